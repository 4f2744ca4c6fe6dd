"""The form of the editor as it stands in the browser, to send it back unchanged."""

from bs4 import BeautifulSoup, Tag


def form_as_rendered(html: str) -> dict[str, list[str]]:
    """Return what a browser sends of the page's edit form when nobody has touched it, without any button."""
    form = BeautifulSoup(html, "html.parser").find("form", id="page-edit-form")
    for blank in form.find_all("template"):
        blank.decompose()
    data: dict[str, list[str]] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name = field.get("name")
        if name and not field.has_attr("disabled") and field.get("type") not in ("submit", "button", "file"):
            data.setdefault(name, []).extend(_values(field))
    return {name: values for name, values in data.items() if values}


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "select":
        options = field.find_all("option")
        chosen = [option.get("value", "") for option in options if option.has_attr("selected")]
        return chosen or ([options[0].get("value", "")] if options and not field.has_attr("multiple") else [])
    if field.get("type") in ("checkbox", "radio"):
        return [field.get("value", "on")] if field.has_attr("checked") else []
    return [field.get("value", "")]

"""How much there is: rows of every table, files in a folder."""

from pathlib import Path

from django.apps import apps


def rows() -> dict[str, int]:
    """Return how many rows each table holds."""
    models = [model for model in apps.get_models() if model._meta.managed]
    return {model._meta.label_lower: model._base_manager.count() for model in models}


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())

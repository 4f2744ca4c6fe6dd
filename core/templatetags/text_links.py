"""``{% lawlinks %}…{% endlawlinks %}``: what is rendered inside gets its links, as ``core.text_links`` says."""

from django import template
from django.template.base import NodeList, Parser, Token

from core.text_links import linked

register = template.Library()


class _LinkedNode(template.Node):
    """Renders what is inside and sets links into it."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        """Return the inside with its links."""
        return linked(self.nodelist.render(context), page=context.get("page"), request=context.get("request"))


@register.tag
def lawlinks(parser: Parser, token: Token) -> template.Node:
    """Link the citations of law in the text up to ``endlawlinks``; headings, links and buttons stay as they are."""
    nodelist = parser.parse(("endlawlinks",))
    parser.delete_first_token()
    return _LinkedNode(nodelist)

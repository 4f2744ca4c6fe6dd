"""How editors write questions, results and the cases that they know the result of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from preparing.eligibility.questionnaire import Outcome

KEY = r"^[a-z0-9][a-z0-9-]{0,39}$"
OUTCOMES = (
    (Outcome.ENTITLED.value, _("entitled")),
    (Outcome.NOT_ENTITLED.value, _("not entitled")),
    (Outcome.DEPENDS.value, _("depends on more")),
)


def key_block(label: object, help_text: object) -> blocks.RegexBlock:
    """Return the field of a key: it stands in addresses."""
    return blocks.RegexBlock(
        regex=KEY,
        label=label,
        help_text=help_text,
        error_messages={"invalid": _("Use small letters without accents, figures and dashes, such as “du-75-tuoi”.")},
    )


class AnswerBlock(blocks.StructBlock):
    """One answer."""

    words = blocks.CharBlock(label=_("Answer"), max_length=200)
    leads_to = key_block(_("Leads to"), _("The short name of the question or result that follows."))


class QuestionBlock(blocks.StructBlock):
    """One question with its answers."""

    key = key_block(_("Short name"), _("Once in this page, such as “tuoi”; it stands in the address."))
    words = blocks.CharBlock(
        label=_("Question"), max_length=255, help_text=_("As you would ask a person at the counter.")
    )
    help = blocks.TextBlock(
        label=_("Explanation"), required=False, max_length=1000, help_text=_("What a word means, where to look it up.")
    )
    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), min_num=2)

    class Meta:
        icon = "help"
        label = _("Question")


class ResultBlock(blocks.StructBlock):
    """Where the questions end."""

    key = key_block(_("Short name"), _("Once in this page, such as “duoc-huong”."))
    outcome = blocks.ChoiceBlock(label=_("What it says"), choices=OUTCOMES)
    title = blocks.CharBlock(label=_("Title"), max_length=255, help_text=_("The answer in one sentence."))
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=2000, help_text=_("What to do next."))
    clause = blocks.CharBlock(
        label=_("Provision"),
        max_length=300,
        help_text=_("Which says so, as it is cited; it becomes a link where the portal holds the document."),
    )
    procedures = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="services.ProcedurePage"), label=_("Procedures"), default=[]
    )

    class Meta:
        icon = "tick-inverse"
        label = _("Result")


class CaseBlock(blocks.StructBlock):
    """A case whose result is known."""

    name = blocks.CharBlock(label=_("Case"), max_length=200, help_text=_("Such as “80 years old, has a pension”."))
    answers = blocks.RegexBlock(
        regex=r"^\s*\d{1,2}(\s*,\s*\d{1,2})*\s*$",
        label=_("Numbers of the answers"),
        help_text=_("In the order in which the questions are asked, such as “1, 2, 1”."),
        error_messages={"invalid": _("Give numbers with commas between them, such as “1, 2, 1”.")},
    )
    expected = key_block(_("Must end at"), _("The short name of the result."))

    class Meta:
        icon = "check"
        label = _("Case to try")

"""Who may apply for a procedure, in the words of the national database, and the word for each in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """A kind of applicant; the value stands in ``?doi-tuong=``. People come first, then bodies."""

    CITIZENS = "cong-dan", _("Vietnamese citizens")
    OVERSEAS_VIETNAMESE = "nguoi-viet-o-nuoc-ngoai", _("Vietnamese living abroad")
    FOREIGNERS = "nguoi-nuoc-ngoai", _("Foreigners")
    RESIDENT_FOREIGNERS = "nguoi-nuoc-ngoai-cu-tru", _("Foreigners residing in Viet Nam")
    OFFICIALS = "can-bo-cong-chuc", _("Officials and public employees")
    PARTY_MEMBERS = "dang-vien", _("Members of the Party")
    BUSINESSES = "doanh-nghiep", _("Businesses")
    VIETNAMESE_BUSINESSES = "doanh-nghiep-viet-nam", _("Vietnamese businesses")
    FOREIGN_INVESTED = "doanh-nghiep-von-nuoc-ngoai", _("Foreign-invested businesses")
    COOPERATIVES = "hop-tac-xa", _("Cooperatives")
    ORGANISATIONS = "to-chuc", _("Organisations (other than businesses and cooperatives)")
    FOREIGN_ORGANISATIONS = "to-chuc-nuoc-ngoai", _("Foreign organisations")
    PARTY_ORGANISATIONS = "to-chuc-dang", _("Organisations of the Party")

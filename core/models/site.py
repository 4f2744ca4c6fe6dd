"""What another province changes instead of code: names, owner, addresses, and the emergency banner."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home", order=10)
class SiteSettings(BaseGenericSetting):
    """Who owns the portal and how to reach them, in both languages, as Nghị định 224/2026/NĐ-CP asks of a portal."""

    province_name = models.CharField(_("name of the province"), max_length=100, default="Tỉnh Quảng Ngãi")
    portal_name = models.CharField(_("name of the portal"), max_length=150, default="Cổng thông tin điện tử")
    owner = models.CharField(
        pgettext_lazy("of the portal", "owner"),
        max_length=255,
        blank=True,
        help_text=_("The agency that owns the portal, in full."),
    )
    responsible_person = models.CharField(
        _("responsible person"),
        max_length=255,
        blank=True,
        help_text=_("Title and name, as the licence says."),
    )
    address = models.CharField(_("address"), max_length=255, blank=True)
    province_name_en = models.CharField(_("name of the province"), max_length=100, default="Quảng Ngãi Province")
    portal_name_en = models.CharField(_("name of the portal"), max_length=150, default="Web portal")
    owner_en = models.CharField(pgettext_lazy("of the portal", "owner"), max_length=255, blank=True)
    responsible_person_en = models.CharField(_("responsible person"), max_length=255, blank=True)
    address_en = models.CharField(_("address"), max_length=255, blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=255,
        blank=True,
        help_text=_("Number and date of the licence, if there is one."),
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel(n)
                    for n in (
                        "province_name",
                        "portal_name",
                        "owner",
                        "responsible_person",
                        "address",
                    )
                ],
                heading=_("Vietnamese"),
            ),
            ObjectList(
                [
                    FieldPanel(f"{n}_en")
                    for n in (
                        "province_name",
                        "portal_name",
                        "owner",
                        "responsible_person",
                        "address",
                    )
                ],
                heading=_("English"),
            ),
            ObjectList(
                [FieldPanel(n) for n in ("phone", "email", "licence")],
                heading=_("Contact"),
            ),
        ],
    )

    class Meta:
        verbose_name = _("name and owner of the portal")


@register_setting(icon="warning", order=20)
class EmergencyBanner(BaseGenericSetting):
    """A warning above every page: a storm, a flood, an outage. Shown while it is on and its time has not passed."""

    is_shown = models.BooleanField(_("show the banner"), default=False)
    title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("What happens, in one line: “Storm no. 12 makes landfall”."),
    )
    text = models.TextField(_("text"), max_length=400, blank=True, help_text=_("What people should do now."))
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    text_en = models.TextField(_("text in English"), max_length=400, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page with more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    shown_until = models.DateTimeField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_("It disappears by itself at this moment."),
    )

    panels = [
        FieldPanel("is_shown"),
        FieldPanel("shown_until"),
        MultiFieldPanel([FieldPanel("title"), FieldPanel("text")], heading=_("Vietnamese")),
        MultiFieldPanel([FieldPanel("title_en"), FieldPanel("text_en")], heading=_("English")),
        FieldPanel("page"),
    ]

    class Meta:
        verbose_name = _("emergency banner")

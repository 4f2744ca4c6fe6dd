"""The keys with which other systems send figures."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Agency

LENGTH_OF_KEY = 12
LENGTH_OF_DIGEST = 64


class ApiToken(models.Model):
    """One token; of its secret only the digest is kept, so nobody can read it here."""

    name = models.CharField(
        _("system"), max_length=100, help_text=_("Which system uses it, so that one knows whom to call.")
    )
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Whose figures it may send. Left empty, those of all agencies and of the whole province."),
    )
    key = models.CharField(_("key"), max_length=LENGTH_OF_KEY, unique=True, editable=False)
    """The part of the token that finds this row; no secret."""
    digest = models.CharField(max_length=LENGTH_OF_DIGEST, editable=False)
    """SHA-256 of the secret part, which is random and long enough to need no slow hash."""
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    last_used_on = models.DateField(_("last used on"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

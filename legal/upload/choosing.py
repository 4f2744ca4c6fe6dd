"""The first step: which file, and into which list of documents."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.files.found import FileText
from core.files.limits import LARGEST_FILE
from core.files.reading import FileRefused, TooLarge, text_of
from legal.models import LegalIndexPage


class IndexField(forms.ModelChoiceField):
    """Offers lists of documents with their language: two may have one name."""

    def label_from_instance(self, obj: LegalIndexPage) -> str:
        """Return what is shown of a list."""
        return f"{obj.title} ({obj.locale.get_display_name()})"


class UploadForm(forms.Form):
    """Takes a file and reads it: what cannot be read is refused with the reason."""

    file = forms.FileField(
        label=_("File of the document"),
        help_text=_(
            "PDF, DOCX or plain text, at most 20 MB. Nothing is saved or published before you have compared it."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.txt"}),
    )
    index = IndexField(
        label=_("Into which list"),
        help_text=_("The list of the language in which the document is written."),
        queryset=LegalIndexPage.objects.none(),
        empty_label=None,
    )
    found: FileText

    def __init__(self, *args: Any, indexes: list[LegalIndexPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(IndexField, self.fields["index"])
        field.queryset = LegalIndexPage.objects.filter(pk__in=[index.pk for index in indexes])
        field.initial = indexes[0].pk
        if len(indexes) == 1:
            field.widget = forms.HiddenInput()

    def clean_file(self) -> Any:
        """Read the file, in a process of its own."""
        file = self.cleaned_data["file"]
        try:
            if file.size > LARGEST_FILE:
                raise TooLarge
            self.found = text_of(file)
        except FileRefused as refused:
            raise ValidationError(str(refused.words), code="refused") from refused
        return file

"""What the people of a publisher fill in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from connectors.models import Connector
from connectors.package.intake import GivenFile
from portal.accounts.actor import Actor
from portal.accounts.models import Publisher

PASTED = "pasted.json"


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, as `portal.web.sent` reads them; gives a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[GivenFile]:  # noqa: ARG002
        """Empty files are kept: the reader of packages says what is wrong with them."""
        return list(data or ())


class PackageForm(forms.Form):
    """A package in any shape: files, a zip, a folder, or pasted JSON."""

    package = FilesField(
        label=_("Files or a zip"),
        help_text=_("The files of the connector, a zip of them, or a Power Platform solution. Up to 20 MB."),
        required=False,
    )
    folder = FilesField(
        label=_("Or a whole folder"),
        required=False,
        widget=SeveralFiles(attrs={"webkitdirectory": True}),
    )
    pasted = forms.CharField(
        label=_("Or paste the definition"),
        help_text=_("The JSON of apiDefinition.swagger.json, as it is."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "code", "spellcheck": "false", "rows": 6}),
    )

    def given(self) -> list[GivenFile]:
        """The upload as the package reader takes it. Nothing at all is given as an empty list."""
        found: list[GivenFile] = [*self.cleaned_data["package"], *self.cleaned_data["folder"]]
        pasted = self.cleaned_data["pasted"].replace("\r\n", "\n")
        if pasted.strip():
            found.append(GivenFile(PASTED if found else "", pasted.encode("utf-8", "replace")))
        return found


class RoundForm(PackageForm):
    """The next round of a submission."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class UploadForm(PackageForm):
    """A new submission: for a new connector of a publisher, or for a connector that exists."""

    publisher = forms.ModelChoiceField(
        label=_("Publisher"), queryset=Publisher.objects.none(), to_field_name="slug", empty_label=None
    )
    connector = forms.ModelChoiceField(
        label=_("Connector"),
        queryset=Connector.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("A new connector"),
    )
    field_order = ("publisher", "connector", "package", "folder", "pasted")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        writable = [publisher for publisher in actor.roles if actor.may_write_for(publisher)]
        publishers = _field(self, "publisher")
        publishers.queryset = Publisher.objects.filter(pk__in=writable)
        if len(writable) == 1:
            publishers.initial = publishers.queryset.get()
            publishers.widget = forms.HiddenInput()
        _field(self, "connector").queryset = Connector.objects.filter(publisher__in=writable)

    def clean(self) -> dict[str, Any]:
        """An existing connector settles whose submission it is."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if connector := cleaned.get("connector"):
            cleaned["publisher"] = connector.publisher
            self.errors.pop("publisher", None)
        return cleaned


def _field(form: forms.Form, name: str) -> "forms.ModelChoiceField[Any]":
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
    return field


def reasons_by_subject(data: Iterable[tuple[str, str]], prefix: str) -> dict[str, str]:
    """The filled-in texts of the fields `<prefix><subject>`, by subject."""
    return {name.removeprefix(prefix): text.strip() for name, text in data if name.startswith(prefix) and text.strip()}

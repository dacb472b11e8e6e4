"""What one may ask the catalogue for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from connectors.catalogue import categories_in_use, publishers_in_use


class CatalogueFilter(forms.Form):
    """The search form. A value that cannot be asked for narrows nothing."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    publisher = forms.ChoiceField(label=_("Publisher"), required=False)

    def __init__(self, data: object) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]
        every = ("", _("All"))
        self.fields["category"].choices = [every, *((each, each) for each in categories_in_use())]  # type: ignore[attr-defined]
        self.fields["publisher"].choices = [every, *publishers_in_use()]  # type: ignore[attr-defined]

    def values(self) -> dict[str, str]:
        """The search by the names that `published_connectors` takes."""
        self.full_clean()
        given = self.cleaned_data
        return {
            "query": given.get("q", "").replace("\0", ""),
            "category": given.get("category", ""),
            "publisher": given.get("publisher", ""),
        }

"""The places of a "no", as a form: file, JSON pointer, rule or judgement, and what would satisfy the reviewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from certification.acts import JUDGEMENT, PinInput
from certification.engine import registry
from connectors.package.package import JSON_ROLES, NAMES
from connectors.package.pointer_at import pointers_on
from portal.web.sentences import filled
from portal.web.source import Excerpt, Sources

PREFIX = "pins"
MOST_PINS = 50
PLACES_OFFERED = 50


class PinForm(forms.Form):
    """One pin. Whether its place exists is the workflow's question."""

    satisfied_by = forms.CharField(
        label=_("What would satisfy you"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    file = forms.ChoiceField(label=_("File"), choices=[(name, name) for name in NAMES.values()])
    pointer = forms.CharField(
        label=_("JSON pointer (empty: all of it)"),
        required=False,
        strip=False,
        max_length=4_000,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )
    rule = forms.ChoiceField(label=_("Rule"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = rule_choices()  # type: ignore[attr-defined]
        self.fields["pointer"].widget.attrs["list"] = f"{self.prefix}-places"

    def as_pin(self) -> PinInput:
        given = self.cleaned_data
        return PinInput(given["file"], given["pointer"], given["rule"], given["satisfied_by"])


PinFormSet: "type[BaseFormSet[PinForm]]" = formset_factory(
    PinForm, extra=0, max_num=MOST_PINS, absolute_max=MOST_PINS, validate_max=True
)


@dataclass(frozen=True)
class PinView:
    """A pin's form with the source at its place, and the other places on that line."""

    form: PinForm
    excerpt: Excerpt | None
    line: int
    places: tuple[str, ...]


def rule_choices() -> list[tuple[str, Any]]:
    rules = [(rule.code, f"{rule.code} · {filled(rule.title, {})}") for rule in registry.rules()]
    return [(JUDGEMENT, _("My judgement, no rule")), *rules]


def typed_pins(data: QueryDict) -> list[dict[str, str]]:
    """The pins of a posted form as they were typed, valid or not."""
    count = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    numbers = range(min(int(count), MOST_PINS)) if count.isascii() and count.isdigit() and len(count) < 4 else ()
    names = tuple(PinForm.base_fields)
    return [{name: data.get(f"{PREFIX}-{number}-{name}", "") for name in names} for number in numbers]


def pin_views(forms_: Iterable[PinForm], sources: Sources) -> list[PinView]:
    return [_view(form, sources) for form in forms_]


def _view(form: PinForm, sources: Sources) -> PinView:
    source = sources.get(str(form["file"].value() or ""))
    if source is None or not source.is_text:
        return PinView(form, None, 0, ())
    place = source.place_of(str(form["pointer"].value() or ""))
    offered: list[str] = []
    if source.file.role in JSON_ROLES:
        offered = pointers_on(source.json.positions, place["line"])
    return PinView(form, source.excerpt(place), place["line"], tuple(offered[:PLACES_OFFERED]))

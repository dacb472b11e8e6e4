"""Each defect of a catalogue, seeded one at a time."""

import pytest
from babel.messages.catalog import Catalog

from portal.languages.catalogue import bring_up_to_date
from portal.languages.checks import defects
from portal.languages.typography import NO_BREAK, typeset


def english(*texts: str | tuple[str, str]) -> Catalog:
    catalogue = Catalog()
    for text in texts:
        catalogue.add(text, locations=[("a.py", 0)])
    return catalogue


def french(texts: dict[str | tuple[str, str], str | tuple[str, str]]) -> Catalog:
    catalogue = Catalog(locale="fr")
    for text, translation in texts.items():
        catalogue.add(text, translation)
    return catalogue


@pytest.mark.parametrize(
    ("text", "translation", "defect"),
    [
        ("Save {name}", "Enregistrer {name}", []),
        ("Save {name}", "", ["untranslated: Save {name}"]),
        ("Save {name}", "Enregistrer {nom}", ["placeholders must be ['{name}']: Save {name}"]),
        ("Save %(name)s", "Enregistrer", ["placeholders must be ['%(name)s']: Save %(name)s"]),
        ("Rule", "Loi", ["“Rule” is /règle/: Rule"]),
        ("A custom connector", "Un connecteur personnalisé", []),
        (
            "A custom connector",
            "Un connecteur",
            ["“custom connector” is /connecteurs? personnalisés?/: A custom connector"],
        ),
        ("The 'x-ms-trigger' of {connector}", "Le 'x-ms-trigger' de {connector}", []),
        ("Save", "Publisher", ["“Publisher” is left in English: Save"]),
        ("Why?", "Pourquoi ?", ["a breaking space before high punctuation: Why?"]),
        ("Why?", f"Pourquoi{NO_BREAK}?", []),
    ],
)
def test_defects_of_a_translation(text: str, translation: str, defect: list[str]) -> None:
    assert defects(french({text: translation}), english(text)) == defect


def test_defects_name_missing_unused_fuzzy_and_kept_texts() -> None:
    catalogue = french({"Old": "Vieux", "New": "Neuf"})
    catalogue.get("New").flags.add("fuzzy")
    catalogue.obsolete["Gone"] = french({"Gone": "Parti"}).get("Gone")  # type: ignore[assignment]

    assert defects(catalogue, english("New", "Other")) == [
        "missing: Other",
        "unused: Old",
        "fuzzy: New",
        "unused, kept as a comment: Gone",
    ]


def test_defects_of_a_plural_with_one_form_left_out() -> None:
    text = ("%(n)s file", "%(n)s files")

    assert defects(french({text: ("%(n)s fichier", "")}), english(text)) == ["untranslated: %(n)s file"]
    assert defects(french({text: ("%(n)s fichier", "%(n)s fichiers")}), english(text)) == []


def test_bring_up_to_date_keeps_translations_and_marks_changed_texts() -> None:
    catalogue = french({"Save the file now": "Enregistrer le fichier", "Gone for good": "Parti", "Stay": "Rester"})

    bring_up_to_date(catalogue, english("Save the file now!", "Stay", "Entirely different"))

    assert {m.id: (m.string or "", m.fuzzy) for m in catalogue if m.id} == {
        "Save the file now!": ("Enregistrer le fichier", True),
        "Stay": ("Rester", False),
        "Entirely different": ("", False),
    }
    assert catalogue.obsolete == {}


def test_typeset_binds_high_punctuation_in_french_alone() -> None:
    assert (
        typeset("« Oui » : 3 % ; %(n)s ?", "fr")
        == f"«{NO_BREAK}Oui{NO_BREAK}»{NO_BREAK}: 3{NO_BREAK}%{NO_BREAK}; %(n)s{NO_BREAK}?"
    )
    assert typeset("Yes : no", "en") == "Yes : no"
    assert typeset(("a ?", "b ?"), "fr") == (f"a{NO_BREAK}?", f"b{NO_BREAK}?")

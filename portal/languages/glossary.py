"""The words of the product in French. A catalogue that uses others fails `manage.py messages --check`."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """Where the English word stands, one of the French forms must; both are patterns without case."""

    english: str
    french: str


WORDS = (
    Word("custom connectors?", "connecteurs? personnalisés?"),
    Word("connectors?", "connecteur"),
    Word("triggers?", "déclench"),
    Word("actions?", "action"),
    Word("independent software vendors?|ISVs?", r"éditeurs? de logiciels indépendants?|\bISV\b"),
    Word("publishers?", "éditeur"),
    Word("tenants?", "locataire"),
    Word("submit for certification", "soumettre pour certification"),
    Word("submissions?", "soumission"),
    Word("reviews?|in review", "revue"),
    Word("reviewers?", "réviseu"),
    Word("publish|published|publishing|publication", "publi|parution"),
    Word("incidents?", "incident"),
    Word("packages?", "paquet"),
    Word("definitions?", "définition|défini"),
    Word("operations?", "opération"),
    Word("parameters?", "paramètre"),
    Word("responses?", "réponse"),
    Word("rules?", "règle"),
    Word("findings?", "constat"),
    Word("(?<!way )rounds?", r"\btours?\b"),
    Word("drafts?", "brouillon"),
    Word("catalogue", "catalogue"),
    Word("waivers?|waived?", "dérog"),
    Word("verdicts?", "verdict"),
)

UNTRANSLATED = re.compile(
    r"(?<![\w{/.-])(connectors?|triggers?|publishers?|submissions?|reviews?|reviewers?|packages?|findings?)(?![\w}/.-])",
    re.IGNORECASE,
)
"""English words that must not be left in a French text."""

_NOT_WORDS = re.compile(r"%\(\w+\)s|\{\w+\}|(?<!\w)'[^']+'(?!\w)|“[^”]+”|«[^»]+»|\"[^\"]+\"|`[^`]+`")
"""Placeholders and quoted names: they are data, not words."""


def breaches(english: str, french: str) -> list[str]:
    """What the French text should say and does not, one sentence each."""
    source, target = _NOT_WORDS.sub(" ", english), _NOT_WORDS.sub(" ", french)
    missing = [
        f"“{found[0]}” is /{word.french}/"
        for word in WORDS
        if (found := re.search(rf"(?<![\w-])(?:{word.english})(?![\w-])", source, re.IGNORECASE))
        and not re.search(word.french, french, re.IGNORECASE)
    ]
    return [*missing, *(f"“{word}” is left in English" for word in UNTRANSLATED.findall(target))]

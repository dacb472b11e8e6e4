from portal.languages.keywords import Found
from portal.languages.templates import in_template


def found(source: str) -> list[Found]:
    return in_template(source, "page.html")


def test_translate_and_its_old_name() -> None:
    assert found('{% translate "One" %} {% trans "Two" as two %}') == [Found("One"), Found("Two")]


def test_translate_with_context_and_percent() -> None:
    assert found('{% translate "May" context "month" %}') == [Found("May", "month")]
    assert found('{% translate "100 % sure" %}') == [Found("100 %% sure")]


def test_blocktranslate_trimmed_over_indented_lines() -> None:
    source = """
      <p>
          {% blocktranslate trimmed with name=user.name %}
            Hello, {{ name }}:
            "good" morning
          {% endblocktranslate %}
      </p>
    """
    assert found(source) == [Found('Hello, %(name)s: "good" morning')]


def test_blocktranslate_plural() -> None:
    source = "{% blocktranslate count n=found %}{{ n }} case{% plural %}{{ n }} cases{% endblocktranslate %}"
    assert found(source) == [Found(("%(n)s case", "%(n)s cases"))]


def test_blocktranslate_plural_with_context() -> None:
    source = "{% blocktranslate count n=found context 'law' %}{{ n }} case{% plural %}cases{% endblocktranslate %}"
    assert found(source) == [Found(("%(n)s case", "cases"), "law")]


def test_underscore_in_tags_variables_and_filters() -> None:
    source = """{% include "a.html" with label=_("Save") %} {{ _("Now") }} {{ value|default:_("none") }}"""
    assert found(source) == [Found("Save"), Found("Now"), Found("none")]


def test_text_around_tags_is_no_text_to_translate() -> None:
    assert found("<p class='a'>it's {{ count }} _( { [</p>{# note #}{% comment %}x{% endcomment %}") == []

import json

from certification.engine import seeded
from certification.engine.engine import check
from certification.engine.formats import json as form
from certification.engine.report import to_json


def test_part_is_the_report_on_one_line() -> None:
    report = check(seeded.sample())
    part = form.part(report, seeded.sample())
    assert part.encode() == form.render(report, seeded.sample()) == to_json(report)
    assert "\n" not in part


def test_join_writes_one_report_a_line() -> None:
    part = form.part(check(seeded.sample()), seeded.sample())
    lines = "".join(form.join([part, part])).splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["passed", "passed"]

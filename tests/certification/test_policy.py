"""The portal's policy stays the same to the byte while no severity changes."""

from datetime import UTC, date, datetime

import time_machine

from certification.engine.built_in import SINCE
from certification.engine.policy import Policy, Step
from certification.policy import portal_policy


def test_portal_policy_is_the_same_on_days_without_a_step() -> None:
    served = []
    for day in (datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 29, 23, 59, tzinfo=UTC)):
        with time_machine.travel(day, tick=False):
            served.append(portal_policy().to_json())
    assert served[0] == served[1]


def test_portal_policy_is_named_by_the_day_since_which_it_holds() -> None:
    assert portal_policy().as_of == SINCE


def test_policy_holds_since_its_last_step() -> None:
    steps = (Step(date(2027, 3, 1), "hint"), Step(date(2027, 5, 1), "warning"))
    policy = Policy(steps={"OPS-001": steps})
    assert policy.holds_since(date(2027, 4, 30)) == date(2027, 3, 1)
    assert policy.holds_since(date(2027, 5, 1)) == date(2027, 5, 1)
    assert policy.holds_since(date(2027, 2, 28)) == date.min

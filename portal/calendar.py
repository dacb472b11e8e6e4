"""Working time. Days are UTC days, Monday to Friday."""

from datetime import datetime, timedelta

SATURDAY = 5


def add_working_days(start: datetime, days: int) -> datetime:
    """The same time of day, `days` working days after `start`."""
    moment = start
    for _day in range(days):
        moment += timedelta(days=1)
        while moment.weekday() >= SATURDAY:
            moment += timedelta(days=1)
    return moment

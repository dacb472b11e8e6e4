"""How runs end, as the database itself noted it: a trigger writes down every change of a run that has ended."""

import time

from portal.embedded.site import Site

WATCH = """
CREATE TABLE proof_ends (run uuid NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE FUNCTION proof_note_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.proof_ends (run) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER proof_note_end AFTER UPDATE ON certification_run FOR EACH ROW
    WHEN (NEW.status = 'ended' OR OLD.status = 'ended') EXECUTE FUNCTION proof_note_end();
"""
ENDED_TWICE = "SELECT run FROM proof_ends GROUP BY run HAVING count(*) > 1"
ERRORED = "SELECT id, reason FROM certification_run WHERE outcome = 'errored'"
SETTLED_TWICE = """
SELECT subject_id FROM audit_event WHERE tag IN ('submission.pass_testing', 'submission.fail_testing')
GROUP BY subject_id HAVING count(*) > 1
"""
STILL_TESTING = "SELECT id FROM certification_submission WHERE state = 'testing'"
OPEN_RUNS = "SELECT id FROM certification_run WHERE status <> 'ended'"


def watch(site: Site) -> None:
    """From now on every end of a run is noted, so that a second one cannot hide."""
    rows(site, WATCH)


def wait_for_all(site: Site, seconds: float) -> list[str]:
    """Until no run is open and no submission is in testing; what still is when the time has passed."""
    end = time.monotonic() + seconds
    while waiting := [*rows(site, OPEN_RUNS), *rows(site, STILL_TESTING)]:
        if time.monotonic() > end:
            return [f"still open: {one}" for one in waiting]
        time.sleep(1)
    return []


def problems(site: Site) -> list[str]:
    """Runs with two ends, submissions that left testing twice, runs that errored."""
    return [
        *(f"run with two ends: {one}" for one in rows(site, ENDED_TWICE)),
        *(f"submission that left testing twice: {one}" for one in rows(site, SETTLED_TWICE)),
        *(f"errored run: {one}" for one in rows(site, ERRORED)),
    ]


def slowest_after(site: Site, kills: list[float]) -> float:
    """Seconds from a kill to the end of the last run that was open at that moment; `kills` in seconds since 1970."""
    moments = ", ".join(f"(to_timestamp({kill:.3f}))" for kill in kills)
    found = rows(
        site,
        f"SELECT coalesce(max(extract(epoch FROM run.ended_at - kill.at)), 0) FROM certification_run run"  # noqa: S608
        f" JOIN (VALUES {moments}) AS kill(at) ON run.created_at <= kill.at AND run.ended_at > kill.at",
    )
    return float(found[0])


def rows(site: Site, statement: str) -> list[str]:
    assert site.postgresql
    return site.postgresql.sql(statement, "portal").splitlines()

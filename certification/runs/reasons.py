"""Why a run was skipped or errored: stable codes and their sentences."""

from django.utils.translation import gettext_lazy as _

NOTHING_PUBLISHED = "nothing_published"
COMPARISON_NOT_BUILT = "comparison_not_available"
NO_BENCH = "no_bench"
RULE_ERRORED = "rule_errored"
WORKER_LOST = "worker_lost"
CRASHED = "crashed"
TOO_LONG = "too_long"

SENTENCES = {
    NOTHING_PUBLISHED: _("No version of this connector is published yet, so there is nothing to compare with."),
    COMPARISON_NOT_BUILT: _("Comparison with the published version is not available yet."),
    NO_BENCH: _("There is nothing to test with: no test account and no samples were supplied."),
    RULE_ERRORED: _("A rule failed to run. This is our fault; we have been told."),
    WORKER_LOST: _("The machine that ran this stopped three times. This is our fault; we have been told."),
    CRASHED: _("The run failed by an error of ours. We have been told."),
    TOO_LONG: _("The run took longer than is allowed."),
}

"""An independent second opinion on conformance, by openapi-spec-validator.

What it finds and our engine does not is ours to look at: a rule we lack, or a mistake in one we have. It never
blocks anybody.
"""

from certification.second_opinion.opinion import Disagreement, disagreements

__all__ = ["Disagreement", "disagreements"]

"""Pages of the people who review: the queue, the case, and what a decision takes."""

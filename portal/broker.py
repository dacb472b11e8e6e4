"""The broker's address as Celery writes it."""


def celery_url(redis_url: str) -> str:
    """`REDIS_URL` is in the form of redis-py; for a unix socket (`unix:///a.sock?db=1`) Celery has one of its own."""
    if not redis_url.startswith("unix://"):
        return redis_url
    return redis_url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=", 1)

import pytest
from django.conf import settings
from kombu import Connection

from portal.broker import celery_url


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("redis://redis:6379/0", "redis://redis:6379/0"),
        ("rediss://:secret@redis:6379/2", "rediss://:secret@redis:6379/2"),
        ("unix:///srv/run/redis.sock?db=3", "redis+socket:///srv/run/redis.sock?virtual_host=3"),
        ("unix:///srv/run/redis.sock", "redis+socket:///srv/run/redis.sock"),
    ],
)
def test_celery_url(given, expected):
    assert celery_url(given) == expected


def test_celery_uses_the_database_that_the_address_names():
    address, _, _number = settings.REDIS_URL.partition("?db=")
    with Connection(celery_url(f"{address}?db=5")) as connection:
        client = connection.default_channel.client

        assert client.connection_pool.connection_kwargs["db"] == 5
        assert client.ping()

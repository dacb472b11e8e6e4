"""What machines ask the site: is it well, and what may be crawled."""

from http import HTTPStatus

import redis
from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PATIENCE = 2.0  # seconds


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when database and broker answer, else 503; says which one does not."""
    parts = {"database": _database_answers(), "broker": _broker_answers()}
    is_well = all(parts.values())
    words = {name: "ok" if answers else "no answer" for name, answers in parts.items()}
    status = HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse({"status": "ok" if is_well else "failing", **words}, status=status)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _broker_answers() -> bool:
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """The catalogue is for everybody, the rest for nobody's crawler."""
    lines = ["User-agent: *", f"Allow: {reverse('public:catalogue')}", "Disallow: /", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")

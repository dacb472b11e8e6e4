"""The public catalogue: the list with its search, a connector, one of its operations."""

from typing import Any

from django.core.cache import cache
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Left
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from connectors import catalogue as published
from connectors.models import PackageEntry, Version
from connectors.package.package import Package
from connectors.presentation import readme
from connectors.presentation.overview import Overview
from connectors.store import load
from portal.web.keyset import page_of
from portal.web.public.filters import CatalogueFilter

PAGE_SIZE = 24
VERSIONS_SHOWN = 20
README_CACHED = 24 * 3600  # seconds; addressed by content


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Published connectors in order of title: every word of the search, a category, a publisher."""
    wanted = CatalogueFilter(request.GET)
    icon = PackageEntry.objects.filter(package=OuterRef("published__package"), role="icon")
    found = published.published_connectors(**wanted.values()).annotate(
        sort_key=Left(F("published__search"), 80),  # begins with the folded title
        has_icon=Exists(icon),
    )
    page = page_of(found, ("sort_key", "slug"), request.GET.get("cursor", ""), PAGE_SIZE)
    shown = {"filter": wanted, "page": page, "count": found.count(), "narrowed": any(wanted.values().values())}
    return render(request, "public/catalogue.html", shown)


@require_safe
def connector(request: HttpRequest, slug: str) -> HttpResponse:
    """One connector as its definition describes it."""
    version = version_or_404(slug)
    versions = version.connector.versions.all()[:VERSIONS_SHOWN]
    context = {**described(version, load(version.package_id)), "versions": versions}
    return render(request, "public/connector.html", context)


def described(version: Version, package: Package) -> dict[str, Any]:
    """What the page of a connector shows of a version."""
    return {
        "connector": version.connector,
        "version": version,
        "overview": Overview(package),
        "readme": _readme(package),
        "icon": package.icon,
    }


@require_safe
def operation(request: HttpRequest, slug: str) -> HttpResponse:
    """One operation (`?id=` its operationId) with all of its fields."""
    version = version_or_404(slug)
    found = Overview(load(version.package_id)).operation(request.GET.get("id", ""))
    if found is None:
        raise Http404
    shown = {"connector": version.connector, "version": version, "operation": found}
    return render(request, "public/operation.html", shown)


def version_or_404(slug: str) -> Version:
    """The published version of the connector with this slug, with its connector and publisher."""
    found = Version.objects.select_related("connector__publisher")
    return get_object_or_404(found, connector__slug=slug, connector__published=F("pk"))


def _readme(package: Package) -> SafeString:
    """The README as sanitised HTML; kept by its digest, since a hostile one takes long to render."""
    if package.readme is None:
        return SafeString("")
    key = f"readme:{package.readme.sha256}"
    html = cache.get(key)
    if html is None:
        html = readme.as_html(package.readme.content)
        cache.set(key, html, README_CACHED)
    return SafeString(html)

"""The public catalogue: what a published version shows, publishing it, and finding it."""

from django.db import transaction
from django.db.models import CharField, F, Func, QuerySet

from connectors.folding import fold
from connectors.listing import Listing, read_listing
from connectors.models import Connector, StoredPackage, Version
from connectors.store import load
from portal.accounts.models import Publisher


def publish(connector: Connector, package: StoredPackage) -> Version:
    """Make `package` the published version of `connector`; call it in the transaction of the decision."""
    listing = read_listing(load(package.digest))
    with transaction.atomic():
        locked = Connector.objects.select_for_update().get(pk=connector.pk)
        version = version_of(locked, package, listing)
        version.sequence = locked.versions.count() + 1
        version.save()
        locked.published = version
        locked.title = version.title
        locked.save(update_fields=["published", "title"])
    return version


def version_of(connector: Connector, package: StoredPackage, listing: Listing) -> Version:
    """The version that the package would be, not stored."""
    return Version(
        connector=connector,
        number=listing.number,
        package=package,
        title=listing.title or connector.title,
        description=listing.description,
        categories=list(listing.categories),
        brand_colour=listing.brand_colour,
        search=_searchable(connector, listing),
    )


def published_connectors(query: str = "", category: str = "", publisher: str = "") -> QuerySet[Connector]:
    """Published connectors in order of title; every word of `query` must occur."""
    found = (
        Connector.objects.filter(published__isnull=False)
        .select_related("published", "publisher")
        .order_by("title", "slug")
    )
    for word in fold(query).split():
        found = found.filter(published__search__contains=word)
    if category:
        found = found.filter(published__categories__contains=[category])
    if publisher:
        found = found.filter(publisher__slug=publisher)
    return found


def categories_in_use() -> list[str]:
    """The categories of what is published, in folded order."""
    unnested = Func(F("published__categories"), function="unnest", output_field=CharField())
    found = Connector.objects.filter(published__isnull=False).annotate(category=unnested)
    return sorted(found.values_list("category", flat=True).order_by().distinct(), key=fold)


def publishers_in_use() -> list[tuple[str, str]]:
    """Slug and name of every publisher with something published, by folded name."""
    with_published = Connector.objects.filter(published__isnull=False).values("publisher")
    found = Publisher.objects.filter(pk__in=with_published).values_list("slug", "name")
    return sorted(found, key=lambda each: fold(each[1]))


def _searchable(connector: Connector, listing: Listing) -> str:
    return fold(
        " ".join(
            [
                listing.title,
                listing.description,
                connector.publisher.name,
                *listing.categories,
                *listing.operations,
            ]
        )
    )

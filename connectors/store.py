"""The package store: content-addressed, immutable, in the database."""

from django.db import transaction

from connectors.models import Blob, PackageEntry, StoredPackage
from connectors.package.package import Package, PackageFile


def save(package: Package) -> StoredPackage:
    """Store a package, or find the one that is stored already: equal bytes are stored once."""
    with transaction.atomic():
        Blob.objects.bulk_create(
            [Blob(sha256=file.sha256, size=len(file.content), content=file.content) for file in package.files],
            ignore_conflicts=True,
        )
        stored, created = StoredPackage.objects.get_or_create(digest=package.digest)
        if created:
            PackageEntry.objects.bulk_create(
                PackageEntry(package=stored, blob_id=file.sha256, name=file.name, role=file.role)
                for file in package.files
            )
    return stored


def load(digest: str) -> Package:
    """The canonical package of this digest: every file bears its canonical name."""
    entries = PackageEntry.objects.filter(package_id=digest).select_related("blob")
    return Package(
        tuple(
            PackageFile(name=entry.name, given_as=entry.name, role=entry.role, content=bytes(entry.blob.content))
            for entry in entries
        )
    )

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from connectors.models.package import StoredPackage
from portal.accounts.models import Publisher


class Connector(models.Model):
    """The product entry of a publisher. Until a version is published it is a custom connector."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="connectors")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    published = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["title", "slug"]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """A published number of a connector, with what the catalogue shows of it.

    `search` is folded in Python (the bundled PostgreSQL has no ICU); the texts are those of the definition.
    """

    connector = models.ForeignKey(Connector, on_delete=models.PROTECT, related_name="versions")
    sequence = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    package = models.ForeignKey(StoredPackage, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    description = models.TextField()
    categories = ArrayField(models.CharField(max_length=80), default=list)
    brand_colour = models.CharField(max_length=7, blank=True)
    search = models.TextField()
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-sequence"]
        constraints = [models.UniqueConstraint(fields=["connector", "sequence"], name="version_sequence_once")]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

from django.db import models
from django.db.models import Q


class Blob(models.Model):
    """Bytes, addressed by their SHA-256 (hex). Written once, never changed.

    They live in the database so that a package and its submission are stored in one transaction and one backup.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256


class StoredPackage(models.Model):
    """One immutable upload, addressed by its package digest (`sha256:<hex>`)."""

    digest = models.CharField(max_length=71, primary_key=True)
    created_at = models.DateTimeField(auto_now_add=True)
    blobs: "models.ManyToManyField[Blob, PackageEntry]" = models.ManyToManyField(Blob, through="PackageEntry")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(digest__regex=r"^sha256:[0-9a-f]{64}$"), name="package_digest_form")
        ]

    def __str__(self) -> str:
        return self.digest


class PackageEntry(models.Model):
    """One file of a package under its canonical name."""

    package = models.ForeignKey(StoredPackage, on_delete=models.PROTECT, related_name="entries")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["package", "name"], name="package_entry_once")]

    def __str__(self) -> str:
        return self.name

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models.user import User


class PublisherKind(models.TextChoices):
    VERIFIED = "verified", _("Verified publisher")
    INDEPENDENT = "independent", _("Independent publisher")


class MemberRole(models.TextChoices):
    OWNER = "owner", _("Owner")
    DEVELOPER = "developer", _("Developer")
    VIEWER = "viewer", _("Viewer")


class Publisher(models.Model):
    """The organisation that owns connectors."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=PublisherKind, default=PublisherKind.VERIFIED)
    members: "models.ManyToManyField[User, Membership]" = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="publishers"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=MemberRole)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "publisher"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.publisher} · {self.role}"

from django.db import models


class Event(models.Model):
    """Something that happened. Appended, never changed; it outlives what it is about, so it holds no foreign key.

    `tag` is `subject.action`, such as `submission.approve`; `data` what one must know later to understand it.
    """

    at = models.DateTimeField(auto_now_add=True)
    tag = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=254)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=80)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "id"], name="audit_subject")]

    def __str__(self) -> str:
        return f"{self.tag} {self.subject_id}"

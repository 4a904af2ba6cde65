from django.db import models


class OutboxRow(models.Model):
    """One promised job. It is open until done or given up; `key` makes the same promise once."""

    job = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    args = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    # When the relay rings (again); never in the future for a job that only waits for its first bell.
    available_at = models.DateTimeField()
    # Nobody else may work on it before; a worker that died simply lets it run out.
    lease_until = models.DateTimeField(null=True)
    # Counted before the work, so that a crash counts; it is also the fencing token of the lease.
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["available_at"],
                condition=models.Q(done_at=None, failed_at=None),
                name="outbox_open",
            )
        ]

    def __str__(self) -> str:
        return self.key

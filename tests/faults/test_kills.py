"""Workers and Redis are really killed, again and again: no job is lost, and no effect doubled."""

from collections.abc import Iterator

import pytest
from django.db.models import QuerySet

from applications.models import Counter, Dossier, Notice, Paper, StepRun
from applications.models.step_run import Outcome
from core.ledger.verify import findings
from core.models import OutboxRow
from processes import Child, eventually, running
from tests import services
from tests.applications.stories import BIRTH, accepted, filed, open_city, work

pytestmark = pytest.mark.django_db(transaction=True)

DOSSIERS = 40
LEASE = 15  # longer than any of its jobs takes, on a slow machine too


class KeptWorker:
    """A worker as docker-compose keeps it: one that falls, be it with its broker, is started again."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env
        self.child = self.start()

    def start(self) -> Child:
        return services.celery_worker(self.env)

    def kill(self) -> None:
        """As the machine's out-of-memory killer would: the whole tree at once, without a word."""
        self.child.kill()

    def is_kept(self) -> bool:
        if self.child.status is not None:
            self.child.kill()  # what its main process left behind
            self.child = self.start()
        return True


@pytest.fixture
def own_redis() -> Iterator[services.Redis]:
    """A Redis to be killed, not the one other tests share."""
    redis = services.Redis()
    yield redis
    redis.child.sweep(0)


@pytest.fixture
def env(portal_env: dict[str, str], own_redis: services.Redis) -> dict[str, str]:
    return {**portal_env, "REDIS_URL": own_redis.url, "OUTBOX_LEASE_SECONDS": str(LEASE)}


@pytest.fixture
def worker(env: dict[str, str]) -> Iterator[KeptWorker]:
    worker = KeptWorker(env)
    yield worker
    worker.child.ask_to_end()
    worker.child.sweep()


@pytest.fixture
def promised(transactional_db: None) -> int:
    """Dossiers that wait for their automatic step, with papers to print and mails to send; how many jobs that is."""
    citizen = open_city()
    for _number in range(DOSSIERS):
        work(accepted(filed(citizen, BIRTH)), until="registration")
    return left().count()


def left() -> QuerySet[OutboxRow]:
    """The jobs still to do, without the time-outs of days that are not over."""
    return OutboxRow.objects.filter(done_at=None).exclude(job="step.time_out")


def done() -> int:
    return OutboxRow.objects.exclude(done_at=None).count()


def test_whatever_is_killed_each_job_has_its_effect_once(
    env: dict[str, str], own_redis: services.Redis, worker: KeptWorker, promised: int
) -> None:
    before = done()
    with running(services.manage("relay", env=env)):
        for number, victims in enumerate(["worker", "redis", "worker redis", "redis", "worker"], 1):
            eventually(lambda mark=number: worker.is_kept() and done() - before >= promised * mark // 7)
            if "worker" in victims:
                worker.kill()
            if "redis" in victims:
                own_redis.child.kill()
                own_redis.start()
        eventually(lambda: worker.is_kept() and not left().exists(), seconds=900)
    assert_each_effect_once()


def assert_each_effect_once() -> None:
    """Every book number given once and in a row, every paper printed, every mail marked sent, every chain whole."""
    assert not OutboxRow.objects.exclude(failed_at=None).exists()
    book = Counter.objects.get(series__startswith="book:")
    numbers = sorted(int(dossier.findings["register_number"].partition("/")[0]) for dossier in Dossier.objects.all())
    assert book.last == DOSSIERS
    assert numbers == list(range(1, DOSSIERS + 1))
    runs = StepRun.objects.filter(step="registration")
    assert [run.outcome for run in runs] == [Outcome.DONE] * DOSSIERS
    assert not Paper.objects.filter(blob=None).exists()
    assert not Notice.objects.filter(mailed_at=None).exclude(dossier__applicant_email="").exists()
    assert list(findings()) == []

"""The register of jobs. A job does its work outside any transaction and returns the effect to be made inside one."""

from collections.abc import Callable
from datetime import timedelta

# What is written in the transaction that marks the job done: both happen, or neither. None: there is nothing to write.
Effect = Callable[[], object] | None
Job = Callable[..., Effect]

_jobs: dict[str, Job] = {}
_leases: dict[str, timedelta] = {}


def job(name: str, lease: timedelta | None = None) -> Callable[[Job], Job]:
    """Registers a job under a name that stays, for rows outlive releases. `lease`: of one that may take longer."""

    def register(function: Job) -> Job:
        if name in _jobs:
            raise ValueError(f"two jobs are called {name}")
        _jobs[name] = function
        if lease:
            _leases[name] = lease
        return function

    return register


def registered(name: str) -> Job:
    """The job of this name; KeyError if there is none."""
    return _jobs[name]


def long_lease_of(name: str) -> timedelta | None:
    """How long nobody else works on a job of this name once somebody has begun; None: as usual."""
    return _leases.get(name)

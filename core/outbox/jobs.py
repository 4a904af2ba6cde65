"""The register of jobs. A job does its work outside any transaction and returns the effect to be made inside one."""

from collections.abc import Callable

# What is written in the transaction that marks the job done: both happen, or neither. None: there is nothing to write.
Effect = Callable[[], object] | None
Job = Callable[..., Effect]

_jobs: dict[str, Job] = {}


def job(name: str) -> Callable[[Job], Job]:
    """Registers a job under a name that stays, for rows outlive releases."""

    def register(function: Job) -> Job:
        if name in _jobs:
            raise ValueError(f"two jobs are called {name}")
        _jobs[name] = function
        return function

    return register


def registered(name: str) -> Job:
    """The job of this name; KeyError if there is none."""
    return _jobs[name]

"""Issuing papers: a row with its data now, its bytes by a promised job."""

from applications.papers.issuing import issue, issue_again

__all__ = ["issue", "issue_again"]

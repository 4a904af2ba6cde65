"""Issuing papers: a row with its data now, its bytes by a promised job."""

from applications.papers.issuing import annul, issue, issue_again

__all__ = ["annul", "issue", "issue_again"]

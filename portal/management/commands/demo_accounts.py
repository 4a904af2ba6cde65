"""Tells who may be tried in the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.sample import demo_accounts, demo_password


class Command(BaseCommand):
    help = "Prints the demo accounts: user name, who they are, what they do, and the one password."

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = demo_accounts()
        if not accounts:
            raise CommandError("There is no sample city here yet: run manage.py sample_city first.")
        widths = (max(len(row.username) for row in accounts), max(len(row.full_name) for row in accounts))
        for row in accounts:
            self.stdout.write(f"{row.username:<{widths[0]}}  {row.full_name:<{widths[1]}}  {row.duty}")
        self.stdout.write(_("Mật khẩu chung của các tài khoản dùng thử: %(password)s") % {"password": demo_password()})

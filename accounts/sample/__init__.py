"""The sample city: Hải Phòng's territories and agencies, and invented people for the demo."""

from accounts.sample.city import build_city
from accounts.sample.demo import DemoAccount, demo_accounts, demo_password

__all__ = ["DemoAccount", "build_city", "demo_accounts", "demo_password"]

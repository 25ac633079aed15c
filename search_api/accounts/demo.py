"""The accounts of the demo mode, as the page shows them before login."""

from __future__ import annotations

from typing import Any

from samples.demo import accounts
from search_api.accounts.schemas import DemoAccount
from search_api.accounts.units import UnitList


def demo_accounts(units: UnitList) -> list[DemoAccount]:
    """The demo accounts with their passwords and the German names of their units."""
    return [_shown(account, units) for account in accounts()]


def _shown(account: dict[str, Any], units: UnitList) -> DemoAccount:
    return DemoAccount(
        username=account["id"],
        password=account["password"],
        name=account["name"],
        about=account["about"],
        agency=account["agency"],
        roles=account["roles"],
        unit_names=[units.name(unit) for unit in account["units"]],
    )

"""How often a login may fail: a limit for each account and one for each address."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from search_api.access.refusals import TooManyAttempts


@dataclass(frozen=True, slots=True)
class LoginLimits:
    """Failed logins that are allowed, in the notation of the limits library.

    Ten an account lets people mistype; sixty an address serves an office behind one address.
    """

    for_account: str = "10 per 5 minutes"
    for_address: str = "60 per 5 minutes"


class LoginThrottle:
    """Counts failed logins in memory; a restart forgets them, which an attacker cannot bring about."""

    def __init__(self, limits: LoginLimits) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._for_account = parse(limits.for_account)
        self._for_address = parse(limits.for_address)

    def check(self, account_id: str, address: str) -> None:
        """Raise TooManyAttempts if account or address have used up their failures; counts nothing."""
        for limit, key in self._keys(account_id, address):
            if not self._limiter.test(limit, key):
                reset_at = self._limiter.get_window_stats(limit, key).reset_time
                raise TooManyAttempts(retry_after=max(1, math.ceil(reset_at - time.time())))

    def count_failure(self, account_id: str, address: str) -> None:
        """Note a failed login."""
        for limit, key in self._keys(account_id, address):
            self._limiter.hit(limit, key)

    def _keys(self, account_id: str, address: str) -> tuple[tuple[RateLimitItem, str], ...]:
        # casefold, or "Nowicki" and "nowicki" would have ten attempts each where a database compares loosely.
        return (
            (self._for_account, f"account/{account_id.casefold()}"),
            (self._for_address, f"address/{address}"),
        )

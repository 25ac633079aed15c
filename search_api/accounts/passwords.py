"""Passwords: argon2 hashes, checked in a small thread pool of their own.

A check costs tens of milliseconds and as many mebibytes on purpose. The pool is small, so that a rush of logins neither
fills the memory nor takes the threads that searches need.
"""

from __future__ import annotations

import asyncio
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

from pwdlib import PasswordHash
from pwdlib.exceptions import PwdlibError
from pwdlib.hashers.argon2 import Argon2Hasher

# RFC 9106, second recommended option: 64 MiB, three passes, four lanes.
_HASHER: Final = PasswordHash((Argon2Hasher(time_cost=3, memory_cost=64 * 1024, parallelism=4),))

SHORTEST: Final = 8
"""Characters of a password that is imported; what is made for an account has 16."""


def hash_password(password: str) -> str:
    """The argon2id hash to be stored."""
    return _HASHER.hash(password)


def make_password() -> str:
    """A password for an account that came without one: 96 random bits in four groups that can be typed."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"  # without letters that look like digits
    return "-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(4))


@cache
def _nobodys_hash() -> str:
    """The hash of a password that nobody has, so that an unknown name costs as much as a known one."""
    return hash_password(secrets.token_urlsafe(32))


def _matches(password: str, stored: str | None) -> bool:
    try:
        fits = _HASHER.verify(password, stored if stored is not None else _nobodys_hash())
    except PwdlibError:
        return False
    return fits and stored is not None


class PasswordChecks:
    """Checks passwords beside the event loop, a few at a time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1), thread_name_prefix="passwords")

    async def fits(self, password: str, stored: str | None) -> bool:
        """Whether the password belongs to the stored hash; never for None, at the same cost."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, _matches, password, stored)

    def warm_up(self) -> None:
        """Make the hash that unknown names are checked against, so that the first such login costs no more."""
        self._threads.submit(_nobodys_hash)

    def close(self) -> None:
        """End the threads; may be called twice."""
        self._threads.shutdown()

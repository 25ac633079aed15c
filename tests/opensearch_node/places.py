"""Room for one test on the one server: a prefix of its own, emptied afterwards."""

from __future__ import annotations

import json
import secrets
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def own_place(url: str) -> Iterator[str]:
    """The URL with a prefix that nobody else uses."""
    prefix = f"test{secrets.token_hex(6)}"
    yield f"{url}/{prefix}"
    with urllib.request.urlopen(f"{url}/{prefix}*") as answer:
        names = sorted(json.load(answer))
    for name in names:
        urllib.request.urlopen(urllib.request.Request(f"{url}/{name}", method="DELETE")).close()

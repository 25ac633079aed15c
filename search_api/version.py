"""The version of the product; a test holds it equal to pyproject.toml, so that a start need not look for metadata."""

from __future__ import annotations

from typing import Final

VERSION: Final = "0.1.0"

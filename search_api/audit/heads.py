"""Signed heads of the chain: what the log had reached at a moment, sealed with a key that is not in the database.

The newest head lies in a file beside the database and is renewed with every commit, so that cutting off rows at the end
is found even where the database was rewritten as a whole. Every CHECKPOINT_EVERY rows a head is kept in the table of
checkpoints for good.
"""

from __future__ import annotations

import os
import struct
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import Connection, insert, select

from ingest.catalogue.schema import CHECKPOINTS
from search_api.audit.chain import Head

CHECKPOINT_EVERY: Final = 100
"""Rows between two kept heads: small enough that a fault is narrowed down, large enough to cost nothing."""

_SECTOR: Final = 512
"""Bytes that disks write as one; a signed head has some 270."""


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head, the moment of its signing (seconds since 1970, UTC) and the Ed25519 signature in hexadecimal."""

    head: Head
    at: float
    signature: str


class HeadKeeper:
    """Signs heads and keeps the newest one in a file.

    The key is made at first use, readable by the service's user only. Whoever can read it can sign a forged log, so it
    lies beside the database and not in it: a copy of the database alone does not hold it.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._key = _load_or_make_key(folder / "audit-key")
        self._file = folder / "audit-head.json"
        self._turn = threading.Lock()
        self._written = 0

    @property
    def public_key(self) -> str:
        """The public half in hexadecimal, for checks elsewhere."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, head: Head, at: float) -> SignedHead:
        """Seal a head."""
        return SignedHead(head, at, self._key.sign(_message(head, at)).hex())

    def is_genuine(self, signed: SignedHead) -> bool:
        """Whether this installation's key made the signature."""
        return _verify(self._key.public_key(), signed)

    def keep_newest(self, head: Head, at: float) -> None:
        """Renew the file of the newest head.

        Not fsynced, since every read of content would wait for it: after a power cut the file may be some rows behind,
        which verification accepts; it never runs ahead, because it is written after the commit.
        """
        signed = self.sign(head, at)
        with self._turn:
            if head.sequence < self._written:
                return
            content = {"sequence": head.sequence, "hash": head.hash, "at": at, "signature": signed.signature}
            _overwrite(self._file, orjson.dumps(content))
            self._written = head.sequence

    def newest(self) -> SignedHead | None:
        """The newest head that was kept, or None before the first.

        Raises:
            ValueError: The file is damaged.
        """
        try:
            kept = orjson.loads(_read_whole(self._file))
            return SignedHead(Head(int(kept["sequence"]), str(kept["hash"])), float(kept["at"]), str(kept["signature"]))
        except FileNotFoundError:
            return None
        except (KeyError, TypeError, orjson.JSONDecodeError) as error:
            raise ValueError("the file of the newest head is damaged") from error


def add_checkpoint_if_due(connection: Connection, keeper: HeadKeeper, head: Head, added: int, at: float) -> None:
    """Keep a head for good when the rows just added crossed a multiple of CHECKPOINT_EVERY, in their transaction."""
    if head.sequence // CHECKPOINT_EVERY > (head.sequence - added) // CHECKPOINT_EVERY:
        connection.execute(
            insert(CHECKPOINTS).values(
                sequence=head.sequence, hash=head.hash, at=at, signature=keeper.sign(head, at).signature
            )
        )


def read_checkpoints(connection: Connection) -> list[SignedHead]:
    """All kept heads, oldest first."""
    rows = connection.execute(select(CHECKPOINTS).order_by(CHECKPOINTS.c.sequence))
    return [SignedHead(Head(row.sequence, row.hash), row.at, row.signature) for row in rows]


def _overwrite(path: Path, content: bytes) -> None:
    """Write a small file over itself: one sector in one call, so that a kill leaves the old or the new content.

    A file written aside and renamed would cost as much processor time as the row of the log that it seals.
    """
    if len(content) > _SECTOR:
        raise ValueError(f"{len(content)} bytes do not fit into a sector")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.pwrite(handle, content.ljust(_SECTOR), 0)
    finally:
        os.close(handle)


def _read_whole(path: Path) -> bytes:
    """A file that another process may be writing over: what two looks in a row agree on."""
    seen, looked = path.read_bytes(), path.read_bytes()
    while seen != looked:
        seen, looked = looked, path.read_bytes()
    return looked


def _message(head: Head, at: float) -> bytes:
    return b"aktenlotse audit head 1" + struct.pack(">Qd", head.sequence, at) + bytes.fromhex(head.hash)


def _verify(key: Ed25519PublicKey, signed: SignedHead) -> bool:
    try:
        key.verify(bytes.fromhex(signed.signature), _message(signed.head, signed.at))
    except (InvalidSignature, ValueError):
        return False
    return True


def _load_or_make_key(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        fresh = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(fresh)
            file.flush()
            os.fsync(file.fileno())
        try:
            # A link, not a rename: where two processes start at once, the first key stays.
            os.link(aside, path)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())

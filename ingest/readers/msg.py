"""Mails as Outlook saves them (MSG): taken apart like any mail; mails inside become EML files."""

from __future__ import annotations

from ingest.readers.mail import MailReader
from ingest.readers.mail_parts import Mail
from ingest.readers.msg_parts import parse_msg


class MsgReader(MailReader):
    """Reads single mails of Outlook."""

    name = "msg"

    def parse(self, content: bytes) -> Mail:
        """A mail taken apart."""
        return parse_msg(content)

"""A multipart form as a stream: parts as they arrive, no part held in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from search_api.documents.refusals import LabelsInvalid, UploadBroken
from search_api.refusal import FieldFault

_Event = tuple[str, bytes]
MOST_PARTS: Final = 10


@dataclass(frozen=True, slots=True)
class Part:
    """One part; ``data`` must be used up before the next part is asked for, or it is skipped."""

    name: str
    file_name: str | None
    data: Iterator[bytes]


def boundary_of(content_type: str) -> bytes:
    """The boundary that a Content-Type names.

    Raises:
        UploadBroken: not a multipart form.
    """
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 1 <= len(boundary) <= 70:
        raise UploadBroken
    return boundary


def read_parts(chunks: Iterator[bytes], boundary: bytes, *, most: int = MOST_PARTS) -> Iterator[Part]:
    """The parts of a form, in the order in which they arrive.

    Raises:
        UploadBroken: not a form, of more parts than ``most``, or cut off before its end.
    """
    events = _events(chunks, boundary)
    count = 0
    headers: dict[str, str] = {}
    for kind, value in events:
        if kind == "header":
            name, _, content = value.decode("utf-8", "replace").partition("\x00")
            headers[name.lower()] = content
        elif kind == "headers_finished":
            count += 1
            if count > most:
                raise UploadBroken
            part = _part(headers, _data(events))
            headers = {}
            yield part
            for _ in part.data:
                pass


def read_text(data: Iterator[bytes], *, field: str, most: int) -> str:
    """The text of a part, of at most so many bytes.

    Raises:
        LabelsInvalid: too long, or not UTF-8; names the field.
    """
    kept = bytearray()
    for chunk in data:
        kept += chunk
        if len(kept) > most:
            raise LabelsInvalid(fields=[FieldFault(field, "Die Kennzeichnung ist zu lang.")])
    try:
        return kept.decode("utf-8")
    except UnicodeDecodeError:
        raise LabelsInvalid(fields=[FieldFault(field, "Die Kennzeichnung ist kein UTF-8.")]) from None


def _part(headers: dict[str, str], data: Iterator[bytes]) -> Part:
    # The library writes options back as Latin-1, so the header goes in as Latin-1 and comes out as the same bytes.
    raw = headers.get("content-disposition", "").encode("utf-8", "replace").decode("latin-1")
    _, options = parse_options_header(raw)
    name = options.get(b"name", b"").decode("utf-8", "replace")
    file_name = options.get(b"filename")
    # Browsers write quotes and line ends in names percent-encoded (WHATWG, form submission).
    shown = None if file_name is None else file_name.decode("utf-8", "replace").replace("%22", '"')
    return Part(name, shown, data)


def _data(events: Iterator[_Event]) -> Iterator[bytes]:
    for kind, value in events:
        if kind == "end":
            return
        yield value
    raise UploadBroken


def _events(chunks: Iterator[bytes], boundary: bytes) -> Iterator[_Event]:
    """What the parser sees, chunk by chunk."""
    seen: deque[_Event] = deque()
    header = {"name": b"", "value": b""}

    def on_field(data: bytes, start: int, end: int) -> None:
        header["name"] += data[start:end]

    def on_value(data: bytes, start: int, end: int) -> None:
        header["value"] += data[start:end]

    def on_header_end() -> None:
        seen.append(("header", header["name"] + b"\x00" + header["value"]))
        header.update(name=b"", value=b"")

    parser = MultipartParser(
        boundary,
        {
            "on_header_field": on_field,
            "on_header_value": on_value,
            "on_header_end": on_header_end,
            "on_headers_finished": lambda: seen.append(("headers_finished", b"")),
            "on_part_data": lambda data, start, end: seen.append(("data", data[start:end])),
            "on_part_end": lambda: seen.append(("end", b"")),
            "on_end": lambda: seen.append(("form_end", b"")),
        },
    )
    is_complete = False
    try:
        for chunk in chunks:
            parser.write(chunk)
            while seen:
                event = seen.popleft()
                is_complete = is_complete or event[0] == "form_end"
                yield event
        parser.finalize()
    except FormParserError:
        raise UploadBroken from None
    if not is_complete:
        raise UploadBroken

"""The log of the running service: one line an event, ``time level event key=value``, on standard error.

Events never carry texts, questions or names. Exceptions appear as their class and place only: messages of foreign
libraries may quote what a document says.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

_Event = MutableMapping[str, Any]

_ENDS_A_VALUE: Final = re.compile(r"[\s\"'=]")
"""Signs at which a reader of the log would take a value for ended."""


def configure_logs(level: str) -> None:
    """Send events of structlog and of Python's own logging through one format."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            name_exception,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = _Bridge()
    root = logging.getLogger()
    root.handlers[:] = [handler]
    # Libraries speak up from warnings on; what they inform about is noise here.
    root.setLevel(max(number, logging.WARNING))


def name_exception(_logger: object, _method: str, event: _Event) -> _Event:
    """Put class and place of an exception in place of its traceback and text."""
    info = event.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = place_of(error)
    return event


def place_of(error: BaseException) -> str:
    """File and line where an exception was raised; empty where that is unknown."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""


def render(_logger: object, _method: str, event: _Event) -> str:
    """One line; values with blanks stand in quotes."""
    head = f"{event.pop('timestamp')} {event.pop('level'):7} {event.pop('event')}"
    return " ".join([head, *(f"{name}={_quoted(value)}" for name, value in event.items())])


def _quoted(value: object) -> str:
    text = str(value)
    return text if text and _ENDS_A_VALUE.search(text) is None else repr(text)


class _Bridge(logging.Handler):
    """Hands records of Python's own logging to structlog, without arguments that may hold texts."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log one record by its logger and fixed message."""
        structlog.get_logger("library").log(
            record.levelno, "library", logger=record.name, message=str(record.msg)[:200], exc_info=record.exc_info
        )

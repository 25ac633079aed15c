"""Refusals around the person who asks.

Refusal
├── NotLoggedIn          no session was named
├── SessionExpired       the session is unknown, over, or was ended
├── CredentialsWrong     user name or password; which of the two is not said
├── TooManyAttempts      too many failed logins from this account or address
├── RoleMissing          the account's roles do not cover this call
├── CrossSiteRefused     a change that another web page may have sent
├── PurposeRequired      a read of content without purpose
└── PurposeInvalid       a purpose of the wrong length or encoding
"""

from __future__ import annotations

from search_api.refusal import Refusal


class NotLoggedIn(Refusal):
    """No session was named."""

    code = "not_logged_in"
    title = "Nicht angemeldet"
    default_detail = "Bitte melden Sie sich an."


class SessionExpired(Refusal):
    """The session is unknown, over, or was ended."""

    code = "session_expired"
    title = "Sitzung abgelaufen"
    default_detail = "Ihre Sitzung ist abgelaufen oder wurde beendet. Bitte melden Sie sich erneut an."


class CredentialsWrong(Refusal):
    """User name or password are wrong; which of the two is not said."""

    code = "credentials_wrong"
    title = "Anmeldung nicht möglich"
    default_detail = "Benutzername oder Kennwort stimmen nicht."


class TooManyAttempts(Refusal):
    """Too many failed logins from this account or address."""

    code = "too_many_attempts"
    title = "Zu viele Anmeldeversuche"
    default_detail = "Zu viele Anmeldeversuche. Bitte warten Sie einen Augenblick und versuchen Sie es dann erneut."


class RoleMissing(Refusal):
    """The account's roles do not cover this call; said alike for things that exist and things that do not."""

    code = "role_missing"
    title = "Dafür fehlt die Rolle"
    default_detail = "Ihr Konto hat nicht die Rolle, die dieser Aufruf verlangt."


class CrossSiteRefused(Refusal):
    """A change by cookie without the header token, or sent from another web page."""

    code = "cross_site_refused"
    title = "Aufruf von fremder Seite"
    default_detail = "Diese Änderung kam nicht nachweislich aus der Anwendung selbst. Bitte laden Sie die Seite neu."


class PurposeRequired(Refusal):
    """A read of content needs a purpose."""

    code = "purpose_required"
    title = "Zweck fehlt"
    default_detail = (
        "Bitte geben Sie an, wofür Sie suchen: ein Aktenzeichen oder einen Grund (Kopfzeile X-Purpose). "
        "Der Zweck wird protokolliert."
    )


class PurposeInvalid(Refusal):
    """The purpose is too short, too long or not readable."""

    code = "purpose_invalid"
    title = "Zweck ungültig"
    default_detail = "Der Zweck muss 3 bis 300 Zeichen lang und als UTF-8 (prozentkodiert) lesbar sein."

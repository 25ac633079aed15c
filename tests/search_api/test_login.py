"""Logging in and out, sessions, and changes by cookie."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from functools import partial

import httpx
import pytest
from sqlalchemy import select, update

from ingest.catalogue.schema import ACCOUNTS, SESSIONS
from ingest.labels import AgencyId, Classification, Grant, Labels, Release, UnitId, may_read
from search_api.access.sessions import SessionRules, Sessions
from search_api.accounts.throttle import LoginLimits
from tests.search_api.conftest import House, Start
from tests.search_api.serving import API, PASSWORD, Service


def _log_in(service: Service, name: str = "anna", password: str = PASSWORD) -> httpx.Response:
    return httpx.post(f"{service.url}{API}/login", json={"username": name, "password": password}, timeout=60)


def test_a_login_gives_token_user_and_an_http_only_cookie(house: House) -> None:
    answer = _log_in(house.service)
    assert answer.json()["user"] == {
        "id": "anna",
        "name": "Anna",
        "agency": "polizei",
        "units": ["polizei/fk3"],
        "roles": ["investigator"],
        "clearance": 2,
    }
    assert answer.json()["token_type"] == "bearer"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_the_catalogue_keeps_no_token(house: House) -> None:
    token = _log_in(house.service).json()["access_token"]
    with house.service.store.catalogue.reading() as connection:
        kept = connection.execute(select(SESSIONS)).all()
    assert token not in repr(kept)


@pytest.mark.parametrize(
    ("name", "password"), [("anna", "falsch"), ("niemand", PASSWORD), ("ANNA", PASSWORD), ("a\x00", "b")]
)
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(house: House, name: str, password: str) -> None:
    refused = _log_in(house.service, name, password)
    assert refused.status_code == 401
    assert refused.json()["code"] == "credentials_wrong"
    assert refused.json()["detail"] == "Benutzername oder Kennwort stimmen nicht."


def test_too_many_failures_are_stopped_with_a_time_to_wait(start: Start) -> None:
    with start(login_limits=LoginLimits("3 per minute", "100 per minute")) as service:
        for _ in range(3):
            assert _log_in(service, password="falsch").status_code == 401
        refused = _log_in(service)
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_attempts")
        assert 1 <= int(refused.headers["Retry-After"]) <= 61
        assert _log_in(service, "carla").status_code == 200
        assert _log_in(service, "niemand", "falsch").status_code == 401


def test_an_address_is_stopped_as_well(start: Start) -> None:
    with start(login_limits=LoginLimits("100 per minute", "3 per minute")) as service:
        for name in ("a", "b", "c"):
            assert _log_in(service, name, "falsch").status_code == 401
        assert _log_in(service).status_code == 429


def test_a_logout_makes_the_token_worthless(house: House) -> None:
    headers = {"Authorization": f"Bearer {_log_in(house.service).json()['access_token']}"}
    with httpx.Client(base_url=house.service.url + API, headers=headers, timeout=60) as client:
        assert client.get("/me").status_code == 200
        assert client.post("/logout").status_code == 204
        refused = client.get("/me")
    assert (refused.status_code, refused.json()["code"]) == (401, "session_expired")
    assert refused.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("column", ["expires_at", "last_used_at"])
def test_an_old_or_idle_session_ends(house: House, column: str) -> None:
    token = _log_in(house.service).json()["access_token"]
    with house.service.store.catalogue.writing() as connection:
        newest = select(SESSIONS.c.token_hash).order_by(SESSIONS.c.created_at.desc()).limit(1).scalar_subquery()
        connection.execute(
            update(SESSIONS).where(SESSIONS.c.token_hash == newest).values({column: time.time() - 31 * 60})
        )
    refused = httpx.get(f"{house.service.url}{API}/me", headers={"Authorization": f"Bearer {token}"})
    assert (refused.status_code, refused.json()["code"]) == (401, "session_expired")


def test_a_disabled_account_is_out_at_once(fresh: Service) -> None:
    with fresh.caller("bernd") as bernd:
        assert bernd.get("/me").status_code == 200
        with fresh.store.catalogue.writing() as connection:
            connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.id == "bernd").values(disabled=True))
        assert bernd.get("/me").status_code == 401
    assert _log_in(fresh, "bernd").status_code == 401


def test_a_new_login_ends_the_session_of_the_cookie_it_came_with(house: House) -> None:
    with httpx.Client(base_url=house.service.url + API, timeout=60) as browser:
        first = browser.post("/login", json={"username": "anna", "password": PASSWORD}).json()["access_token"]
        second = browser.post("/login", json={"username": "anna", "password": PASSWORD}).json()["access_token"]
    assert first != second
    refused = httpx.get(f"{house.service.url}{API}/me", headers={"Authorization": f"Bearer {first}"})
    assert refused.status_code == 401


@pytest.mark.parametrize("token", ["", "Bearer", "Basic YTpi", "Bearer falsch", "Bearer " + "x" * 5000])
def test_nonsense_in_the_authorization_header_is_no_login(house: House, token: str) -> None:
    assert httpx.get(f"{house.service.url}{API}/me", headers={"Authorization": token}).status_code == 401


def _change(client: httpx.Client) -> httpx.Response:
    """A change that gets as far as looking for its document."""
    return client.delete(f"/documents/{'0' * 32}")


class TestChangesByCookie:
    """A browser sends its cookie along with what other pages make it send."""

    @pytest.fixture
    def browser(self, house: House) -> Iterator[httpx.Client]:
        with httpx.Client(base_url=house.service.url + API, timeout=60) as client:
            client.post("/login", json={"username": "carla", "password": PASSWORD})
            yield client

    def test_reading_works_and_tells_the_header_token_again(self, browser: httpx.Client) -> None:
        token = browser.get("/me").json()["csrf_token"]
        assert token == browser.get("/me").json()["csrf_token"]
        browser.headers["X-CSRF-Token"] = token
        assert _change(browser).status_code == 404

    def test_a_change_without_the_header_token_is_refused(self, browser: httpx.Client) -> None:
        assert _change(browser).json()["code"] == "cross_site_refused"
        browser.headers["X-CSRF-Token"] = "geraten"
        assert _change(browser).status_code == 403

    @pytest.mark.parametrize(
        ("header", "value"),
        [
            ("Origin", "https://boese.example"),
            ("Origin", "null"),
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Site", "same-site"),
        ],
    )
    def test_a_change_from_another_page_is_refused(self, browser: httpx.Client, header: str, value: str) -> None:
        browser.headers["X-CSRF-Token"] = browser.get("/me").json()["csrf_token"]
        browser.headers[header] = value
        assert _change(browser).json()["code"] == "cross_site_refused"

    def test_the_own_origin_is_welcome(self, browser: httpx.Client) -> None:
        browser.headers["X-CSRF-Token"] = browser.get("/me").json()["csrf_token"]
        browser.headers["Origin"] = str(browser.base_url).removesuffix("/api/v1/")
        browser.headers["Sec-Fetch-Site"] = "same-origin"
        assert _change(browser).status_code == 404


def test_a_grant_holds_to_the_end_of_its_day_and_no_longer(house: House) -> None:
    grant = Grant(UnitId("polizei/fk3"), date(2026, 11, 24), "§ 4 VwVfG")
    labels = Labels(AgencyId("stadt"), UnitId("stadt/bauamt"), Classification.OFFEN, Release.UNIT, (grant,))
    token = _log_in(house.service).json()["access_token"]
    for day, is_readable in (("2026-11-24", True), ("2026-11-25", False)):
        calendar = partial(date.fromisoformat, day)
        sessions = Sessions(house.service.store.catalogue, SessionRules(), calendar=calendar)
        account, _ = sessions.find(token)
        assert may_read(labels, sessions.clearance(account)) is is_readable


def test_another_page_cannot_log_somebody_in(house: House) -> None:
    refused = httpx.post(
        f"{house.service.url}{API}/login",
        json={"username": "anna", "password": PASSWORD},
        headers={"Origin": "https://boese.example"},
    )
    assert (refused.status_code, refused.json()["code"]) == (403, "cross_site_refused")


def test_cookies_demand_https_where_the_setting_says_so(start: Start) -> None:
    with start(secure_cookies=True) as service:
        answer = _log_in(service)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-akte=")
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Strict-Transport-Security" in answer.headers

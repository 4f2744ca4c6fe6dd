"""The container files keep the promises of a safe installation; no container engine is needed to see that."""

import re
from ipaddress import ip_address
from typing import Any

import pytest
import yaml

from tests.servers.processes import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
PROXY = (ROOT / "deploy" / "nginx.conf").read_text()
OURS = {name for name, service in SERVICES.items() if "build" in service}
SECRETS = ("POSTGRES_PASSWORD", "ELASTIC_PASSWORD", "PORTAL_SECRET_KEY")


def test_web_worker_database_search_server_and_proxy_are_there() -> None:
    assert set(SERVICES) == {"setup", "web", "worker", "database", "elasticsearch", "nginx"}


@pytest.mark.parametrize("line", re.findall(r"^FROM (\S+)", DOCKERFILE, flags=re.MULTILINE))
def test_base_images_are_pinned_to_a_version(line: str) -> None:
    assert re.search(r":\d+\.\d+\.\d+", line)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - OURS))
def test_other_images_are_pinned_to_a_version(name: str) -> None:
    assert re.search(r":\d+\.\d+", SERVICES[name]["image"])


def test_the_search_server_is_the_version_that_the_tests_run_on() -> None:
    tested = re.search(r"^version=(\S+)", (ROOT / "script" / "elasticsearch").read_text(), flags=re.MULTILINE)
    assert tested is not None
    assert SERVICES["elasticsearch"]["image"].endswith(f":{tested[1]}")


def test_the_portal_runs_as_nobody_special_and_writes_only_its_state() -> None:
    assert re.findall(r"^USER (.+)$", DOCKERFILE, flags=re.MULTILINE) == ["10001"]
    for name in OURS:
        assert SERVICES[name]["read_only"] is True
        assert SERVICES[name]["cap_drop"] == ["ALL"]


def test_every_service_that_answers_is_asked_whether_it_does() -> None:
    assert "HEALTHCHECK" in DOCKERFILE
    for name in ("worker", "database", "elasticsearch", "nginx"):
        assert SERVICES[name]["healthcheck"]["test"]


def test_only_the_proxy_is_published_and_the_stores_cannot_reach_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert SERVICES["database"]["networks"] == SERVICES["elasticsearch"]["networks"] == ["inside"]


@pytest.mark.parametrize("secret", SECRETS)
def test_secrets_come_from_the_environment_and_have_no_default(secret: str) -> None:
    uses = re.findall(rf"\$\{{{secret}(.*?)\}}", (ROOT / "compose.yaml").read_text())
    assert uses
    assert all(use.startswith(":?") for use in uses)
    assert secret not in DOCKERFILE


@pytest.mark.parametrize("setting", sorted(set(re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "compose.yaml").read_text()))))
def test_every_setting_of_the_container_file_is_explained_in_the_example(setting: str) -> None:
    assert re.search(rf"^(# )?{setting}=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE)


def test_tables_and_static_files_are_made_before_the_site_and_the_worker_start() -> None:
    commands = re.findall(r"manage\.py (\w+)", SERVICES["setup"]["command"][2])
    assert commands == ["migrate", "lay_foundation", "collectstatic"]
    for name in ("web", "worker"):
        assert SERVICES[name]["depends_on"]["setup"]["condition"] == "service_completed_successfully"


def test_the_proxy_can_read_the_pictures_and_nothing_else_of_the_state() -> None:
    mounts = [mount for mount in SERVICES["nginx"]["volumes"] if "state" in str(mount)]
    assert {mount["volume"]["subpath"] for mount in mounts} == {"media/images", "media/avatar_images"}
    for mount in mounts:
        assert mount["read_only"] is True
        assert mount["target"] == f"/var/lib/portal/{mount['volume']['subpath']}"
        assert mount["target"] in SERVICES["setup"]["command"][2], "made before it is mounted"


def test_documents_and_originals_are_not_given_out_by_the_proxy() -> None:
    assert re.search(r"location /media/ \{\s*return 404;", PROXY)
    assert re.findall(r"location ~ \^/media/(\S+)", PROXY) == ["(images|avatar_images)/"]


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("/tim-kiem/", "searches"),
        ("/en/tim-kiem/goi-y/", "searches"),
        ("/sitemap.xml", "searches"),
        ("/sitemap-12.xml", "searches"),
        ("/accounts/login/", "sign_ins"),
        ("/_util/authenticate_with_password/1/2/", "sign_ins"),
        ("/en/_util/authenticate_with_password/1/2/", "sign_ins"),
        ("/_util/login/", "sign_ins"),
        ("/files/authenticate_with_password/3/", "sign_ins"),
        ("/admin/password_reset/", "sign_ins"),
        ("/danh-gia/", "ratings"),
        ("/en/danh-gia/y-kien/", "ratings"),
        ("/thu-tuc/dang-ky-khai-sinh/noi-nop/", "searches"),
        ("/en/services/dang-ky-khai-sinh/noi-nop/", "searches"),
        ("/thu-tuc/dang-ky-khai-sinh/", None),
        ("/tin-tuc/", None),
        ("/files/3/bao-cao.pdf", None),
    ],
)
def test_who_searches_or_tries_passwords_too_fast_is_slowed_down(address: str, zone: str | None) -> None:
    assert zone_of(address) == zone


def test_every_limit_counts_all_addresses_of_one_ipv6_connection_together() -> None:
    assert set(re.findall(r"limit_req_zone (\S+) ", PROXY)) == {"$connection_of_reader"}
    found = re.search(r'map \$binary_remote_addr \$connection_of_reader \{\s*"~(.+)" \$network_of_reader;', PROXY)
    assert found is not None
    pattern = re.compile(found[1].replace("(?<", "(?P<").replace(r"\z", r"\Z").encode())  # as nginx's library writes it
    for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff:a:b:c", "2001:db8:a0a:a0a:1::a"):
        packed = ip_address(address).packed
        network = pattern.search(packed)
        assert network is not None
        assert network["network_of_reader"] == packed[:8]
    assert pattern.search(ip_address("203.0.113.1").packed) is None


def test_the_error_log_of_the_proxy_names_no_reader_and_no_words() -> None:
    # A limit that was reached and an answer that was late are logged with the reader's address and the whole request.
    assert re.findall(r"^\s*error_log (.+);", PROXY, flags=re.MULTILINE) == ["stderr crit"]
    assert re.findall(r"^\s*limit_req_log_level (.+);", PROXY, flags=re.MULTILINE) == ["info"]
    assert not re.search(r"\$(remote_addr|args|request|request_uri|query_string)\b", log_format())


def log_format() -> str:
    return next(line for line in PROXY.splitlines() if "log_format" in line)


def zone_of(address: str) -> str | None:
    """Return the limit of an address by nginx's rule: the first pattern that fits, else the longest beginning."""
    locations = re.findall(r"location (~ |= )?(\S+) \{(.*?)\}", PROXY, flags=re.DOTALL)
    fits = [body for sign, where, body in locations if sign == "~ " and re.search(where, address)]
    begins = [(len(where), body) for sign, where, body in locations if not sign and address.startswith(where)]
    limit = re.search(r"limit_req zone=(\w+)", fits[0] if fits else max(begins)[1])
    return limit[1] if limit else None


def test_every_app_is_in_the_image() -> None:
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    kept = set(re.findall(r"^!(\w+)/$", (ROOT / ".dockerignore").read_text(), flags=re.MULTILINE))
    assert apps <= kept
    assert {"static", "locale", "locale_upstream", "deploy"} <= kept

"""From where a reader asks, for limits that count without knowing who: never stored, never logged."""

from ipaddress import IPv6Address, ip_address

from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest

UNKNOWN = "unknown"
"""All who come without an address share one."""
PREFIX_OF_A_HOUSE = 64
"""Bits of an IPv6 address that one connection keeps; the rest it may choose anew for every request."""


def reader_network(request: HttpRequest) -> str:
    """Return the address of the reader's connection, as failed sign-ins are counted by (``PORTAL_PROXIES``).

    Of IPv6 only the first 64 bits, since one connection has all addresses that begin so.
    """
    try:
        address = ip_address(get_adapter().get_client_ip(request))
    except (ImproperlyConfigured, PermissionDenied, ValueError):
        return UNKNOWN
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(IPv6Address(int(address) >> PREFIX_OF_A_HOUSE << PREFIX_OF_A_HOUSE))
    return str(address)

"""Procedures: when readers are warned that what is shown has not been compared with its source for long."""

from .environment import env

PORTAL_PROCEDURES_OLD_AFTER_DAYS = env.int("PORTAL_PROCEDURES_OLD_AFTER_DAYS", default=30)
PORTAL_LINK_HOSTS = frozenset(env.list("PORTAL_LINK_HOSTS", default=["dichvucong.gov.vn"]))
"""Hosts whose pages are looked at by night; procedures may lead elsewhere, and nobody looks there."""
PORTAL_LINKS_A_NIGHT = env.int("PORTAL_LINKS_A_NIGHT", default=400)

"""Procedures: when readers are warned that what is shown has not been compared with its source for long."""

from .environment import env

PORTAL_PROCEDURES_OLD_AFTER_DAYS = env.int("PORTAL_PROCEDURES_OLD_AFTER_DAYS", default=30)

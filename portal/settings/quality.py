"""Figures that other systems send: how many messages of one token, and wrong tokens of one connection, an hour."""

from .environment import env

QUALITY_MESSAGES_AN_HOUR = env.int("PORTAL_QUALITY_MESSAGES_AN_HOUR", default=60)
QUALITY_WRONG_TOKENS_AN_HOUR = 30

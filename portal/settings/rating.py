"""Ratings by readers: how long comments are kept, and how many answers an hour are taken."""

from .environment import env

RATING_COMMENT_DAYS = env.int("PORTAL_RATING_COMMENT_DAYS", default=365)
RATINGS_AN_HOUR = 20  # of one connection, behind which a whole office may sit
RATINGS_AN_HOUR_OF_ALL = env.int("PORTAL_RATINGS_AN_HOUR", default=2_000)

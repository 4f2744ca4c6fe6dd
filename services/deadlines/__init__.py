"""Deadlines for citizens: the calendar that editors keep, what is proposed for it, and the sum shown on a page."""

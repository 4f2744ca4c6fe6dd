"""Citations at work: found in texts when they change, kept in rows, shown as links and as "cited by"."""

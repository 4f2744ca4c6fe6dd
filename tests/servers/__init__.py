"""Real servers for the tests: an Elasticsearch node, a PostgreSQL and Chromium, found, started and stopped."""

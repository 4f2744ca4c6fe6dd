"""The web process: a few workers of a few threads each; nginx stands in front and holds slow readers."""

import os

bind = f"{os.environ.get('PORTAL_BIND', '0.0.0.0')}:{os.environ.get('PORT', '8000')}"  # noqa: S104 — within its container
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "gthread"
timeout = 30
graceful_timeout = 20
max_requests = 5_000
max_requests_jitter = 500
# Heartbeats in memory: on a busy disk they are late, and a healthy worker is killed.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
# The control socket wants a folder that the process may write to; nobody uses it here.
control_socket_disable = True
# Only nginx reaches this port (compose.yaml publishes it nowhere), so its headers may be believed.
forwarded_allow_ips = os.environ.get("PORTAL_PROXY_ADDRESSES", "*")
accesslog = None  # django-structlog writes one line a request, without the reader's address

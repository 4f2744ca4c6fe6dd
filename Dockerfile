# The portal in production: the web process by default, the search worker by another command (see compose.yaml).
FROM python:3.11.14-slim-bookworm AS packages
COPY requirements.txt /
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check -r /requirements.txt

FROM python:3.11.14-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    PORTAL_STATE_DIR=/var/lib/portal
# The state is the only folder that the portal may write to; the code stays root's.
RUN useradd --uid 10001 --no-create-home --home-dir /var/lib/portal --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal /var/lib/portal
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/portal
COPY . .
RUN python -m compileall -q .
USER 10001
VOLUME /var/lib/portal
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "portal.wsgi"]

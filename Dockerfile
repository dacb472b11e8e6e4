# One image for every process of docker-compose.yml: web, workers, beat, and the migration before them.
FROM python:3.12-slim AS packages
RUN python -m venv /opt/venv
COPY requirements.lock .
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

FROM python:3.12-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/srv/data HOST=0.0.0.0 PORT=8000
RUN useradd --system --uid 10001 --home-dir /srv/data --create-home portal
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/portal
COPY . .
RUN python -m portal.embedded.translations \
 && python manage.py collectstatic --no-input --verbosity 0 \
 && chown -R portal /srv/data
USER portal
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s --retries=3 \
  CMD ["python", "-m", "portal.embedded.health", "web"]
CMD ["python", "-m", "gunicorn", "--config", "python:portal.embedded.gunicorn_settings", "portal.wsgi:application"]

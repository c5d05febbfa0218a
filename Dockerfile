# The image of web, worker and beat. Nothing in it is written to at run time: it runs on a read-only root.

FROM node:24-bookworm-slim AS browser
WORKDIR /tisep
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.11-slim-bookworm AS base
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PATH=/venv/bin:$PATH STATIC_ROOT=/tisep-static
# GDAL brings GEOS and PROJ, for GeoDjango; fribidi sets Thai vowels in their place in pictures; pg_dump backs up.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgdal32 libfribidi0 postgresql-client \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /tisep

FROM base AS build
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends gettext \
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt ./
# The lock file names everything, with the dependencies that thaiaddress asks for and does not need left out.
RUN python -m venv /venv \
    && pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY --from=browser /tisep/node_modules ./node_modules
COPY . .
# The settings are not read without these; none is used, nor kept in the image.
RUN export SECRET_KEY=used-for-collecting-static-files-only-and-for-nothing-else \
        ALLOWED_HOSTS=none DATABASE_URL=postgis:///none REDIS_URL=redis://none \
    && python manage.py compilemessages --locale th \
    && python manage.py collectstatic --no-input

FROM base
RUN useradd --system --uid 10001 --user-group --no-create-home tisep
COPY --from=build /venv /venv
COPY --from=build /tisep /tisep
COPY --from=build /tisep-static /tisep-static
USER 10001
EXPOSE 8000
CMD ["gunicorn", "tisep.wsgi", "--bind", "0.0.0.0:8000", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--max-requests", "5000", "--max-requests-jitter", "500"]

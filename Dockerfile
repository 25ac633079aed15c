# Stage 1 builds the page; the image that ships has no Node.
FROM node:22-bookworm-slim AS page
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY search_api/openapi.json /build/search_api/openapi.json
COPY frontend ./
RUN npm run build

FROM debian:bookworm-slim AS python
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv ca-certificates \
    && rm -rf /var/lib/apt/lists/*
RUN python3 -m venv /opt/uv && /opt/uv/bin/pip install --no-cache-dir uv
WORKDIR /app
COPY pyproject.toml uv.lock README.md LICENSE NOTICE ./
RUN /opt/uv/bin/uv sync --frozen --no-dev --extra scale --no-install-project -p /usr/bin/python3
COPY ingest ingest
COPY pipelines pipelines
COPY search_api search_api
COPY samples samples
COPY models models
COPY --from=page /build/search_api/page search_api/page
RUN /opt/uv/bin/uv sync --frozen --no-dev --extra scale --no-editable -p /usr/bin/python3

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
      python3 tesseract-ocr tesseract-ocr-deu tesseract-ocr-osd fonts-dejavu-core fonts-liberation \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /data --create-home --uid 10001 akte
COPY --from=python /app/.venv /app/.venv
ENV PATH=/app/.venv/bin:$PATH AKTE_DATA_DIR=/data AKTE_HOST=0.0.0.0 AKTE_PORT=8000 \
    HAYSTACK_TELEMETRY_ENABLED=False OMP_THREAD_LIMIT=1
USER akte
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD python3 -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"
CMD ["akte", "serve"]

# One image for every program of the portal; docker-compose.yml says which of them a container runs.
FROM python:3.11-slim-bookworm
WORKDIR /portal
RUN useradd --system portal && install --directory --owner portal /data
COPY bin/setup bin/packages bin/
COPY requirements*.txt ./
RUN bin/setup
COPY . .
RUN bin/setup
ENV PATH=/portal/.venv/bin:$PATH DATA_DIR=/data PYTHONUNBUFFERED=1
USER portal
VOLUME /data

"""Liveness, readiness and figures; without prefix and without login."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response, status
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.concurrency import run_in_threadpool

from search_api.health.metrics import Metrics
from search_api.health.readiness import ReadinessCheck
from search_api.health.schemas import Alive, Readiness
from search_api.provided import part

router = APIRouter(tags=["health"])


@router.get("/healthz", operation_id="healthz", summary="Whether the process lives")
async def healthz() -> Alive:
    """Alive as soon as it answers; touches neither catalogue nor engine."""
    return Alive(status="alive")


@router.get(
    "/readyz",
    operation_id="readyz",
    summary="Whether questions and uploads are taken",
    responses={503: {"model": Readiness, "description": "Not ready; problems says why"}},
)
async def readyz(response: Response, check: Annotated[ReadinessCheck, part(ReadinessCheck)]) -> Readiness:
    """Engine, catalogue, room on the disk and OCR."""
    found = await run_in_threadpool(check.look)
    if found.status != "ready":
        response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return found


@router.get(
    "/metrics",
    operation_id="metrics",
    summary="Figures for Prometheus",
    response_class=Response,
    responses={200: {"description": "Figures", "content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def metrics(figures: Annotated[Metrics, part(Metrics)]) -> Response:
    """Counts and times by route and state; no names, texts or questions."""
    return Response(await run_in_threadpool(figures.render), media_type=CONTENT_TYPE_LATEST)

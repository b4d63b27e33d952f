"""The pool of the server: so many articles at once, and who is too many is told when to come again."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import PATIENCE

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytest.importorskip("python_multipart")

from serve_tools import in_python, serving

import credscore
from credscore.schema import Article
from credscore.serve.answers import reports
from credscore.serve.inputs import Asked
from credscore.serve.pool import Pool
from credscore.serve.refusals import Busy
from credscore.serve.settings import Limits

ROOT = Path(__file__).parents[1]
EXAMPLE = (ROOT / "examples" / "article.txt").read_text(encoding="utf-8")
SCORER = credscore.load()


def test_a_pool_takes_so_many_and_no_more() -> None:
    async def scene() -> list[str]:
        pool, gate, started = Pool(Limits(waiting=1)), threading.Event(), threading.Event()

        def work() -> str:
            started.set()
            assert gate.wait(PATIENCE)
            return "done"

        first, second = asyncio.create_task(pool.run(work)), asyncio.create_task(pool.run(lambda: "second"))
        await asyncio.to_thread(started.wait, PATIENCE)
        with pytest.raises(Busy, match="Too many"):
            await pool.run(lambda: "third")
        gate.set()
        return [await first, await second, await pool.run(lambda: "fourth")]

    assert asyncio.run(scene()) == ["done", "second", "fourth"]


def test_work_that_takes_too_long_keeps_its_place_until_it_is_done() -> None:
    async def scene() -> str:
        pool, gate, over = Pool(Limits(waiting=0, score_seconds=0.05)), threading.Event(), threading.Event()
        begun = threading.Event()

        def work() -> None:
            begun.set()
            assert gate.wait(PATIENCE)
            over.set()

        late = asyncio.create_task(pool.run(work))
        await asyncio.sleep(0)
        assert begun.wait(PATIENCE)  # no time runs out meanwhile: what has not begun would be taken back
        with pytest.raises(Busy, match=r"not done in 0\.05 seconds"):
            await late
        with pytest.raises(Busy, match="Too many"):
            await pool.run(lambda: "too early")
        gate.set()
        assert await asyncio.to_thread(over.wait, PATIENCE)
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:  # the place is given back a moment after the work is done
            with suppress(Busy):
                return await pool.run(lambda: "free")
        return "taken"

    assert asyncio.run(scene()) == "free"


def test_a_full_pool_is_said_with_when_to_come_again() -> None:
    gate, started = threading.Event(), threading.Event()

    class Slow:
        info = SCORER.info

        def score_batch(self, texts: list[str], **options: Any) -> Any:
            started.set()
            assert gate.wait(PATIENCE)
            return SCORER.score_batch(texts, **options)

    with serving(Slow(), Limits(waiting=0)) as served, ThreadPoolExecutor(1) as client:
        first = client.submit(served.score, {"text": EXAMPLE})
        assert started.wait(PATIENCE)
        busy = served.score({"text": EXAMPLE})
        assert served.ask("GET", "/health").status == 200
        gate.set()
        assert first.result().report == in_python(EXAMPLE)
    assert busy.status == 503 and busy.error["type"] == "Busy" and busy.headers["retry-after"] == "1"


def test_a_short_text_does_not_wait_for_a_long_one() -> None:
    gate, started = threading.Event(), threading.Event()

    class Slow:
        info = SCORER.info

        def score_batch(self, texts: list[str], **options: Any) -> Any:
            if len(texts[0]) > len(EXAMPLE):
                started.set()
                assert gate.wait(PATIENCE)
            return SCORER.score_batch(texts, **options)

    with serving(Slow(), Limits(waiting=1, short=len(EXAMPLE) + 200)) as served, ThreadPoolExecutor(2) as clients:
        long = [clients.submit(served.score, {"text": EXAMPLE + EXAMPLE}) for _ in range(2)]
        assert started.wait(PATIENCE)
        assert served.score({"text": EXAMPLE}).status == 200
        assert served.submit(text=EXAMPLE).status == 200
        gate.set()
        assert [answer.result().status for answer in long] == [200, 200]


def test_the_densest_news_may_fill_a_request() -> None:
    text = "Mira Oldane said on Monday that it may rain. " * 2_200
    limits = Limits.of_megabytes(1)
    found = reports(SCORER, Asked([Article(text)] * (limits.characters // len(text)), False), limits)
    pieces, characters = sum(len(report.sentences) + len(report.evidence) for report in found), len(found) * len(text)
    assert characters > 0.95 * limits.characters and pieces > 7.3 * characters / 100


def test_a_thread_that_may_not_start_takes_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any) -> None:
        raise RuntimeError("can't start new thread")

    async def asked() -> None:
        pool = Pool(Limits(waiting=0))
        with monkeypatch.context() as patch:
            patch.setattr(ThreadPoolExecutor, "submit", refused)
            with pytest.raises(Busy):
                await pool.run(lambda: 1)
        assert await pool.run(lambda: 2) == 2

    asyncio.run(asked())

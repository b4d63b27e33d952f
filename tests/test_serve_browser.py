"""The page in a real browser, without JavaScript: pasted, submitted, painted, and nothing asked of any other host."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytest.importorskip("python_multipart")
pytest.importorskip("playwright")

from corpus_tools import PATIENCE
from playwright.sync_api import sync_playwright
from serve_tools import Served, serving

import credscore
from credscore.io.jsontext import json_line
from credscore.report import html
from credscore.serve.settings import Limits

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
EXAMPLE = (Path(__file__).parents[1] / "examples" / "article.txt").read_text(encoding="utf-8")
SCORER = credscore.load()
FIRST = EXAMPLE.strip().partition("\n")[0]
REPORT = SCORER.score(EXAMPLE, "pasted text", publisher="Kelsby Courier")


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(SCORER, Limits(body=1_000_000)) as running:
        yield running
    assert running.faults == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, timeout=1000 * PATIENCE)
        yield running
        running.close()


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    """The page of the server in a window that runs no script; at the end, what it asked for and complained of is looked at."""
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    context.set_default_timeout(1000 * PATIENCE)
    window = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    window.on("console", lambda message: complaints.append(message.text))
    window.goto(served.address)
    yield window
    context.close()
    assert asked and all(url.startswith(f"{served.address}/") for url in asked)
    assert not [text for text in complaints if "Failed to load resource" not in text]


def paste(page: Any, text: str) -> None:
    page.get_by_label("Article").fill(text)
    page.get_by_label("Publisher").fill("Kelsby Courier")
    with page.expect_navigation():
        page.get_by_role("button", name="Score").click()


def painted(page: Any) -> list[tuple[str | None, str]]:
    return [(span.get_attribute("class"), span.inner_text()) for span in page.locator(".sentence .ev").all()]


def color(found: Any, name: str = "background-color") -> str:
    return str(found.evaluate("(element, name) => getComputedStyle(element)[name]", name))


def test_an_article_is_pasted_and_its_report_painted(page: Any, browser: Any) -> None:
    paste(page, EXAMPLE)
    alone = browser.new_page()
    alone.set_content(html.render(REPORT, EXAMPLE, FIRST))
    spans = painted(page)
    assert len(spans) > 20 and spans == painted(alone)
    for kind in ("source", "second-hand", "unnamed", "hedge"):
        first = page.locator(f".sentence .ev.{kind}").first
        assert color(first) == color(alone.locator(f".sentence .ev.{kind}").first) != "rgba(0, 0, 0, 0)"
    bar = page.locator(".scale .range").bounding_box()
    assert bar == alone.locator(".scale .range").bounding_box() | {"y": bar["y"]} and bar["width"] > 50
    assert page.title() == f"{FIRST}: {REPORT.score:.0f} · credscore"
    alone.close()


def test_by_keyboard_alone(page: Any) -> None:
    page.locator("textarea:focus").wait_for()  # the field for the text gets it by itself, soon after the page is there
    page.keyboard.insert_text(EXAMPLE)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.locator("button:focus").count():
            break
    assert page.locator("button:focus").inner_text() == "Score"
    assert color(page.locator("button:focus"), "outline-style") == "solid"
    page.keyboard.press("Enter")
    page.get_by_text("of 100", exact=True).wait_for()


def test_the_report_is_taken_away_as_json_and_as_a_page(page: Any, tmp_path: Path) -> None:
    paste(page, EXAMPLE)
    for name, content in (
        ("json", json_line(REPORT.to_dict())),
        ("html", html.render(REPORT, EXAMPLE, FIRST).encode()),
    ):
        with page.expect_download() as download:
            page.get_by_role("button", name="as JSON" if name == "json" else "as a page").click()
        assert download.value.suggested_filename == f"report.{name}"
        download.value.save_as(tmp_path / name)
        got = (tmp_path / name).read_bytes()
        assert json.loads(got) == json.loads(content) if name == "json" else got == content


def test_a_file_is_chosen_and_the_text_changed(page: Any, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(EXAMPLE, encoding="utf-8")
    page.get_by_label("Or a file").set_input_files(tmp_path / "ferry.txt")
    page.get_by_role("button", name="Score").click()
    page.get_by_text("ferry.txt").wait_for()
    page.get_by_text("Change the text").click()
    field = page.get_by_label("Article")
    assert field.input_value() == EXAMPLE
    field.fill(EXAMPLE.replace("an insider claims that", "Teodor Brandt said"))
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Score").click()
    after = opened.value
    assert "an insider" not in after.locator("article").inner_text()
    with page.context.expect_page() as opened:
        after.get_by_role("link", name="Another article").click()
    assert opened.value.get_by_label("Article").input_value() == ""
    assert "an insider" in page.locator("article").inner_text()  # the first report stays, to compare


def test_the_form_takes_no_report_out_of_the_history(page: Any) -> None:
    paste(page, EXAMPLE)
    before = page.evaluate("history.length")
    with page.expect_navigation():
        page.get_by_role("link", name="credscore", exact=True).click()
    assert page.evaluate("history.length") == before + 1


def test_errors_have_the_focus_and_keep_what_was_typed(page: Any, tmp_path: Path) -> None:
    page.get_by_label("Title").fill("Night ferry")
    page.get_by_role("button", name="Score").click()
    page.get_by_role("alert").wait_for()
    assert "There is nothing to score." in page.locator(":focus").inner_text()
    assert page.get_by_label("Title").input_value() == "Night ferry"
    (tmp_path / "long.txt").write_text("x" * 3_000_000, encoding="utf-8")
    page.get_by_label("Or a file").set_input_files(tmp_path / "long.txt")
    page.get_by_role("button", name="Score").click()
    page.get_by_text("larger than the 1 MB").wait_for()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_is_wider_than_the_window(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for text in ("", EXAMPLE, f"{EXAMPLE} {'x' * 900}"):
        if text:
            paste(page, text)
        widest = page.evaluate("document.documentElement.scrollWidth")
        assert widest == width
        page.goto(page.url)


def test_dark_and_light(page: Any) -> None:
    def shades() -> set[str]:
        out = set()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            out.add(color(page.locator("body")) + color(page.locator("body"), "color") + color(page.locator(".ev.hedge").last))
        return out

    paste(page, EXAMPLE)
    assert len(shades()) == 2


def test_the_report_is_printed_without_the_form(page: Any) -> None:
    paste(page, EXAMPLE)
    page.emulate_media(media="print")
    assert page.locator(".verdict").is_visible()
    assert not any(page.locator(part).is_visible() for part in ("form.take", "details", ".brand"))


def test_a_page_of_another_site_gets_nothing(browser: Any, served: Served) -> None:
    class Evil(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (
                f'<form method=post enctype=multipart/form-data action="{served.address}/"><textarea name=text>words</textarea>'
                f'<button>go</button></form><iframe src="{served.address}/"></iframe>'
                f"<script>fetch('{served.address}/score', {{method: 'POST', body: 'words'}})"
                ".then(answer => answer.text()).then(text => document.title = 'read ' + text, () => document.title = 'refused')</script>"
            )
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    class Threaded(ThreadingHTTPServer):
        daemon_threads = True  # browsers open connections ahead, over which nothing comes: they keep no other waiting

    with Threaded(("127.0.0.1", 0), Evil) as evil:
        thread = threading.Thread(target=evil.serve_forever)
        thread.start()
        try:
            page = browser.new_page()
            page.set_default_timeout(1000 * PATIENCE)
            page.goto(f"http://localhost:{evil.server_port}/")
            page.wait_for_function("document.title")
            assert page.title() == "refused"
            assert all("credscore" not in frame.content() for frame in page.frames[1:])
            page.get_by_role("button", name="go").click()
            page.get_by_text("Pages of other sites may not use this server.").wait_for()
            assert page.get_by_label("Article").input_value() == ""
            page.close()
        finally:
            evil.shutdown()
            thread.join()

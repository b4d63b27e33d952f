"""A reader of report pages for tests: what stands in them, and whether their tags close."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Tags with their attributes, balance, and the text of sentences, spans and the whole page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str]] = []
        self.sentences: list[str] = []
        self.spans: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if tag not in VOID:
            self.open.append((tag, values.get("class") or ""))
        if tag == "p" and len(self.open) > 1 and self.open[-2][1].startswith("sentence") and values.get("class") != "because":
            self.sentences.append("")
        if tag == "span" and "title" in values:
            self.spans.append((values.get("class") or "", values["title"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1][1] == "unseen":
            return
        kinds = [tag for tag, _ in self.open]
        if self.sentences and "p" in kinds and any(c.startswith("sentence") for _, c in self.open) and self.open[-1][1] != "because":
            self.sentences[-1] += data
        if self.open and self.open[-1][1].startswith("ev ") and self.spans and not self.spans[-1][2]:
            self.spans[-1] = (*self.spans[-1][:2], data)

"""A report on a terminal: the score at a glance, what moved it, the article with its evidence painted in, what would raise it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from credscore.report import reasons, words
from credscore.report.paint import LEGEND, Run, paint_of, runs, within
from credscore.report.visible import one_line
from credscore.schema import Report, Sentence

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment
    from rich.table import Table
    from rich.text import Text

MIN_WIDTH = 40
MAX_ADVICE = 8

_LEVEL_STYLE = {"weak": "red", "low": "yellow", "middle": "", "strong": "green", "none": "dim"}
# Colours that many see as one differ in weight or line, too.
_PAINT_STYLE = {
    "source": "underline cyan",
    "second-hand": "bold underline bright_blue",
    "unnamed": "bold magenta",
    "hedge": "yellow",
    "quote": "italic",
    "ai": "reverse red",
    "verification": "underline2 green",
    "word": "bold",
    "boilerplate": "dim",
}
_JOIN = "\udfff"  # a blank where no line ends; no text that is shown has one
# Without colour the evidence is bracketed.
_BRACKETS = {
    "source": ("[", "]"),
    "second-hand": ("[[", "]]"),
    "unnamed": (f"[?{_JOIN}", "]"),
    "hedge": ("~", "~"),
    "ai": ("{", "}"),
    "verification": ("<", ">"),
    "word": ("_", "_"),
}
# Digits three lines high.
_DIGITS = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", "╺━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
}
# Where the output has ASCII alone: what stands for the signs that news is printed with. "?" marks unnamed sources.
_ASCII = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚‹›", "'"), **dict.fromkeys("–—―‐‑−", "-"), "·": ".", "•": "*", "…": "..."})
GLYPHS = "┏━┓┃┗┛╺╸╻╹┣┫┻│─●·…−“”"


def render(
    report: Report,
    text: str,
    *,
    title: str | None = None,
    width: int = 80,
    color: bool = True,
    brief: bool = False,
    unicode: bool = True,
) -> str:
    """The report as lines of at most `width` columns (at least MIN_WIDTH), ending in a line feed.

    text : the text that was scored; the report's offsets point into it.
    brief : leave out the article itself.
    color : ANSI colours; without them the evidence is marked with brackets.
    unicode : False for an output that cannot show GLYPHS.
    """
    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        width=max(width, MIN_WIDTH),
        height=100,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        soft_wrap=False,
    )
    page = _Page(console, report, one_line(text), text, color, unicode)
    with console.capture() as captured:
        page.draw(title, brief)
    lines = [line.rstrip() for line in captured.get().split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


class _Rows:
    """Lines of three columns that need no wrapping: a mark of up to three signs, at the right of its column, an edge, and text."""

    def __init__(self) -> None:
        self._rows: list[tuple[Text, ...]] = []

    def add(self, *cells: Text) -> None:
        """A line of a mark, an edge and text, or an empty one."""
        self._rows.append(cells)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        from rich.segment import Segment

        blank, end = Segment(" "), Segment.line()
        for cells in self._rows:
            if cells:
                mark, edge, text = cells
                yield Segment(" " * (3 - mark.cell_len))
                yield from mark.render(console)
                yield blank
                yield from edge.render(console)
                yield blank
                yield from text.render(console)
            yield end


class _Page:
    """One report being drawn. `shown` is the text made safe, character for character."""

    def __init__(self, console: Console, report: Report, shown: str, text: str, color: bool, unicode: bool) -> None:
        self._console = console
        self._report = reasons.with_words(report, text)
        self._shown = shown
        self._text = text
        self._color = color
        self._unicode = unicode

    def draw(self, title: str | None, brief: bool) -> None:
        self._head(title)
        if self._report.status == "error":
            self._failure()
            return
        self._score()
        self._notes()
        if words.is_read(self._report):
            self._reasons()
            self._signals()
            if not brief:
                self._article()
            self._advice()
        self._foot()

    def _print(self, item: RenderableType = "") -> None:
        self._console.print(item)

    def _styled(self, *parts: tuple[str, str] | str) -> Text:
        from rich.text import Text

        if not self._unicode:
            parts = tuple(part.translate(_ASCII) if isinstance(part, str) else (part[0].translate(_ASCII), part[1]) for part in parts)
        return Text.assemble(*parts)

    def _section(self, name: str, beside: str = "") -> None:
        self._print()
        self._print(self._styled((name, "bold"), (f" {beside}" if beside else "", "dim")))

    def _grid(self, *columns: tuple[int | None, str]) -> Table:
        """A table without lines; columns are (width or None for the rest, justification)."""
        from rich.table import Table

        grid = Table.grid(padding=(0, 1))
        for column_width, justify in columns:
            grid.add_column(width=column_width, justify=justify, ratio=None if column_width else 1)  # type: ignore[arg-type]
        return grid

    def _head(self, title: str | None) -> None:
        name = one_line(self._report.id or "")
        parts = [(name, "bold")] if name else []
        if title:
            parts.append((f"{'  ' if name else ''}{one_line(title)}", ""))
        if parts:
            self._print(self._styled(*parts))
            self._print()

    def _failure(self) -> None:
        error = self._report.error or {}
        self._print(self._styled(("Not scored. ", "bold red"), one_line(error.get("message") or "")))
        if error.get("hint"):
            self._print(self._styled((one_line(error["hint"] or ""), "dim")))

    def _score(self) -> None:
        report = self._report
        if report.score is None:
            self._print(self._styled(("No score: ", "bold"), "the article cannot be judged."))
            return
        style = f"bold {_LEVEL_STYLE[words.level(report.score)]}"
        number = words.whole(report.score)
        band = self._styled((one_line(report.band or ""), style), (f"  {number} of 100", ""))
        beside = [band, self._bar(report.score, report.interval, style), self._styled((words.interval_in_words(report), "dim"))]
        if not self._unicode:
            for line in beside:
                self._print(line)
            return
        digits = [" ".join(_DIGITS[digit][row] for digit in number) for row in range(3)]
        grid = self._grid((len(digits[0]) + 1, "left"), (None, "left"))
        for digit_row, line in zip(digits, beside, strict=True):
            grid.add_row(self._styled((digit_row, style)), line)
        self._print(grid)

    def _bar(self, score: float, interval: tuple[float, float] | None, style: str) -> Text:
        """The scale from 0 to 100 with the interval as a line and the score as a dot."""
        cells = min(50, self._console.width - 24)
        dot, line, rest = ("●", "─", "·") if self._unicode else ("O", "-", ".")

        def cell(value: float) -> int:
            return min(cells - 1, max(0, round(value / 100 * (cells - 1))))

        low, high = (cell(value) for value in interval or (score, score))
        at = cell(score)
        bar = self._styled(("0 ", "dim"))
        for place in range(cells):
            inside = low <= place <= high
            bar.append(dot if place == at else line if inside else rest, style if inside or place == at else "dim")
        bar.append(" 100", "dim")
        return bar

    def _notes(self) -> None:
        if self._report.notes:
            self._print()
        for note in self._report.notes:
            self._print(self._styled(("Note: ", "bold"), one_line(note.text)))

    def _reasons(self) -> None:
        found = reasons.strongest(self._report.reasons)
        if not found:
            return
        self._section("What moved the score", reasons.moved_from(self._report))
        grid = self._grid((7, "right"), (None, "left"))
        for reason in found:
            colour = "green" if reason[1] > 0 else "red"
            leads = reasons.leads(self._report, self._shown, reason)
            text = one_line(reasons.reason_in_words(self._report, reason, leads))
            shown = ", ".join(lead.words for lead in leads)
            row = self._styled(text, (f": {shown}", "dim")) if shown else self._styled(text)
            grid.add_row(self._styled((words.points(reason[1]), colour)), row)
        self._print(grid)

    def _signals(self) -> None:
        phrases = words.signals_in_words(self._report)
        if phrases:
            self._section("Sourcing")
            self._print_packed([self._styled(one_line(phrase)) for phrase in phrases], " · " if self._unicode else "; ")

    def _print_packed(self, items: Sequence[Text], separator: str) -> None:
        """Items side by side, as many as fit in a line; none is broken unless it is wider than the page."""
        line = self._styled()
        for item in items:
            if line.plain and line.cell_len + len(separator) + item.cell_len > self._console.width:
                self._print(line)
                line = self._styled()
            if line.plain:
                line.append(separator)
            line.append_text(item)
        self._print(line)

    def _article(self) -> None:
        found = runs(self._report.evidence, len(self._shown))
        pieces = words.pieces(self._report, self._text)
        if not pieces:
            return
        self._section("Sentence by sentence")
        bar, dot = ("│", "·") if self._unicode else ("|", ".")
        legend = self._legend(found)
        if any(piece.sentence is None or piece.sentence.score is None for piece in pieces):
            legend.append(self._styled((f"{dot} no claim", "dim")))
        if legend:
            self._print_packed(legend, "  ")
        rows = _Rows()  # a table would wrap all of it once more
        for piece in pieces:
            if piece.opens:
                rows.add()
            sentence = piece.sentence
            score = None if sentence is None else sentence.score
            tone = _LEVEL_STYLE[words.level(score)]
            edge = self._styled((bar, tone))
            mark = self._styled((dot, tone) if score is None else (f"{score:.0f}", f"bold {tone}"))
            for line in self._painted(piece.start, piece.end, found).wrap(self._console, self._console.width - 6):
                line.rstrip()
                line.plain = line.plain.replace(_JOIN, " ")
                if score is None:
                    line.stylize_before("dim")
                rows.add(mark, edge, line)
                mark = self._styled()
            reasons = self._because(sentence, found) if sentence is not None else ""
            if reasons:
                for line in self._styled((reasons, "dim italic")).wrap(self._console, self._console.width - 8):
                    line.rstrip()
                    rows.add(self._styled(), edge, self._styled("  ").append_text(line))
        self._print(rows)

    def _because(self, sentence: Sentence, found: Sequence[Run]) -> str:
        """The reasons of a weak sentence, each with the words that it leads to where no mark shows them."""
        said: set[tuple[int, int]] = set()
        told = []
        for why in reasons.sentence_reasons(sentence):
            leads = ", ".join(lead.words for lead in reasons.reason_leads(self._report, self._shown, sentence, why, found, said))
            told.append(str(why) + (f" ({leads})" if leads else ""))
        return ", ".join(told)

    def _legend(self, found: Sequence[Run]) -> list[Text]:
        """The kinds of evidence that are in this article, each as it is painted."""
        present = {run.paint for run in found}
        if self._color:
            return [self._styled((label, _PAINT_STYLE[paint])) for paint, label in LEGEND.items() if paint in present]
        shown = [(label, _BRACKETS[paint]) for paint, label in LEGEND.items() if paint in present and paint in _BRACKETS]
        return [self._styled(f"{opening}{label}{closing}".replace(_JOIN, " ")) for label, (opening, closing) in shown]

    def _painted(self, start: int, end: int, found: Sequence[Run]) -> Text:
        """Characters `start:end` with their evidence, by colour or by brackets."""
        painted = self._styled()

        def safe(low: int, high: int) -> str:
            return self._shown[low:high] if self._unicode else self._shown[low:high].translate(_ASCII)

        here = within(found, start, end)
        # Evidence on top may hide an end of this one or cut it in pieces: brackets stand around what is left to see of it.
        opens = {(run.top, run.paint): run.start for run in reversed(here)}
        closes = {(run.top, run.paint): run.end for run in here}
        at = start
        for run in here:
            painted.append(safe(at, run.start))
            at = run.end
            part = safe(run.start, run.end)
            if self._color:
                quoted = any(paint_of(self._report.evidence[index]) == "quote" for index in run.under)
                painted.append(part, _PAINT_STYLE[run.paint] + (" italic" if quoted and run.paint != "quote" else ""))
                continue
            opening, closing = _BRACKETS.get(run.paint, ("", ""))
            if opens[run.top, run.paint] == run.start:
                bare = part.lstrip()
                part = part[: len(part) - len(bare)] + opening + bare
            if closes[run.top, run.paint] == run.end:
                bare = part.rstrip()
                part = bare + closing + part[len(bare) :]
            painted.append(part)
        painted.append(safe(at, end))
        return painted

    def _advice(self) -> None:
        groups = words.grouped_advice(self._report)
        if not groups:
            return
        self._section("What would raise it")
        from rich.cells import cell_len

        room = self._console.width - (6 if self._unicode else 8)
        for group in groups[:MAX_ADVICE]:
            self._print(self._styled(one_line(group.text)))
            for start, end in group.places[:3]:
                self._print(self._styled("  ", (words.in_quotes(self._text[start:end], room, cell_len), "dim")))
            if len(group.places) > 3:
                self._print(self._styled((f"  and {len(group.places) - 3} more", "dim")))
        if len(groups) > MAX_ADVICE:
            self._print(self._styled((f"and {len(groups) - MAX_ADVICE} more kinds of advice (--format json lists all)", "dim")))

    def _foot(self) -> None:
        model = words.model_in_words(self._report)
        said = [words.HINT_SCALE, words.interval_hint(self._report), f"Model: {one_line(model)}." if model else ""]
        self._print()
        self._print(self._styled((" ".join(filter(None, said)), "dim")))

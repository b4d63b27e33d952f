"""Plain words that a rule for disclosures cannot do without: a look for them spares nearly all patterns.

The slowest patterns cost a tenth of a millisecond a sentence. Whoever adds a form to a rule adds its word here.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re

from credscore.evidence.disclosures.chains import Places
from credscore.evidence.disclosures.forms import IN_OURS, LABELS, OURS, POINTED
from credscore.evidence.disclosures.general import GENERAL_LABELS, GENERAL_POINTED
from credscore.evidence.disclosures.rules import BY_KIND, DISCLOSURE, LEAK, DisclosureRule
from credscore.evidence.disclosures.words import POINTING, SELF, THING_STEMS, about_ai, touches_ai
from credscore.evidence.lazy import lazy
from credscore.evidence.sentence_text import holds_any

# What every leak holds and what every other rule needs: looked for first, because it is quick.
_LEAK_PARTS = (
    "language model", "as an a", "an ai", "i'm sorry", "i am sorry", "polic", "not capable", "not able", "cut", "as of my", "my training", "real", "brows", "access", "here is", "here's", "here are",
    "regenerate", "would you", "do you", "shall i", "let me know", "i hope", "if you", "[", "fictional", "†", "oaicite", "contentreference", "turn0search", "utm_source",
)  # fmt: skip
# What a label says was done; MADE in the words that labels use.
_DEEDS = (
    "generated", "created", "written", "produced", "drafted", "compiled", "composed", "prepared", "translated", "summari", "illustrated", "edited", "transcribed", "made", "assembled", "designed", "drawn", "built", "suggested", "checked", "proofread", "coded",
    "narrated", "voiced", "assisted", "enhanced", "put together", "shortened", "curated", "supported", "powered",
)  # fmt: skip
# By rule: of each group its matches hold a word.
_NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "disclosure/leak-model": (("as a", "i'm", "i am"), (" ai", " artificial", " large", "language model")),
    "disclosure/leak-refusal": (("sorry", "polic", "not capable of", "not able to"),),
    "disclosure/leak-cutoff": (("cutoff", "cut-off", "as of my", "on my training", "real time", "real-time", "up-to-date", "current", "the internet", "the web", "live"),),
    "disclosure/leak-offer": (("here's", "here is", "here are", "regenerate response"),),
    "disclosure/leak-closing": (("would you like me to", "do you want me to", "shall i ", "let me know if ", "i hope this ", "i can"),),
    "disclosure/leak-slot": (("[", "fictional", "†", "oaicite", "contentreference", "turn0search", "utm_source"),),
    "disclosure/denial-no-part": (("this", "our"), ("no part", "no portion", "no section", "no word", "no image", "no text", "no line", "none ", "nothing ", "not a word", "not one word", "not a line", "not one line")),
    "disclosure/denial-not-used": (("used", "involved", "employed"), ("no ",)),
    "disclosure/newsroom-used": (("use", "employ", "applied", "deployed", "relied", "relies", "work", "turned", "ran"),),
    "disclosure/person-with": (("this", "the above"), ("wrote", "made", "produced", "created", "edited", "reported", "drafted")),
    "disclosure/voice": (("read", "narrated", "voiced", "spoken"), (" by ",)),
    "disclosure/denial-not-made": (("not", "n't", "without"), POINTING),
    "disclosure/denial-policy": (
        ("not", "n't", "never"),
        ("use", "publish", "rely on", "accept", "by human", "by people", "by a human", "by real", "by journalist"),
    ),
    "disclosure/denial-human": (("human",),),
    "disclosure/fragment-reviewed": (("reviewed by", "edited by", "checked by", "verified by", "approved by"),),
    "disclosure/draft": (("draft", "version"),),
    "disclosure/label": (
        ("generated", "assisted", "written", "translated", "created", "made", "produced", "powered", "drafted", "enhanced", "narrated", "edited", "summar", "authored", "aided", "curated",
         "transcribed", "automated", "translation", "narration", "voice", "overview", "points", "takeaways", "highlights", "illustration", "image", "picture", "transcript"),
    ),
    "disclosure/passive": (POINTING,),
    "disclosure/passive-label": (POINTING,),
    "disclosure/used-in": (("used", "uses", "include", "contain", "feature"), POINTING),
    "disclosure/let-it": (
        ("let", "had", "got", "asked", "told", "allowed", "instructed", "trained"),
        ("this", "our", "above", " the "),
        ("write", "draft", "shorten", "translat", "summari", "illustrate", "edit", "compile", "produce", "make", "draw", "read"),
    ),
    "disclosure/work": (("'s work", "'s own", "'s product", "'s output", "'s prose", "'s handiwork", "work of", "product of", "output of", " came ", " come", " as "), POINTING),
    "disclosure/reading": (("you're ", "you are ", "you've just", "you have just"), ("reading", "hearing", "listening", "looking", " read", " heard", " watched")),
    "disclosure/denial-label": ((":",), ("no", "never", "0", "nil", "zero")),
    "disclosure/ai-label": ((":",),),
    "disclosure/thanks": (("thank", "credit", "courtesy", "hat tip", "hat-tip", "assist from", "hand from", "help from", "input from", "owe", "are by", "is by"),),
    "disclosure/person-used": (("used", "uses", "using", "had", "let", "got", "fed", "gave", "employed", "relied", "worked with", "turned to", "consulted", "asked", "enlisted", "trained", "built"),),
    "disclosure/helped-us": (("helped", "helps", "assisted", "allowed", "let", "gave", "lent"), (" us ", " me ", " our ")),
    "disclosure/wrote-this": ((" this",), ("wrote", "made", "produced", "generated", "drafted", "compiled", "translated", "helped", "writes", "makes", "compiles", "produces", "put together", "narrated", "reads")),
    "disclosure/handed-over": (("i ", "we ", "our ", "this ", "the "), ("hand", "gave", "give", "fed ", "feed", "pass", "ran ", "run ", "put", "paste", "upload", "show", "sent", "outsource", "entrust", "had ", "let ", "got ", "ask")),
    "disclosure/contained": (("contain", "includ", "carried", "featur", "quoted", "cited", "ended with", "ran with", "appeared with", "published with", "had ", "amended", "corrected", "updated", "edited", "changed", "revised", "used", "using", "relied", "turned to", "asked", "let ", "uses", "relies", "draws on"),),
    "disclosure/labelled": (("generated", "assisted", "written", "translated", "created", "made", "produced", "powered", "drafted", "enhanced", "narrated", "edited", "summar", "authored", "aided", "curated"),),
    "disclosure/used-to": (("used in", "used for", "used to"),),
    "disclosure/this-one": (("this one",),),
    "disclosure/bare-this": (("this is ", "this was ", "this has been "),),
    "disclosure/about-passive": ((" was ", " were ", " is ", " are ", " been "),),
    "disclosure/machine-voice": (("voice", "host", "presenter", "avatar", "clone", "replica", "narrat", "likeness", "creation", "read", "spoken", "presented", "audio", "listen"),),
    "disclosure/part-made": ((" by ", " with ", " using ", " from ", " through ", " via ", " on ", " thanks to "), _DEEDS),
    "disclosure/part-was-made": ((" was ", " were "), (" by ",), ("reviewed", "edited", "checked", "verified", "approved", "vetted", "proofread")),
    "disclosure/automatic-label": (("automat", "machine", "the ai", "an ai", "our ai", "robot"),),
    "disclosure/machine-byline": (("by ", "by:", "author", "reporter", "edited", "reviewed", "checked", "reporting", "text", "human", "staff"),),
    "disclosure/is-translation": ((" is ", " was ", " are ", " were "),),
    "disclosure/the-image": ((" was ", " is ", " has been "), ("image", "photo", "picture")),
    "disclosure/the-part": ((" was ", " were ", " is ", " are ", " been "), (" by ", " with ", " using ", " from ")),
    "disclosure/how-note": (("how ", "method", "about ", "transparency", "behind ", "disclosure", "confession"),),
    "disclosure/any-deed": ((" was ", " were ", " is ", " are ", " been "), ("this", "these", "our ", "today's", "above", "below", " here", "at the ")),
    "disclosure/had-role": (("used", "employed", "applied", "deployed", "involved", "consulted", "relied", " part", " role", " hand", "updated", "amended", "corrected", "edited", "changed", "revised", "appended", "of which this", "including this", "such as this", "like this"),),
    "disclosure/own-work": (("translat", "transcri", "summary", "narrat", "caption", "version", "rendering", "voice", "dubbing", "presenter", "host", "speech", "protect", "identit", "anonymity", "privacy", "safety", "copy", "text", "digest", "recording"),),
    "disclosure/had-it-done": (("for ", "in ", "throughout ", "behind ", "used", "using", "uses", "employed"), ("we", "i", "our", "reporters", "journalists", "editors", "the ", "used", "using", "uses", "employed")),
    "disclosure/seen-to": (("reviewed", "edited", "checked", "verified", "approved", "vetted", "proofread", "confirmed", "overseen", "selected", "revised", "signed off", "supervised", "audited", "moderated", "read"), (" by", " before", "we ", "i ", "our", "this")),
    "disclosure/followed": (("the ", "a ", "an "), (" was ", " were ", " is ", " are ", " been "), (" by ", " with ", " using ", " through ", " via ", " of ", " thanks ", " in ")),
    "disclosure/of-this": ((" this", "these", "our ", "today's", "above", "below", " here", "this "),),
    "disclosure/bare-line": (("with", "using", "via", "from", "by", "narrat", "voice", "audio", "read", "summary", "translation", "transcript", "caption", "version", "recap", "type", "label", "format", "origin", "creation", "production", "made", "category", "source", "listen", "hear", "play", "watch", "assist", "help", "support", "research", "editing", "writing", "draft"),),
    "disclosure/bare-made": (("by ", "with ", "using ", "in ", "via ", "through "),),
    "disclosure/asked": (("was", "were", "is", "did", "do", "has", "have", "how"), ("this", "these", "our", "today's", "the above")),
    "disclosure/made-this": (
        ("this", "our", "above"),
        ("helped", "put together", "assembled", "shortened", "edited", "rewrote", "drew", "designed", "writes", "drafts", "assisted", "contributed", "generated", "created", "wrote", "produced", "drafted", "translated", "summari", "compiled", "made", "prepared", "illustrated",
         "narrated", "transcribed"),
    ),
}  # fmt: skip
# What a form that points at the article holds, and the quick look for it.
_POINTS = lazy(rf"{IN_OURS}|{OURS}|\bthis\b(?=\W*$)", re.I)
_POINTERS = ("this", "these", "our ", "today's", "above", "below", " here")
# Disclosures in the order in which they are asked for: whether a sentence points at the article, or may be a label, is asked once for many.
_POINTED, _LABELLED = POINTED | GENERAL_POINTED, LABELS | GENERAL_LABELS
_ANYWHERE = [rule for rule in BY_KIND[DISCLOSURE] if rule.id not in _POINTED | _LABELLED]
_POINTING = [rule for rule in BY_KIND[DISCLOSURE] if rule.id in _POINTED]
_LABELS = [rule for rule in BY_KIND[DISCLOSURE] if rule.id in _LABELLED]
# What every match of SELF holds, in whole words.
_POINTS_AT = lazy(
    r"\b(?:this(?! (?:year|season|summer|winter)\b)|our|these|above|below|today's|following|preceding|accompanying|present|version|what follows|at the (?:top|bottom|end|foot)|you (?:hear|see|read|are|have)|you're|you've)\b"
)
# Without such a word a sentence is a label of at most so many characters, at the edge of a line and within it, or none of ours.
_DEIXIS = lazy(
    r"\b(?:this|these|our|today's|above|below|here|we|i|i'm|my|us|you|authors?|writers?|reporters?|editors?|journalists|newsroom|following|preceding|accompanying|present|version|what follows|at the (?:top|bottom|end|foot)|the (?:article|story|text|piece|post|page|column))\b"
)
_LONG_LABEL, _INNER_LABEL = 260, 90
# Without a deed, a help or a word of labels no machine made anything; "human" and "digital" alone are no machine.
_MAKING = (
    "generat", "creat", "writ", "wrot", "produc", "draft", "compil", "compos", "prepar", "author", "translat", "summar", "narrat", "voice", "illustrat", "edit", "transcri", "made", "assembl", "together", "shorten", "word",
    "curat", "power", "check", "review", "use", "using", "help", "assist", "hand", "thank", "credit", "courtesy", " by", "by ", "with", ":", "version", "automatically", "automated", "automatic", "machine ", "machine-", " work", "draw", "drew", "came", "come", "fed ", "feed", "gave", "give", "let ", "ask", "run ", "ran ", "put", "pass", "into", "owe", "told", " not ", "n't ", "no ",
)  # fmt: skip
_MACHINES = lazy(
    r"a\.?i\b|\bai|artificial|language m|llm|auto|bot|machine|gener|algorithm|gpt|software|program|computer|synth|clone|[^ ]voice|our |claude|gemini|copilot|perplexity|bard|llama|mistral|midjourney|dall|firefly|diffusion|otter|heliograf|wordsmith|lede|narrative|deepl|grok|deepseek|elevenlabs|creator|notebook|skrive|translate|jasper|runway|sora|descript|whisper|heygen|synthesia|grammarly|quillbot|trint|virtual|speech|recognition"
)
# Rules whose patterns begin with SELF, which is asked once for all of them.
_BEGINS_WITH_SELF = frozenset(
    ("disclosure/denial-not-made", "disclosure/passive", "disclosure/passive-label", "disclosure/work", "disclosure/contained")
)


# Where somebody else's picture may be meant, a line of its own only.
_ALONE = frozenset(("disclosure/the-image",))
# A line of more characters is none of these.
_SHORT = {
    "disclosure/denial-label": 180, "disclosure/ai-label": 300, "disclosure/role": 140, "disclosure/automatic-label": 240, "disclosure/machine-byline": 260, "disclosure/part-made": 420, "disclosure/bare-line": 110, "disclosure/label-words": 130, "disclosure/bare-made": 260, "disclosure/part-was-made": 420,
}  # fmt: skip


def could(rule: DisclosureRule, low: str) -> bool:
    """Whether `rule` may match. low : a sentence in small letters."""
    for words in _NEEDS.get(rule.id, ()):
        for word in words:
            if word in low:
                break
        else:
            return False
    return len(low) <= _SHORT.get(rule.id, len(low))


def leaks_in(low: str) -> list[DisclosureRule]:
    """The rules for leaks that may match. low : a sentence in small letters."""
    return [rule for rule in BY_KIND[LEAK] if could(rule, low)] if holds_any(low, _LEAK_PARTS) else []


class AskedSentence:
    """What is asked of one sentence, each thing once.

    text : its words. low : the same in small letters, behind what leads into it. edge : how many ends of its line it has, its beginning and its end.
    """

    def __init__(self, text: str, lead_in: str = "", edge: int = 2) -> None:
        self.text, self.lead_in, self.edge = text, lead_in, edge
        self.low = (lead_in + text).lower()
        self._places: Places | None = None
        self._leaks: list[DisclosureRule] | None = None
        self._touches: bool | None = None
        self._about: bool | None = None
        self._self: bool | None = None
        self._points: bool | None = None

    @property
    def places(self) -> Places:
        """Where the parts of patterns stand in it."""
        if self._places is None:
            self._places = Places(self.text)
        return self._places

    def leaks(self) -> list[DisclosureRule]:
        """The rules for leaks that may match."""
        if self._leaks is None:
            self._leaks = leaks_in(self.low)
        return self._leaks

    def touches_ai(self) -> bool:
        """Whether it may be about AI."""
        if self._touches is None:
            self._touches = touches_ai(self.low)
        return self._touches

    def about_ai(self) -> bool:
        """Whether it is about AI."""
        if self._about is None:
            self._about = about_ai(self.text)
        return self._about

    def of_itself(self) -> bool:
        """Whether it speaks of the article it stands in, and of AI."""
        if self._self is None:
            self._self = (
                _POINTS_AT.search(self.low) is not None
                and holds_any(self.low, THING_STEMS)
                and self.about_ai()
                and bool(self.places.ends(SELF))
            )
        return self._self

    def points(self) -> bool:
        """Whether it names the article or what stands beside it, in any of the ways of OURS and IN_OURS."""
        if self._points is None:
            self._points = holds_any(self.low, _POINTERS) and _POINTS.search(self.text) is not None
        return self._points

    def is_news(self) -> bool:
        """Whether it can only be news about AI: no word points at the text or its makers, and it is too long, or too deep in its line, for a label."""
        if not holds_any(self.low, _MAKING) or "not a robot" in self.low or _MACHINES.search(self.low) is None:
            return "human" not in self.low
        size = len(self.text)
        return size > (_LONG_LABEL if self.edge else _INNER_LABEL) and _DEIXIS.search(self.low) is None

    def disclosures(self) -> list[DisclosureRule]:
        """The rules for disclosures that are worth a look, in order."""
        rules = _ANYWHERE + _POINTING if self.points() else _ANYWHERE
        return rules + _LABELS if self.edge else rules

    def holds(self, rule: DisclosureRule) -> bool:
        """Whether the pattern of `rule` is in it; for disclosures and denials, also whether it is about AI at all."""
        if (
            not could(rule, self.low)
            or (rule.id in _BEGINS_WITH_SELF and not self.of_itself())
            or (rule.id in _POINTED and not self.points())
            or (rule.id in _ALONE and self.edge < 2)
        ):
            return False
        return self.about_ai() and rule.is_in(self.places)

"""Source phrases for what is written and filed: documents, reports that nobody signs, averages of polls; and what platforms carry."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.source_types import DOCUMENT, NAMED, SOCIAL, VAGUE
from credscore.evidence.unsigned_reports import unsigned_reports
from credscore.evidence.word_lists import CROWDS, DRAWN_UP, NUMBERS, PARTS, SHOWN
from credscore.text.tokens import is_in

_PAPERS = "guidelines guidance survey census report index audit rules assessment review study".split()
# what can be read off: "the sign said closed", "a clock says ten past four"
_SHOWN = """
    sign placard plaque banner poster leaflet flyer flier inscription sticker notice noticeboard billboard label caption headline banners placards
    posters leaflets flyers stickers clock watch calendar thermometer barometer gauge meter odometer scoreboard screen display map maps dial
    timetable logbook tombstone headstone gravestone epitaph graffiti chalkboard blackboard whiteboard ticker watermark barcode dashboard graph diagram
    blueprint readout printout scorecard leaderboard footnote note ranking rankings card cards ribbon tribute
""".split()
# what is printed or written down to be looked up: for guests and buyers, as a rule or a plan, as a record of something paid or allowed
_LOOKED_UP = """
    menu guidebook handbook manual textbook cookbook recipe dictionary encyclopedia encyclopaedia almanac atlas prospectus catalogue catalog booklet
    itinerary packaging wrapper coupon voucher postcard advertisement tariff blurb synopsis instructions charter clause
    bylaw bylaws byelaw byelaws ordinance statute preamble appendix agenda rota roster schedule roadmap timeline invoice receipt
    manifest waybill docket payslip timesheet passport licence license permit visa diploma questionnaire ballot log entry listing table specification
""".split()
_READS = ("read", "reads", "said", "says", "continues", "continued", "warned", "warns")
# of what is drawn up for a few: got hold of
_KEPT = ("draft", "leaked", "internal", "confidential", "unpublished")
_GOT = "obtained seen reviewed viewed leaked examined released disclosed given shown".split()
_GIVEN = ("warning", "terms", "summary")  # "the warning says"; not "his warning", which he gave
_WORDS = 5  # of such a phrase: "the council's own opening timetable"
_PROFILES = ("profile", "page", "account", "bio", "feed", "channel", "timeline")
_BODIES = "academy association board college department faculty institute school society".split()


def put_pages(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "340 pages of internal emails", "hundreds of pages of court documents"."""
    some = np.flatnonzero(is_in(ctx.tokens.key.take(p.tail), (*CROWDS, *NUMBERS, "pages")) & p.no_names)
    page = p.tail[some]
    page = np.where(is_in(ctx.tokens.key[page], ("pages",)), page, ctx.behind(p.behind_tail[some]))
    of = ctx.behind(page)
    found.put(some[is_in(ctx.tokens.key[page], ("pages",)) & ctx.is_word(of, "of") & (of + 1 < p.last[some])], DOCUMENT)


def put_documents(ctx: Context, p: Phrases, found: Findings) -> None:
    """Named ones and platforms first, then plain words for documents."""
    r, ends = p.rare, p.ends
    few = np.flatnonzero((p.outlet == 2) | ends("OUT_document") & p.named_end)
    body = is_in(ctx.tokens.key[ctx.before(p.before_tail[few])], _BODIES) & ctx.is_word(p.before_tail[few], "of")
    found.put(few[body], NAMED)  # "the Academy of Pediatrics"
    found.put(few, DOCUMENT)
    few = np.flatnonzero(p.begins("DEF", "DET", "POSS", "NUMBER") & p.plain & p.no_names & (p.head_end - p.first <= _WORDS))
    tail = ctx.tokens.key.take(p.tail.take(few))
    which = is_in(tail, _LOOKED_UP) | is_in(tail, ("case",)) & ctx.is_word(p.before_tail.take(few), "business")
    which |= is_in(tail, _GIVEN) & ~ctx.in_class(p.first[few], "POSS") & (p.head_end[few] - p.first[few] <= 3)
    message = is_in(tail, ("message", "messages")) & is_in(ctx.tokens.key[p.behind_tail[few]], _READS)  # not "the message is that"
    # "one of the counts reads": of a charge, as it was drawn up
    message |= is_in(tail, ("charge", "charges", "count", "counts")) & is_in(ctx.tokens.key[p.behind_tail[few]], ("read", "reads"))
    found.put(few[is_in(tail, _SHOWN) | message | which & ~ctx.in_class(p.first[few], "DET")], DOCUMENT)  # not "a broad agenda promising jobs"
    few = np.flatnonzero(ctx.tokens.digit.take(p.tail) & (p.tail > p.first))
    found.put(few[is_in(ctx.tokens.key[p.before_tail[few]], PARTS)], DOCUMENT)  # "Section 4 of the charter"
    # "his Twitter profile", "the mill's Facebook page"
    few = np.flatnonzero(is_in(ctx.tokens.key.take(p.tail), _PROFILES))
    found.put(few[ctx.in_class(p.before_tail[few], "OUT_social", "OUT_social_UNSURE")], SOCIAL)
    found.put(((p.outlet == 3) | ends("OUT_social", "OUT_social_UNSURE")) & p.named_end, SOCIAL)
    few = r.which[ctx.is_word(r.tail, "reports") & r.plain]
    found.put(few[unsigned_reports(ctx, p.tail[few])[1]], VAGUE)  # "recent reports", "reports in Spain"
    found.put(ends("DOC") & p.plain, DOCUMENT)
    few = np.flatnonzero(is_in(ctx.tokens.key[p.tail], SHOWN))  # "the firm's own payslips"
    found.put(few[p.plain[few] & p.begins("DEF", "POSS")[few] & ~ctx.tokens.possessive[p.tail[few]]], DOCUMENT)
    few = np.flatnonzero(is_in(ctx.tokens.key[p.tail], DRAWN_UP))  # few
    few = few[p.plain[few] & ~ctx.tokens.possessive[p.tail[few]]]
    got = is_in(ctx.tokens.key[p.behind_tail[few]], _GOT) & ctx.is_word(ctx.behind(p.behind_tail[few]), "by", "to", "under")
    kept = is_in(ctx.tokens.key[p.before_tail[few]], _KEPT) & (p.tail[few] > p.first[few])
    kept |= is_in(ctx.tokens.key[p.tail[few]], ("draft", "drafts")) & p.no_names[few]
    found.put(few[got | kept], DOCUMENT)
    few = np.flatnonzero(ends("DOC") & p.named_end)
    few = few[p.upper[few] & (p.outlet[few] == 0) & is_in(ctx.tokens.key[p.tail[few]], _PAPERS)]
    owned = np.zeros(len(few), bool)
    for back in range(1, 5):  # "the Harrow Board's 2010 Housing Guidelines"
        at = np.maximum(p.tail[few] - back, p.first[few])
        owned |= ctx.tokens.possessive[at] & (at < p.tail[few])
    found.put(few[owned], DOCUMENT)
    # "an average of recent polls", "a review of the filings"
    few = np.flatnonzero(((p.whole & ctx.mask("DOC")) != 0) & (ctx.matches.classes[p.tail] == 0) & p.plain & p.begins("DET", "DEF"))
    found.put(few[ctx.is_word(p.behind_tail[few], "of")], DOCUMENT)

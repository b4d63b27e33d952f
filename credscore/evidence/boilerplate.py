"""Page furniture that states nothing about the news: captions, bylines, share lines, embeds, biographies, cookie notices."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.disclosure import sentence_text
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_N = r"[A-Z][\w'.-]+(?: (?:[A-Z][\w'.-]+|de|van|von|der|al|bin|and|&))*"
RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (name, kind, re.compile(pattern, flags))
    for name, kind, pattern, flags in (
        ("boilerplate/embed", "embed", r"^\W*(?:view this post on|a post shared by|view more on instagram|— .{0,60}\(@\w+\)|pic\.twitter\.com|embedded (?:video|post|tweet)|this (?:post|video|content) (?:is|was) (?:not available|unavailable))", re.I),
        ("boilerplate/photo", "caption", r"^\W*(?:\[?(?:photo|image|picture|pic|photograph|photos|caption|illustration|photo caption|video|file photo|stock (?:photo|image)|cover (?:photo|image)|feature image|graphic|map)s?(?: by| credit| courtesy(?: of)?| via| source|:| \||/)|credit:|source:|pictured:|pictured (?:above|below|here|left|right)\b|file photo|getty images|watch:|listen:|gallery:|©|copyright )", re.I),
        ("boilerplate/credit", "caption", rf"^\W*(?:{_N}[\w ,'-]{{0,80}}?)?\(?(?:Photo|Image|Picture|Credit|Source|Pic|Photograph|Illustration)s?(?: by| credit| courtesy of|:)[^.]{{0,60}}\)?\W*$", 0),
        ("boilerplate/byline", "byline", rf"^\W*(?:by|written by|words by|reporting by|edited by|additional reporting by|story by|text by|report:|editing by|compiled by)\s+{_N}[^.!?]{{0,60}}\W*$", re.I),
        ("boilerplate/stamp", "byline", r"^\W*(?:(?:last )?updated|published|posted|first published|modified|date)\b\W{0,3}(?:on |at )?[\w ,:.|/-]{0,50}\d[\w ,:.|/()-]{0,40}$|^\W*\d{1,2}[:.]\d\d\s?(?:am|pm|gmt|bst|ist|est)?\W*$|^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d{1,2}(?:st|nd|rd|th)? \w+ \d{4}\W*$", re.I),
        ("boilerplate/related", "link", r"^\W*(?:related(?: stor(?:y|ies)| articles?| links?| news| content| coverage)?\b|read (?:more|also|next|the (?:rest|full)|full story|our)|also read|see also|see more|don't miss|you (?:may|might) (?:also )?like|more (?:on|from|stories|like this)|recommended(?: for you)?\W|trending|in case you missed|click (?:here|the|to|on)|tap (?:here|to)|continue reading|keep reading|scroll (?:down|for)|next(?: up)?:|previous:|jump to|watch (?:the|it|now|more|our)|listen (?:to the|now)|check (?:it|them|out|that out)|see (?:it|the (?:photo|picture|video|post|clip)s?) (?:below|above|here)|take a look)", re.I),
        ("boilerplate/look", "link", r"^\W*(?:you can |go and |so )?(?:check|see|watch|read|view|listen|find|look|hear)\b[^.!?\"]{0,60}\b(?:below|above|here|right here|for yourself)\W*$", re.I),
        ("boilerplate/share", "share", r"^\W*(?:share (?:this|on|via|with|your|the)|tweet(?: this)?\W*$|follow (?:us|our|@|\w+ on)|like us|join (?:us|our|the (?:conversation|discussion))|sign up|subscribe|get (?:the latest|our|breaking|all the)|download (?:our|the)|have (?:a|you) (?:story|tip|news|got)|got a (?:story|tip)|send (?:us|your)|email us|contact (?:us|the)|tell us|let us know|what do you think|sound off|leave a comment|comments? (?:below|are)|do you have|for more (?:news|on|stories|information)|whatsapp|support (?:our|us|independent)|advertisement|sponsored|stay tuned|stay with us|thanks? (?:you )?for reading)", re.I),
        ("boilerplate/cookies", "notice", r"\b(?:we use cookies|accept (?:all )?cookies|our (?:privacy|cookie) policy|terms (?:of use|and conditions)|all rights reserved|our newsletter|to your inbox|affiliate (?:links?|commission)|may earn (?:a )?commission|unsubscribe|enable javascript|ad ?blocker)\b", re.I),
        ("boilerplate/biography", "biography", rf"^\W*(?:{_N},? |s?he |they )(?:is|was|has been|'s|covers|writes|reports|joined|lives|works)\b[^.]{{0,50}}?\b(?:(?:freelance|staff|senior|deputy|chief|contributing|features?|news|entertainment|sports?|business|political|science|health|technology|royal|arts|education|crime|film|music|tv|travel|data|local democracy|our)\s){{0,3}}(?:writer|reporter|journalist|editor|correspondent|columnist|contributor|blogger|author of)\b(?! (?:said|told|says))|\b(?:follow|reach|contact|email) (?:him|her|them|\w+) (?:at|on)\b|\b(?:he|she|they) tweets? (?:at|as|@)|\bcovers? \w[\w ,]{{0,40}} for (?:the|us|this)\b", 0),
        ("boilerplate/truncated", "notice", r"^\W*(?:\[\W*(?:\.{3}|…)\W*\]|\*{3,}|—+|-{3,}|end|ends|ends all|more to follow|developing(?: story)?|this is a (?:breaking|developing)|more as we get it)\W*$", re.I),
    )
)
_ROLE_LINE = re.compile(r"^\W*(?:\w+ ){0,4}(?:editor|writer|reporter|correspondent|contributor|columnist|journalist|staff|producer|author)\W*$", re.I)
# A sentence is looked at only where a rule can apply: its first word opens one of the anchored rules, or it holds a word that
# the other rules (and the line of a role) cannot do without. Whoever adds a form to a rule adds its word here.
_OPENERS = (
    "view a more pic embedded this photo photos image images picture pictures pics photograph photographs caption captions illustration illustrations video videos file stock cover feature "
    "graphic graphics map maps credit credits source sources pictured getty watch listen gallery copyright by written words reporting edited additional story text report compiled editing last "
    "updated published posted first modified date mon monday tuesday wednesday thursday friday saturday sunday related read also see don't you recommended trending in click tap continue keep scroll "
    "next previous jump check take go so find look hear share tweet follow like join sign subscribe subscriber subscribers subscribed get download have got send email contact tell let what sound leave comment "
    "comments do for whatsapp support advertisement advertisements sponsored stay thank thanks end ends developing"
).split()
_HOLDERS = (
    "photo photos image images gettyimages picture pictures credit credits source sources pic pics photograph photographs illustration illustrations cookies cookie privacy terms rights "
    "newsletter inbox affiliate commission unsubscribe javascript blocker adblocker writer reporter journalist editor correspondent columnist contributor blogger author follow reach contact email tweet "
    "tweets cover covers staff producer"
).split()
_CREDIT = ("Photo", "Image", "Picture", "Credit", "Source", "Pic", "Illustration")
_NOTICE = ("cookie", "privacy", "terms", "rights", "newsletter", "inbox", "affiliate", "commission", "unsubscribe", "javascript", "blocker")
_BIOGRAPHY = ("writer", "reporter", "journalist", "editor", "correspondent", "columnist", "contributor", "blogger", "author", "follow", "reach", "contact", "email", "tweet", "cover")
_NEEDS = {"boilerplate/credit": _CREDIT, "boilerplate/cookies": _NOTICE, "boilerplate/biography": _BIOGRAPHY}
_LONGEST = 260  # characters; furniture comes in short lines


@dataclass(slots=True)
class Furniture:
    """Boilerplate sentences. sentence : int64. rule : index into RULES, or len(RULES) for a biography block."""

    sentence: np.ndarray
    rule: np.ndarray

    def __len__(self) -> int:
        return len(self.sentence)


BLOCK_RULE = ("boilerplate/biography-block", "biography")


def rule_name(number: int) -> tuple[str, str]:
    """Rule id and subtype of a furniture rule number."""
    return (RULES[number][0], RULES[number][1]) if number < len(RULES) else BLOCK_RULE


def find_furniture(ctx: Context) -> Furniture:
    """Sentences that are page furniture. Looks only at short sentences with a telling word, and at what ends each article."""
    sentences, tokens = ctx.sentences, ctx.tokens
    count = len(sentences)
    if not count:
        none = np.zeros(0, np.int64)
        return Furniture(none, none)
    size = np.diff(sentences.first)
    width = sentences.end - sentences.start
    telling = np.zeros(count, bool)
    telling[sentences.of_token[np.flatnonzero(ctx.has("FURNITURE"))]] = True
    bare = (tokens.gap[sentences.first[1:]] & tk.TERMINAL) == 0
    short = (size <= 6) & (bare | (size <= 3))
    last_of = np.append(sentences.article[1:] != sentences.article[:-1], True)
    final = np.flatnonzero(last_of)
    from_end = final[np.searchsorted(final, np.arange(count))] - np.arange(count)
    candidates = np.flatnonzero(((telling & (size <= 40)) | short | ((from_end < 3) & telling)) & (width <= _LONGEST))
    candidates = candidates[_can_match(ctx, candidates)]
    found: dict[int, int] = {}
    names_only = _names_only(ctx, size) & bare
    for number in candidates.tolist():
        text = sentence_text(ctx, number)
        lower = text.lower()
        for k, (name, _kind, pattern) in enumerate(RULES):
            needs = _NEEDS.get(name)
            if needs is None:
                hit = pattern.match(text)
            elif name == "boilerplate/biography" and from_end[number] > 6:
                continue
            else:
                hit = any(word in (text if needs is _CREDIT else lower) for word in needs) and pattern.search(text)
            if hit:
                found[number] = k
                break
        # a name and a job on lines of their own near the end open a biography
        if number not in found and _ROLE_LINE.match(text) and bare[number] and number > 0 and names_only[number - 1] and from_end[number] <= 14:
            for k in range(number - 1, int(final[np.searchsorted(final, number)]) + 1):
                found[k] = len(RULES)
    keys = np.array(sorted(found), np.int64)
    return Furniture(keys, np.array([found[k] for k in keys.tolist()], np.int64))


def _can_match(ctx: Context, candidates: np.ndarray) -> np.ndarray:
    """Which candidate sentences hold a word that some rule needs (bool, one a candidate)."""
    tokens, first = ctx.tokens, ctx.sentences.first
    low, size = first[candidates], first[candidates + 1] - first[candidates]
    can = is_in(tokens.key[low], _OPENERS) | tokens.digit[low] | ((tokens.gap[low] & (tk.G_DASH | tk.OTHER)) > 0)
    rest = np.flatnonzero(~can)
    if rest.size:
        low, size = low[rest], size[rest]
        begin = np.cumsum(size) - size
        inside = np.repeat(low - begin, size) + np.arange(int(size.sum()))
        can[rest] = np.logical_or.reduceat(is_in(tokens.key[inside], _HOLDERS), begin)
    return can


def _names_only(ctx: Context, size: np.ndarray) -> np.ndarray:
    if not len(size):
        return np.zeros(0, bool)
    named = np.add.reduceat((ctx.name | ctx.tokens.upper).astype(np.int32), ctx.sentences.first[:-1])
    return (named == size) & (size <= 4)

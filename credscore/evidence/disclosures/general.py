"""The general case of a disclosure: a machine, any deed of making, and a sign that this very item is meant or that its editors saw to it.

Rows as in `rules`. What the other forms name word by word is left open here: any participle may be the deed, and the place of the
item ("the tables below", "of which this is one") or what editors did with it stands for "this article".
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

from credscore.evidence.disclosures.chains import Chain, Part
from credscore.evidence.disclosures.forms import DOES, OURS, TO_DO
from credscore.evidence.disclosures.words import AI, AI_MADE, BE, BY, MADE, OWN_NOTE, THING, US

DISCLOSURE = "ai_disclosure"

# A participle that is no making: what becomes of a text, or what it is about.
_NOT_MAKING = r"(?:shared|attacked|inspired|welcomed|flagged|targeted|copied|scraped|stolen|plagiari[sz]ed|owned|based|concerned|obsessed|fascinated|filled|flooded|overrun|linked|connected|associated|faced|confronted|dominated|threatened|criticised|criticized|disrupted|hit|seen|taken|given|driven|beaten|followed|viewed|spread|posted|reposted|sold|bought|paid|backed|funded|sponsored|commissioned|owned|used|needed|asked|answered|worried|surprised|interested|involved|blocked|removed|deleted|banned|rejected|accepted|reviewed|chosen|known|shown|hidden|broken|forgotten|spoken|named|called|informed|titled|headed|dedicated|devoted|moderated|delighted|excited|been|mistaken|supported|recommended|trained|seed|need)"
_DID = rf"\b(?!{_NOT_MAKING}\b)(?:auto-)?(?:[a-z]{{2,}}(?:ed|wn|ten|ilt|ade|ung|cast|set)|put together|set out|cut|read)\b"
_HOW = r"\b(?:by|with|using|through|via|thanks to|in (?:part )?(?:collaboration|partnership|combination) with|(?:help|aid|assistance|support|use) of)\b"
# Words between that and the machine: no clause of its own.
_FEW = r"[^.!?;:]{0,45}?"
# Where on the page it stands.
_PLACED = rf"\b{THING}\b[^.,;!?]{{0,40}}?\b(?:above(?! (?:the|an?|his|her|their|its)\b)|below(?! (?:the|an?|his|her|their|its)\b)|here|at the (?:top|bottom|end|foot|head|start) of (?:this|the|our) (?:page|article|story|report|post|piece))\b"
_OURS = Part(OURS, _PLACED)
# Editors who saw to it, or the caution that newspapers print behind it.
_SEEN_TO = r"\b(?:reviewed|edited|checked|verified|fact-checked|approved|vetted|proofread|confirmed|overseen|selected|revised|signed off|supervised|audited|moderated) (?:\w+ly )?(?:by|before)\b[^.!?]{0,30}?\b(?:editors?|sub-?editors?|journalists?|reporters?|newsroom|desk|newsdesk|our (?:[\w-]+ )?(?:staff|team)|(?:news|editorial|production|data) (?:staff|team)|native speakers?|publication|publishing|posting)\b"
# Words that say of a sentence that somebody else's text is meant.
OTHERS = r"(?:rivals?|outlets?|competitors?|chains?|company|companies|firms?|start-?ups?|universit(?:y|ies)|students?|pupils?|teachers?|schools?|colleges?|court|courts|judges?|lawyers?|ministry|ministers?|council|councils|police|hospitals?|clinics?|patients?|insurers?|banks?|unions?|studios?|labels?|museums?|galler(?:y|ies)|campaigns?|candidates?|party|parties|agencies|novels?|films?|songs?|albums?|games?|trailers?|adverts?|advertisements?|sermons?|speeches|applications?|letters?|essays?|exams?|coursework|lawsuits?|briefs?|contracts?|papers?|magazines?|dail(?:y|ies)|broadcasters?|publishers?|websites?|sites|users?|customers?|consumers?|app|apps|devices?|phones?|glasses|earbuds|headset|startup|researchers?|stud(?:y|ies)|scientists?|hackers?|scammers?|fraudsters?|trolls?|propaganda|deepfakes?)"
_ITEM = rf"(?:\b(?:[\w-]+ ){{0,3}}{THING}|gist|digest|answers|quotations|quotes|responses|remarks|interview|conversation|subtitles|captions|minutes|tables|charts|scores|forecasts)"

# A gap without a word that makes it the subject of the article: "this report explains how a text is written by AI".
_CLAUSES = "[^.!?;]"
# A line of nothing but the words of labels, names behind "by" or a colon, and numbers.
_WORD = (
    rf"(?:{THING}|{MADE}|(?:ai|human|machine|post|pre|co|auto|staff|editor|bot|robot|computer)-{MADE}|(?:partly|partially|fully|entirely|wholly|largely|mostly|mainly|automatically|originally|first|then|later|lightly|subsequently|manually|in part)"
    rf"|drafts?|outlines?|notes?|labels?|content|disclosure|an?|the|of|by|with|from|and|or|in|on|for|to|our|not|no|but|then|using|via|based|help|aid|assistance|support|use|tools?|technology|systems?|software|models?|assistant|generative|human|humans|staff|desk|team|newsroom|editors?|reporters?|journalists?|authors?|publication|before|after|also|min|mins|minutes|\d[\d:.]*"
    r"|(?:english|spanish|french|german|welsh|irish|arabic|polish|russian|chinese|hindi|portuguese|italian|danish|dutch|ukrainian|farsi|turkish|japanese|korean|swedish|norwegian|finnish|greek))"
)
# What stands between them holds no part of a word, nor a hyphen inside one: a line of such words is cut in one way only.
_BETWEEN = r"(?:[\s,;:|/()·•–—.&+\[\]]+(?:-\s*)?)"
_OF_LABELS = rf"^\W*(?:{_WORD}{_BETWEEN}){{0,11}}?"

GENERAL: tuple[tuple[str, str, str | tuple[Chain, ...], str, str], ...] = (
    (
        "any-deed", DISCLOSURE,
        (
            Chain(_OURS, "[^.!?;]{0,90}?", rf"\b{BE}\b(?: (?:first|then|also|all|both|partly|largely|entirely|in part|mostly|later|originally|\w+ly))*", "[ ]{0,1}", _DID, "[^.!?;]{0,70}?", _HOW, "[^.!?;:]{0,70}?", AI),
            Chain(AI, "[^.!?]{0,90}?", rf"\b(?:of which this is one|(?:including|such as|like) this (?:one|{THING}))\b"),
            Chain(_OURS, "[^.!?;]{0,90}?", rf"\b{BE}\b", "[^.!?;]{0,20}?", rf"(?:{_DID} automatically|automatically {_DID}|auto-{MADE})"),
        ),
        "The tide tables shown above were typeset with the help of a language model.", "The tide tables shown above were shared by bots.",
    ),
    (
        "of-this", DISCLOSURE,
        (
            Chain(OURS, f"{_CLAUSES}{{0,140}}?", rf"\b{MADE}\b", f"{_CLAUSES}{{0,40}}?", _HOW, _FEW, AI),
            Chain(AI, "[^.!?;]{0,45}?", Part(DOES, rf"\b(?:to |in |for |help |helps |helped )(?:us |me )?{TO_DO}(?:ing)?\b", r"\b(?:assisted|assists|helped|supported|was of help to|gave us)\b"), "[^.!?;]{0,90}?", OURS),
            Chain(OURS, "[^.!?;]{0,60}?", AI, "[ ]{0,1}", r"(?:[\w-]+ )?(?:drafts?|outlines?|transcripts?|translations?|summary|summaries|sketch(?:es)?|output|answers)\b"),
        ),
        "Machine learning supported our divers with the counts on which this article rests.", "Machine learning supported our divers with the counts on which this pier rests.",
    ),
    (
        "had-role", DISCLOSURE,
        (
            Chain(AI, "[^.!?;,]{0,40}?", r"\b(?:was|were|is|are|has been|have been)\b", "[ ]{0,1}", r"(?:[\w-]+ly )?(?:used|employed|applied|deployed|involved|consulted|relied on)", "[^.!?;]{0,60}?", OURS),
            Chain(AI, "[^.!?;,]{0,30}?", r"\b(?:played|had) (?:an? |no small )?(?:[\w-]+ )?(?:part|role|hand)\b", "[^.!?;]{0,40}?", OURS),
            Chain(OURS, "[^.!?;]{0,60}?", r"\b(?:updated|amended|corrected|edited|changed|revised|appended)\b", "[^!?;]{0,30}?", r"\bto (?:disclose|note|make clear|add|reflect|state|acknowledge|say|explain) (?:that )?", "[^.!?;]{0,40}?", AI, "[^.!?;]{0,20}?", r"\b(?:used|involved|employed|helped|generated|wrote|drafted|produced|assisted)\b"),
        ),
        "AI was employed in the preparation of this glossary.", "AI was employed in the mines that this glossary is about.",
    ),
    (
        "own-work", DISCLOSURE,
        (
            Chain(r"\b(?:automat(?:ic|ed)|machine|ai|computer|ai-generated|machine-generated|auto-generated)\b", "[ ]{0,1}", r"(?:translation|transcription|transcript|summary|narration|captioning|version|rendering|voice-over|dubbing) of ", "[ ]{0,1}", OURS),
            Chain(r"\b(?:automatically|machine-?|auto-?|ai-?)", "[ ]{0,1}", rf"{MADE} (?:[\w-]+ ){{0,2}}(?:version|translation|copy|summary|transcript|text|rendering|digest|recording) of ", "[ ]{0,1}", OURS),
            Chain(r"\b(?:voices?|narration|narrator|presenters?|hosts?|speech)\b", "[^.!?;,]{0,12}?", rf"\b(?:in|on|of|for) {OURS}", "[^.!?;,]{0,12}?", rf"\b{BE} (?:an? )?(?:entirely |not human but )?(?:synthetic|synthesi[sz]ed|cloned|computer-generated|artificial|ai\b|automated)"),
            Chain(r"\b(?:protect|protection|identit(?:y|ies)|anonymity|privacy|safety)\b", "[^.!?]{0,90}?", rf"\b(?:{MADE}|obscured|disguised|blurred|hidden)\b", "[^.!?;]{0,25}?", _HOW, _FEW, AI),
        ),
        "An automatic translation of this report left out a word.", "An automatic translation of the decree left out a word.",
    ),
    (
        "had-it-done", DISCLOSURE,
        (
            Chain(rf"\b(?:for|in|throughout|behind) {OURS}", "[^.!?]{0,12}?", Part(US, r"\b(?:reporters|journalists|editors|the (?:authors?|reporters?|writers?|newsroom|team))\b"), "[^.!?]{0,12}?", r"\b(?:\w{2,}(?:ed|ing)|ran|fed|built|gave|let|had|got|use)\b", "[^.!?;]{0,30}?", AI, "[^.!?;]{0,15}?", r"\b(?:to|that|which|for)\b"),
            Chain(r"\b(?:used|using|uses|employed)\b", "[^.!?;,]{0,30}?", AI, "[^.!?;,]{0,12}?", rf"\bto (?:help (?:to )?)?[a-z]{{3,}} (?:and [a-z]+ )?(?:(?:parts?|sections?|most|some|an? (?:early |first )?(?:draft|version|summary)) of )?{OURS}"),
        ),
        "For this project, two reporters trained an algorithm that finds quarries.", "For this map our readers thanked the robots.",
    ),
    (
        "seen-to", DISCLOSURE,
        (
            Chain(rf"^\W*(?!at |in |on |while |when |if )(?:[\w'&-]+ ){{1,7}}?{BE}\b", "[^.!?;,]{0,25}?", _DID, "[^.!?;]{0,35}?", _HOW, _FEW, AI, "[^.!?]{0,40}?", _SEEN_TO),
            Chain(US, "[^.!?]{0,15}?", r"\b(?:used|asked|had|let|got|trained|built|fed|ran|relied on|employed)\b", "[^.!?;]{0,30}?", AI, "[^!?]{0,140}?", r"\b(?:reporters?|editors?|journalists?|desk|newsroom|producers?|team|humans?)\b", "[^.!?;,]{0,15}?", r"\b(?:checked|verified|reviewed|confirmed|re-?read|audited|vetted)\b"),
            Chain(rf"^\W*{_ITEM} (?:{BE} )?{MADE}\b", "[^.!?;]{0,35}?", _HOW, _FEW, AI, "[^.!?]{0,40}?", _SEEN_TO),
            Chain(AI, "[^.!?;,]{0,25}?", r"\b(?:wrote|drafted|produced|generated|composed|compiled|created|translated|summari[sz]ed|prepared|assembled)\b", "[^.!?]{0,60}?", _SEEN_TO),
        ),
        "The Tide Line is produced using generative AI tools and checked by editors before publication.", "The tide line is measured using an algorithm and checked by divers.",
    ),
    (
        "own-note", DISCLOSURE,
        (
            Chain(rf"^\W*{OWN_NOTE}\b", "[^!?]{0,160}?", AI, "[^.!?;]{0,40}?", r"\b(?:wrote|drafted|produced|generated|composed|compiled|created|translated|transcribed|summari[sz]ed|prepared|assembled|turned|helped|shortened|rewrote|sorted|flagged|grouped|suggested|edited)\b"),
            Chain(rf"^\W*{OWN_NOTE}\b", "[^!?]{0,160}?", rf"\b(?:{MADE}|conducted|carried out)\b", "[^.!?;]{0,60}?", _HOW, _FEW, AI),
            Chain(rf"^\W*{OWN_NOTE}\b", "[^!?]{0,100}?", r"\b(?:automatic|automated|machine|ai)\b", "[ ]{0,1}", r"(?:translation|transcription|transcript|summary|narration|captioning)\b"),
        ),
        "Author's note: I dictated this and an AI assistant turned my notes into prose.", "Author's note: I dictated this and met a robot.",
    ),
    (
        "followed", DISCLOSURE,
        (Chain(rf"\b(?:the|an?) (?:[\w-]+ ){{0,4}}(?:{THING}|information|text)\b", "[^.!?;,]{0,12}?", rf"\b{BE}\b", "[^.!?;,]{0,20}?", rf"\b{MADE}\b", "[^.!?;,]{0,40}?", _HOW, _FEW, AI),),
        "The tide wrap was compiled by the Newt algorithm. It does not constitute advice to sailors.", "The tide wrap was eaten by the Newt algorithm. It does not constitute advice to sailors.",
    ),
    (
        "bare-line", DISCLOSURE,
        rf"^\W*(?:with|using|via|from|by) (?:the )?(?:help of |use of |aid of )?{AI}(?: (?:and [\w ]{{2,20}} )?(?:inputs?|assistance|help|support|tools?|aid|assist|technology))?\W*$"
        rf"|^\W*(?:by|from|words) [^.!?:;]{{2,50}}?,? (?:(?:produced |written |created |assisted |aided |prepared )?(?:using|with (?:the )?(?:help|aid|assistance|support|use) of|with|by)|assisted by) (?:an? )?(?:generative )?{AI}(?: (?:assistance|help|support|tools?|inputs?))?\W*$"
        rf"|^\W*(?:ai|machine|automat(?:ed|ic)|synthetic|computer|robot|cloned)[- ](?:generated )?(?:narration|narrator|voice(?:-?over)?|audio|reading|summary|translation|transcript|captions|version|recap)\W+\d[\d:]* ?(?:min(?:ute)?s?|sec(?:ond)?s?|words|m|s)?\W*$"
        rf"|^\W*(?:content type|type|label|format|origin|creation|production|made (?:by|with)|category|source of text)[:| –-]+(?:{AI_MADE}|{AI})(?: (?:[\w-]+ )?(?:{THING}|content))?\W*$"
        rf"|^\W*(?:produced|written|compiled|generated|prepared|created|drafted|edited) by (?:the |our |an? )?(?:[\w'&-]+ ){{0,5}}?(?:automated|automatic|robot|ai|machine)[- ](?:[\w-]+ )?(?:desk|news ?desk|newsroom|team|service|writer|reporter|editor|system|newswire|feed)\W*$"
        rf"|^\W*(?:[\w-]+ )?(?:assistance|help|support|research|editing|writing|drafting|translation|transcription|proofreading|narration) (?:(?:was |were |has been )?(?:provided|given|supplied|lent|contributed|done|performed) by|courtesy of|from) (?:an? )?(?:[\w-]+ )?{AI}[^.!?]{{0,20}}\W*$"
        rf"|^\W*(?:listen|read|hear|play|watch)\b[^.!?:]{{0,30}}[([|:–—·-] ?(?:an? )?(?:ai|machine|automated|synthetic|robot|computer|computer-generated|cloned|text-to-speech|artificial)[- ]?(?:voice|narration|narrated|generated|reading|read|version|audio|speech|narrator)?[)\]]?\W*$",
        "By Ida Holm, using AI", "By Ida Holm, who met a robot",
    ),
    (
        "label-words", DISCLOSURE,
        rf"{_OF_LABELS}(?:{AI_MADE}|{AI} (?:drafts?|outline|text|translation|summary|narration|transcript|voice|audio|illustration|image|captions?|copy|overview|version)\b|{MADE} {BY} (?:an? |the |our )?(?:generative )?{AI})(?:{_BETWEEN}{_WORD}){{0,12}}(?:{_BETWEEN}?(?:by|:|/|editors?) ?\w[\w.'-]*(?: \w[\w.'-]*){{0,3}})?\W*$",
        "Human-checked, AI-drafted", "Human pilots, AI-drafted wars",
    ),
    (
        "bare-made", DISCLOSURE,
        rf"^\W*(?!the |an? |his |her |their |its |my |in |on |at |by |if |as |\w+s' )(?:[\w'&-]+,? ){{0,3}}?(?:art|cover art|artwork|photograph|photo|image|picture|illustration|graphic|background|text|copy|headline|summary|transcript|narration|audio|video|script|translation|version|report|article|story|layout|page|itinerary|analysis|map|chart|caption|recap|preview|interview|quiz|playlist|animation|cartoon|sketch|reconstruction)"
        rf" (?:(?:has been|was|is) )?(?:[\w]+ly )?(?!{_NOT_MAKING}\b)(?:{MADE}|\w{{3,}}ed) (?:[^.!?;,:]{{0,40}}? )?(?:by|with|using|in|via|through) (?:the )?(?:help |aid |assistance |support |use )?(?:of )?(?:an? |our )?(?:[\w'-]+ )?{AI}(?:[- ](?:tools?|models?|systems?|assistants?|software|writer|technology|support|help|assistance|bot|engine|program|app))?(?:\W*$|[;|/(] ?[^?]{{0,120}}$| (?:and|then|by|from|under|for|at|on|in) [^?]{{0,120}}$)",
        "Cover art was painted in Midjourney by our design team.", "The cover art was painted in Midjourney, her lawyer claims.",
    ),
)  # fmt: skip
# Labels and lines of their own, found at the edge of a line only.
GENERAL_LABELS = frozenset(f"disclosure/{name}" for name in ("bare-line", "bare-made", "seen-to", "own-note", "label-words"))
# Asked only of a text that points at the article.
GENERAL_POINTED = frozenset(f"disclosure/{name}" for name in ("had-role", "had-it-done", "of-this"))
# In these a machine helped somebody.
GENERAL_HELPED = frozenset(("disclosure/had-role", "disclosure/had-it-done"))
GENERAL_LOOSE = frozenset(f"disclosure/{name}" for name, *_ in GENERAL)
# Only where what stands behind it is said of articles: who checked it, or a caution.
FOLLOWED = "disclosure/followed"
OF_THIS = "disclosure/of-this"  # the widest of them: not where the article is about such deeds, or about others

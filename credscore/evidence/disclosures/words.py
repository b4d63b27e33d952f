"""What the patterns of disclosures are made of: words for AI, for a text and its parts, for making it, for pointing at it.

Beside each stand the plain words to look for first: the patterns are slow, and nearly all sentences lack those words.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re

from credscore.evidence.disclosures.chains import Chain, Part
from credscore.evidence.lazy import lazy
from credscore.evidence.sentence_text import holds_any

# Machines that write, draw or speak.
TOOLS = r"chat ?gpt(?:[- ]?\d\w*)?|gpt-?\d\w*|claude|gemini|copilot|perplexity|bard|llama|mistral|midjourney|dall-?e|firefly|stable diffusion|otter(?:\.ai)?|heliograf|wordsmith|lede ai|automated insights|narrative science|united robots|deepl|grok|deepseek|elevenlabs|notebooklm|ledeai|data skrive|stable audio|google translate|generative fill|github copilot|openai(?:'s)? whisper|(?<=using )(?:whisper|jasper|runway|sora|descript)|(?<=with )(?:whisper|notebook lm)|jasper(?= ai)|whisper(?= ai)|dall·e|heygen|synthesia|grammarly|quillbot|trint|(?:bing )?image creator|canva ai"
AI = (
    rf"(?:\ba\.?i\b\.?(?!\w)|\bgen ?ai\b|artificial[- ]intelligence|\blanguage models?\b|\bllms?\b|machine[- ]learning|\b(?:{TOOLS})\b"
    r"|\balgorithms?\b|\bautomation\b|\bautomated (?:[\w-]+ )?(?:technology|systems?|software|templates?|tools?|text|process(?:es)?|voice|service|feed|assistance|help|support|generation|production|writer|reporter|narration|narrator|translation|translator|means|journalism|newsroom)\b"
    r"|\b(?:ro|chat)?bots?\b|\bby (?:an? )?machine\b|\bcomputer program\b|(?<=by )machine\b(?=[.,;:)]|$| (?:and|from|into)\b)|\ba (?:computer|machine)(?= (?:wrote|translated|made|generated|drew|produced|compiled|read) )|\b(?:synthetic|synthesi[sz]ed|computer-generated|cloned|artificial) (?:voice|speech|narrator|presenter|narration)s?\b|\btext-to-speech\b|\b(?:image|picture|text) generators?\b|\b(?:automat(?:ed|ic)|machine) (?:speech|voice|text|translation|transcription|summari[sz]ation|captioning|dubbing|narration) (?:service|system|tool|software|engine|program|technology|feature|recognition)s?\b|\b(?:speech|voice|handwriting|character)[- ](?:recognition|to[- ]text)(?: (?:software|technology|tools?|systems?|service|program))?\b|\b(?:transcription|translation|dubbing|captioning|summari[sz]ation) software\b|\bgenerative (?:fill|expand|models?|tools?)\b)"
    r"(?![- ](?:firms?|makers?|experts?|engineers?|editors?|researchers?|compan(?:y|ies)|critics?|industry|start-?ups?|lobby|groups?|ethicists?|scientists?|developers?|giants?|labs?|boom|race|safety|policy|law|rules|summit|bill|correspondents?|columnists?|conference|newsletter|stocks?|chips?|chipmakers?|spending|bubble|accountability|initiative|institute|fellowships?|network|ethics|committee|literacy|governance|regulations?|act|literate|tutors?|startups?|advisers?|advisors?|ministers?|crawlers?|training|licen[cs]ing|partnership)\b)"
)
# Enough to go on; a rule needs more.
ABOUT_AI = lazy(
    rf"{AI}|\bauto(?:mat|-)|\bautogen|\bmachine[- ']|\bhuman\b|\b(?:synthetic|digital|computer|software)\b|\bai[- ]|\bbot[- ]|\bvirtual \w+|\brobo|\bour (?:[\w-]+ ){{0,2}}(?:tool|system|program|app|engine|writer|assistant)\b",
    re.I,
)
# Every match of ABOUT_AI holds one of these, or _AI_WORD.
_AI_STEMS = (
    "artificial", "language model", "llm", "machine", "gpt", "claude", "gemini", "copilot", "perplexity", "bard", "llama", "mistral", "midjourney", "dall",
    "firefly", "stable diffusion", "otter", "heliograf", "wordsmith", "narrative science", "deepl", "grok", "algorithm", "auto", "bot", "computer", "human", "synthetic", "digital", "software", "generator",
    "robo", "elevenlabs", "image creator", "notebooklm", "notebook lm", "ledeai", "data skrive", "deepseek", "google translate", "generative fill", "whisper", "jasper", "runway", "sora", "descript", "heygen", "synthesia", "grammarly", "quillbot", "trint", "stable audio",
    "virtual", "text-to-speech", "recognition", "to-text", "to text", "ion software", "ing software", "generative ", "cloned", "our own ", "our in-house", "our new ", "our internal", "our home", "our custom",
)  # fmt: skip
_AI_WORD = lazy(r"\b(?:a\.?i\b|genai\b|ai)")
# What ABOUT_AI finds begins so: in small letters, and in a tenth of its time.
_AI_BEGINS = lazy(
    r"\b(?:a\.?i|gen ?ai|language m|llm|(?:image|picture|text) generator|software (?:wrote|made|produced|compiled|drafted|generated|created)\b|by software\b|algorithm|auto|(?:ro|chat)?bots?\b|machine|computer|human\b|synthetic\b|digital\b|chat ?gpt|gpt|claude|gemini|copilot"
    r"|perplexity|bard|llama|mistral|midjourney|dall|firefly|stable d|otter|heliograf|wordsmith|lede|narrative s|united r|deepl|grok|robo-|robo|deepseek|elevenlabs|image creator|notebook ?lm|data skrive|google translate|generative fill|image creator|canva ai|openai's whisper|openai whisper|jasper|runway|sora|descript|whisper|heygen|synthesia|grammarly|quillbot|trint|stable audio|virtual (?:[\w-]+ ){0,2}(?:writer|reporter|author|journalist|corresp|column|assist|newsr|present|editor)|text-to-speech|(?:speech|voice|handwriting|character)[- ](?:rec|to)|(?:transcription|translation|dubbing|captioning|summari[sz]ation) software|generative |cloned|our (?:own|in-house|new|internal|home|custom)[\w-]* (?:[\w-]+ )?(?:tool|system|program|app|engine|writer|assistant)\b)|artificial|machine[- ]l"
)
# Every place where a match of ABOUT_AI may begin; in small letters.
_ABOUT_BEGINS = lazy(rf"(?={_AI_BEGINS.pattern}|\bsoftware\b|\bby (?:an? )?machine\b)")
# What a publication may say it of, and every beginning of such a word.
THING = (
    r"(?:articles?|story|stories|posts?|reports?|pieces?|pages?|content|texts?|copy|newsletter|recap|summary|summaries|headlines?|title|translation|versions?|images?|pictures?|illustrations?|photos?|photographs?|artwork|graphic|audio|narration|voice|video|column|bulletin|forecast|update"
    r"|round-?up|preview|review|guide|item|brief(?:ing)?|transcript|subtitles|captions?|entry|blog|q&a|timeline|itinerary|tables?|drawings?|essay|op-ed|explanation|box|fact ?box|panel|playlist|backgrounder|glossary|dispatch|sidebar|script|intro(?:duction)?|alert|email|gallery|thumbnail|animation|clip|recording|reading|answers|descriptions?|portraits?|paragraphs?|standfirst|lede|quotations?|quotes?|sentences?|comments|slideshow|factfile|(?:key |bullet )?points|(?:key )?takeaways|highlights|data analysis|charts?|listing|notice|write-?up|account|snapshot|interview|podcast|episode|feature|analysis|explainer|profile|obituary|work|edition|site|website|digest|list|overview|investigation|series|project|quiz|(?:press )?release|crossword|map|recipe|horoscope|wrap|wrap-up|commentary|opinion|supplement|reconstructions?|section|faq|infographic|diagram|visuali[sz]ation|coverage|collage|montage|cartoon|tracker|dashboard|broadcast|scores|results|webpage|leader|editorial|wording|dubbing|dub|voice-?over)"
)
THING_STEMS = (
    "article", "stor", "post", "report", "piece", "page", "content", "text", "copy", "newsletter", "recap", "summar", "headline", "title", "translation", "version", "image", "picture", "illustration",
    "photo", "artwork", "graphic", "audio", "narration", "voice", "video", "column", "bulletin", "forecast", "update", "round", "preview", "review", "guide", "item", "brief", "transcript", "subtitles",
    "caption", "entry", "blog", "q&a", "timeline", "itinerary", "table", "drawing", "essay", "op-ed", "explanation", "box", "panel", "playlist", "glossary", "dispatch", "sidebar", "script", "intro", "alert", "email", "gallery", "thumbnail", "animation", "clip", "recording", "reading", "answers", "portrait", "paragraph", "standfirst", "lede", "quot", "sentence", "comments", "slideshow", "factfile", "points", "takeaways", "highlights", "data analysis", "chart", "listing", "notice", "write", "account", "snapshot", "interview", "podcast", "episode", "feature", "analysis",
    "explainer", "profile", "obituary", "work", "edition", "site", "website", "digest", "list", "overview", "investigation", "series", "project", "quiz", "release", "crossword", "map", "what follows", "everything", "description", "words above", "words below", "recipe", "horoscope", "wrap", "commentary", "opinion", "supplement", "reconstruction", "section", "faq", "infographic", "diagram", "visuali", "coverage", "collage", "montage", "cartoon", "tracker", "dashboard", "broadcast", "scores", "results", "leader", "editorial", "wording", "dub",
)  # fmt: skip
# What may be done to it.
MADE = (
    r"(?:auto-?generated|generated|created|written|wrote|produced|drafted|compiled|composed|prepared|authored|assisted|aided|translated|summari[sz]ed|narrated|read|voiced|illustrated|edited|transcribed|optimi[sz]ed|enhanced|rewritten|reworded|shortened|made|assembled|put together"
    r"|supported|powered|crafted|built|suggested|analy[sz]ed|performed|curated|aggregated|proofread|checked|polished|condensed|adapted|outlined|researched|designed|drawn|rendered|rephrased|paraphrased|refined|improved|revised|expanded|localised|localized|dubbed|typed|set|pulled together|changed|altered|swapped|converted|extended|fabricated|hallucinated|labelled|counted|sketched|painted|done|carried out|lettered|subtitled|formatted|structured|simplified|prompted|conceived|developed|constructed|penned|coded|sourced|collated|filed|updated|cleaned|sorted|gathered|collected|extracted|tagged|categori[sz]ed|chosen|selected|proposed|conjured up|dream(?:t|ed) up|churned out|spat out|fact-checked|spell-?checked|copy-?edited|sub-?edited|tightened|trimmed|tidied|cloned|recreated|retouched|colou?ri[sz]ed|upscaled|digiti[sz]ed|vetted|replaced|invented|laid out|scripted|recorded|rendered|devised|screened|processed|classified|detected|estimated|restored|extended|cropped|masked|anonymi[sz]ed|pixelated|animated|visuali[sz]ed|mapped|plotted|organi[sz]ed|restructured|reworked|reformatted|redrafted|redrawn|re-?edited|amended|corrected|supplemented|augmented|synthesi[sz]ed|modelled|modeled|computed|calculated|predicted|forecast|reported|presented|hosted|captioned|described|phrased|set out|mocked up|worded|completed|populated|filled in|published|parsed|scanned|searched|combed|trawled|analysed|automated|stitched together|digested|distilled|abridged|cut|reduced|simulated|reconstructed|imagined|conceptuali[sz]ed|brainstormed|structured|annotated|indexed|archived|delivered|turned)"
)
# A part of it, by its last word: what stands in front ("some large parts", "an early draft") decides nothing.
PART = r"(?:parts?|portions?|sections?|passages?|paragraphs?|elements|all|most|some|much|(?:first|early|initial|rough)?(?:draft|outline|text|copy|words|title|headline|standfirst|summary|translation|images?|pictures?|photos?|illustrations?|cartoons?|artwork|graphics?|charts?|maps?|audio|voice-?over|quiz|tags|data analysis|data|research|transcript|bullet points|key points|takeaways))"
# This very article or a part of it, and the words of which every such phrase holds one.
SELF = Part(
    Chain(
        r"\b(?:this(?! (?:year|season|summer|winter|spring|autumn|decade|century)\b)|our|the above|the following|the preceding|the accompanying|above|below|these(?! days\b)|today's|the present|(?:the|an) (?:earlier|english|original|first|spoken|audio) (?=version))\b",
        "[\\w' ,-]{0,40}?",
        rf"\b{THING}\b(?! about\b| on (?:ai|artificial)\b)",
    ),
    Chain(
        rf"\b{PART} (?:of|in|on|for|at the top of|accompanying|above) (?:the (?:text|copy|words|images?) (?:in|of|on) )?",
        "[^.]{0,0}",
        rf"(?:this|our) (?:[\w-]+ ){{0,3}}{THING}",
    ),
    r"\b(?:what follows|everything (?:above|below))\b",
    rf"\bincluding this (?:one|{THING})\b",
    rf"\bthe (?:[\w-]+ )?{THING} (?:above|below|(?:that )?you (?:hear|see|read|are (?:hearing|reading|seeing|listening to|watching)|have just read))\b",
    rf"\b{PART} (?:above|below|at the (?:top|bottom|end|foot))\b",
)
POINTING = (
    "this",
    "our",
    "above",
    "below",
    "what follows",
    "at the",
    "following",
    "these",
    "today's",
    "present",
    "preceding",
    "accompanying",
    "version",
    "you",
)
# What leads from the deed to the machine.
BY = r"(?:by|with|using|through|via|from|on|in (?:collaboration|partnership) with|(?:help|aid|assistance|support|use) of|thanks to|in(?= (?:midjourney|dall|adobe|photoshop|chatgpt|gemini|claude|copilot|firefly|canva|stable|google translate|deepl)))"
BE = r"(?:was|were|is|are|been|be|being)"
# Who made it, where that is a program without a name.
BY_PROGRAM = r"\bby (?:software|(?:an? )?machine)\b(?! (?:engineers?|editors?|developers?|directors?|managers?|makers?|firms?|compan(?:y|ies)|shop|tool))"
# Who made it, where that is the publication.
US = Part(
    r"\b(?:we|i)\b",
    r"\b(?:our|this) (?:[\w-]+ ){0,2}(?:reporters?|newsroom|desk|newsdesk|editors?|team|journalists?|staff|writers?|authors?|columnist|site|newspaper|outlet|website|correspondents?)\b",
    r"\bthe (?:authors?|editors?|reporters?|writers?|newsroom|columnist|newsdesk)\b(?=.*\b(?:this|our|the present)\b)",
    r"(?<=this work )the authors?\b",
)
# Not a headline nor a sentence that goes on to tell what became of the thing.
_HAPPENED = r"(?:was|were|has|have|had|went|goes|wins?|won|fool(?:s|ed)?|mis(?:leads?|led)|tops?|topped|sells?|sold|draws?|drew|stuns?|stunned|shock(?:s|ed)?|spark(?:s|ed)|prompt(?:s|ed)|beats?|angers?|angered|floods?|spread|spreads|gets?|got|leaves|raises?|raised)"
NO_STORY = rf"(?! (?:is|are|was|were|tends?|gets?|floods?|may(?! (?:contain|include))|can|will|often|has|have|makes?|takes?|becomes?|looks?|costs?|finds?|found|wins?|hits?|worry|worries|could|should|must|might)\b)(?![^.!?;]*?(?:, (?:(?:the|an?|his|her|their|its) (?!(?:[\w-]+ )?{THING})|(?:he|she|they)\b)|, (?:the|an?|his|her|their|its) [\w' -]{{2,40}}? {_HAPPENED}\b| (?<!, )(?<!and )(?:wins|fools|tops|sells|draws|stuns|shocks|sparks|beats|angers|floods|went|goes|was viewed|was shared|were shared|spread|won|fooled|angered|drew)\b))"
# The begin of a line up to its first word; without the look at what follows, every shorter run of marks is tried as well.
OPEN = r"^\W*(?=\w|$)"
# What opens a note of the publication, and a line that may open so.
OWN_NOTE = r"(?:(?:editor'?s?'? |author'?s?'? |publisher'?s?'? |writer'?s?'? |reader'?s?'? |language |translation |transcript |translator'?s?'? |production |technical |data |image |picture |photo |ai )?notes?(?: (?:to|for) (?:our )?readers| on (?:sources|methods|data|methodology|translation|images|the (?:text|data|images?|translation)|this \w+))?(?:,? (?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?)?|clarification(?:,? [\w ]{1,20}(?=[:.]))?|transcript|credits|methods?|content (?:type|note|label|notice|origin|source)|about the (?:text|data|images?|author|translation|audio)|a (?:word|note) (?:on|about) (?:how )?[\w ]{3,30}|production|(?:ai )?disclosure|(?:ai )?disclaimer|(?:ai )?transparency(?: note)?|about this (?:article|story|piece)|how (?:we (?:made|did|reported|wrote)|this was made)[\w ]{0,20}|how (?:this|our) (?:[\w-]+ ){0,2}(?:was|is) (?:made|reported|written|produced|done|put together)|production note|methodology|correction|caption|ai use|use of ai)"
LINE = rf"{OPEN}(?:{OWN_NOTE}\b\W*(?=\w|$))?"
# Both in one word: "AI-generated".
AI_MADE = r"(?:(?:partly|partially|fully|entirely|wholly|mainly|largely|automatically) )?(?:ai|machine|auto|bot|robot|computer|chatgpt|gpt)[- ]?(?:generated|assisted|written|translated|created|made|produced|powered|drafted|enhanced|narrated|edited|summari[sz]ed|authored|aided|curated)"


def touches_ai(low: str) -> bool:
    """Whether it may be about AI. low : a sentence in small letters."""
    if holds_any(low, _AI_STEMS):
        return _AI_BEGINS.search(low) is not None
    return ("ai" in low or "a.i" in low) and _AI_WORD.search(low) is not None  # what this finds, _AI_BEGINS would find, too


def about_ai(text: str) -> bool:
    """Whether it is about AI: ABOUT_AI, asked only where a match may begin."""
    if not text.isascii():  # letters whose case is not as simple
        return ABOUT_AI.search(text) is not None
    return any(ABOUT_AI.match(text, found.start()) is not None for found in _ABOUT_BEGINS.finditer(text.lower()))

"""The rules that find AI disclosures, denials and leaks: one row each, with all that is to be said of it.

In each kind the first rule that holds names the sentence: leaks are asked first, then denials, then disclosures. What a rule cannot do
without is told by its row alone, so that nothing has to be entered elsewhere. How to write a pattern stands in `chains`, the kinds of
words in `vocabulary`; most new lines need a word there.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re
from dataclasses import dataclass

from credscore.evidence.disclosures.chains import Chain, Places, chain
from credscore.evidence.lazy import LazyPattern, lazy
from credscore.evidence.sentence_text import holds_any

DISCLOSURE, LEAK, NONE_DECLARED = "ai_disclosure", "ai_leak", "ai_none_declared"


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """What a sentence must hold, with one that does and one that does not.

    ways : patterns, any of which will do. pattern : a regular expression instead, asked where one of `needs` stands in the sentence in
    small letters. edge : how many ends of its line the sentence must have: 1 for labels, 2 for a line of its own. most : characters.
    helped : whether a machine only helped, or made a part. careful : it warns of what a machine may do, which
    is no policy, or of what no human did. alone : nothing in it is of others. nobodys : nor is the text anybody's. beside : it names nothing by itself; `find` looks at the sentences around.
    """

    id: str
    kind: str
    hit: str
    miss: str
    ways: tuple[Chain, ...] = ()
    pattern: LazyPattern | None = None
    needs: tuple[str, ...] = ()
    edge: int = 0
    most: int = 700
    helped: bool = False
    careful: bool = False
    alone: bool = False
    nobodys: bool = False
    beside: bool = False

    def is_in(self, places: Places) -> bool:
        """Whether one of its ways is in a sentence."""
        present = places.present
        for way in self.ways:  # noqa: SIM110 - half the time of any() over a generator
            if present & way.needs == way.needs and way.ends(places):
                return True
        return False

    def is_text(self, text: str, low: str) -> bool:
        """Whether its regular expression is in a text. low : the same in small letters."""
        return self.pattern is not None and holds_any(low, self.needs) and self.pattern.search(text) is not None


def _rule(name: str, kind: str, hit: str, miss: str, *ways: str, pattern: str = "", **more: object) -> DisclosureRule:
    compiled = lazy(pattern, re.I) if pattern else None
    return DisclosureRule(f"disclosure/{name}", kind, hit, miss, tuple(map(chain, ways)), compiled, **more)  # type: ignore[arg-type]


# Deeds that several rules name.
_USED = "used|employed|applied|deployed|relied|relies|leaned|worked|works|turned|consulted|enlisted|ran|trained|built|had|let|got|asked|fed|gave"
_USE = f"use|uses|using|{_USED}"
_LET = "let|had|got|asked|told|allowed|instructed|trained|ask|have"
_HAND = "hand|handed|gave|give|fed|feed|passed|pass|ran|run|put|pasted|uploaded|showed|sent|outsourced|entrusted|entrust"
_HOLD = "contain|contained|contains|containing|include|included|includes|including|carried|featured|features|quoted|cited|ended|ran|appeared|had"
_READ = "reading|hearing|listening|looking|watching|read|heard|watched|listened_to"
_TALKER = "TOOL|ai|chatbot|language_model|language_models|llm|llms|generative_ai|image_generator|image_generators|image_model|ai_model"
_PART = (
    "text|article|story|copy|piece|post|page|content|reporting|headline|headlines|summary|summaries|standfirst|subtitles|captions|transcript|translation|narration|audio|voice_over|points|illustration|illustrations|chart|charts|graphic|graphics|answers"
    "|show_notes|colouring|coloring|lettering|comments|alt_text|quiz|tags|subtitling|script|takeaways|highlights|words|background|clues|quotes|quotations|interview"
)

# what a machine does to it where nobody says whose it is: on a line of its own
_MATERIAL = f"{_PART}|interviews|recording|recordings|grammar|spelling|transcripts|translations"
_PARTS_OR = "THING|CREDIT|PROSE"
_PIECE = "story|article|piece|report|page|post|newsletter|column|feature|interactive|quiz|chart|charts|map|graphic|series|podcast|project|review|guide"

RULES: tuple[DisclosureRule, ...] = (
    _rule(
        "leak-model", LEAK, "As an AI language model, I cannot predict who will win the regatta.", "As an AI researcher, I see the same mistake every week.",
        pattern=r"\bas an? (?:ai|artificial intelligence|large)(?: language)?(?: model| assistant)?,? i\b|\bas an? (?:(?:ai|large) )?language model,? (?:i\b|(?:trained|developed|created|made|built) by\b)|\bas an? (?:ai|large) language model\b|\bi(?:'m| am) (?:just |only )?an? (?:ai(?: (?:language )?model| assistant)?|(?:large )?language model|artificial intelligence)(?=\W*$|[,.;]| and\b| so\b| without\b| trained\b)",
        needs=("an ai", "language model", "an artificial"),
    ),
    _rule(
        "leak-refusal", LEAK, "I'm sorry, but I cannot complete this request.", "I'm sorry, but I cannot come to the regatta.",
        pattern=r"\bi(?:'m| am) sorry,? (?:but )?i (?:can(?:no|')t|am (?:unable|not able)) (?:to )?(?:complete|fulfill?|assist|comply|generate|provide|help with)\b|\b(?:i|it|which) (?:cannot|can't|goes against)\b.{0,40}\b(?:content|use case|usage) polic|\bopenai's (?:use case|content|usage) polic|\bi (?:am|'m) not (?:capable of|able to) (?:produc|generat|brows|access)|\bi(?: can(?:no|')t| am unable to|'m unable to) (?:fulfill?|complete|comply with|assist with|help with|process) (?:this|that|your) request\b",
        needs=("sorry", "request", "content polic", "usage polic", "use case polic", "not capable of", "not able to"),
    ),
    _rule(
        "leak-cutoff", LEAK, "As of my last knowledge update, the bridge was still closed.", "Based on my training at the lido, I would not swim today.",
        pattern=r"\bmy (?:knowledge|training)(?: data)? cut-?off\b|\bmy training data (?:does|do|only|ends?|stops?|goes|cuts?|covers?)\b|\bas of my (?:last|latest|knowledge|most recent|training)\b|\bbased on my training(?: data\b|,|\W*$)|\bi (?:do not|don't|cannot|can't) (?:have (?:access to )?|access |browse )(?:real[- ]time|up-to-date|current|the internet|the web|live)\b",
        needs=("cutoff", "cut-off", "as of my", "on my training", "training data", "access ", "browse ", "n't have ", "not have "),
    ),
    _rule(
        "leak-offer", LEAK, "Certainly! Here is a rewritten version of the article:", "Certainly, here is a town that likes its regatta.",
        pattern=r"^\W*(?:certainly|sure(?: thing)?|of course|absolutely)[!,:.]\W*here(?:'s| is| are) (?:an?|the|your|some) (?:[\w-]+ ){0,3}(?:article|version|summary|draft|headlines?|introduction|story|text|piece|list|rewrite|paragraphs?|report|blog post|outline|translation)\b|^\W*here(?:'s| is) (?:an?|the|your) (?:possible|suggested|revised|rewritten|shorter|polished|improved|updated) (?:[\w-]+ ){0,3}(?:article|version|summary|draft|headlines?|introduction|text)\b|\bregenerate response\b",
        needs=("here's", "here is", "here are", "regenerate response"),
    ),
    _rule(
        # near the end of an article a model offers more; anywhere else these are things that people say
        "leak-closing", LEAK, "Would you like me to add a quote from the mayor?", "Would you like to swim in the tidal lido?",
        pattern=r"^\W*(?:would you like me to|do you want me to|want me to (?:write|rewrite|shorten|add|turn|expand|adapt|adjust|tailor|draft|polish|summari[sz]e|translate|create)|(?:shall|should) i (?:write|rewrite|shorten|add|turn|expand))\b[^.]{0,80}\?|^\W*let me know if (?:you(?:'d| would)? (?:like|need|want) (?:any|me|further|more|another|additional|changes)|(?:there(?:'s| is)|this))|\bi hope this (?:helps|article (?:helps|meets))\b|\bif you(?:'d)? (?:want|like|prefer),? i can (?:also )?(?:write|create|make|add|turn|shorten|rewrite|expand|generate|provide)\b",
        needs=("would you like me to", "want me to", "shall i ", "should i ", "let me know if ", "i hope this ", "if you"), beside=True,
    ),
    _rule(
        "leak-slot", LEAK, "The mayor, [insert name], opened the baths.", "The mayor said that [the lido] would open.",
        pattern=r"\[(?:insert|enter|add|your|placeholder)\b[^\]]{0,40}\]|\[(?:name|date|city|link|company|location|source|title|number|quote|time)\].{1,200}\[(?:name|date|city|link|company|location|source|title|number|quote|time)\]|^\W*note: this (?:is|article is|story is|text is) (?:an? )?(?:entirely |purely )?fictional\b|\[[a-z]+(?:_[a-z]+)+\]|【\d+†|oaicite|contentreference|turn0search\d|utm_source=chatgpt",
        needs=("[", "fictional", "†", "oaicite", "contentreference", "turn0search", "utm_source"),
    ),
    _rule(
        "denial-no-part", NONE_DECLARED, "No part of this story was written by AI.", "No part of this town was built by robots from abroad, the mayor joked.",
        "no|none|nothing|not_a|not_one ~2 of|in|on ~6 OURS ~10 MADE ~8 MACHINE",
        "no|none|nothing|not_a|not_one ~2 of|in|on ~6 OURS ~10 GENERATED",
        "neither ~12 OURS ~10 MADE ~8 MACHINE", "neither ~12 OURS ~10 GENERATED", "neither OURS ~4 nor ~10 MADE ~8 MACHINE",
    ),
    _rule(
        "denial-not-made", NONE_DECLARED, "This report was not generated by artificial intelligence.", "This report was not welcomed by the makers of AI.",
        "OURS ~5 NOT =8 MADE ~8 MACHINE", "OURS ~5 NOT =8 GENERATED", "OURS ~9 without *2 MACHINE", "OURS ~9 without -1 HELP of *2 MACHINE", "OURS -6 does|do not|n't ~2 contain|include|use ~5 MACHINE|PRODUCT|GENERATED",
        "OURS -4 BE -2 MACHINE free",
    ),
    _rule(
        "denial-not-used", NONE_DECLARED, "No AI was used in the writing of this article.", "No AI was used in the race, and the rowers were glad of it.",
        "no =3 MACHINE ~5 BE ~4 USED ~11 OURS", "^ no =2 MACHINE -1 USED $", "no =3 MACHINE ~5 BE ~2 USED $", "MACHINE|PRODUCT BE NOT ~2 USED $",
    ),
    _rule(
        "denial-policy", NONE_DECLARED, "We do not use generative AI to write our articles.", "They do not use AI to time the races.",
        "US do|did|will not|never ~1 use|publish|rely|accept ~5 MACHINE", "US never|don't|didn't|won't ~1 use|publish|rely|accept ~5 MACHINE", "MADE|THING ~3 by ~1 humans|human|people|journalists|editors|reporters ~5 not ~2 MACHINE",
    ),
    _rule(
        "denial-human", NONE_DECLARED, "100% human-written.", "The cells were 100% human, the vet found.",
        pattern=r"^\W*(?:this (?:article|story|piece|page|newsletter|report) (?:is|was) )?(?:100 ?%|100 per ?cent|entirely|fully|certified|completely|proudly|wholly) (?:human|human[- ](?:written|made|authored|generated)|written by (?:a )?humans?)\b[^.]{0,40}\W*$|^\W*human[- ](?:authored|written|made)\W*$",
        needs=("% human", "cent human", "ly human", "ied human", "human-", "human written", "by human", "by a human"),
    ),
    _rule(
        "denial-label", NONE_DECLARED, "AI use: none", "AI use: translation",
        "^ MACHINE -4 : none|no|nil|never|not|0|zero", "^ -1 MACHINE free :|.|$", "^ -1 MADE -6 without -4 MACHINE -2 END|$",
        edge=1,
    ),
    _rule(
        "passive", DISCLOSURE, "This article was drafted with the help of an AI tool.", "This article is about posters drafted with AI by pupils.",
        "OURS =14 BE -10 MADE ~14 HOW ~8 MACHINE", "OURS =14 BE -6 DEED -12 HOW -7 MACHINE", "OURS , ~1 MADE -6 HOW -6 MACHINE", "OURS MADE -6 HOW -6 MACHINE", "^ HOW -5 MACHINE ~3 OURS -2 BE ~4 MADE",
        "OURS ~24 it BE ~3 MADE -4 HOW -4 MACHINE", "THING|draft|drafts =4 BE -4 DEED -2 HOW our HOUSE -2 HOUSE_TOOL", "^ this BE -1 MADE -6 HOW -6 MACHINE", "^ this BE -2 GENERATED", "OURS =8 BE -2 given|provided|answered|posted|delivered|sent|run|handled|done|spoken|published by -4 MACHINE",
    ),
    _rule(
        "labelled", DISCLOSURE, "The story above is AI-generated.", "This town is proud of an AI-generated mural.",
        "OURS =10 BE -6 GENERATED|PRODUCT|automated|synthetic", "OURS ~14 and|, BE -1 GENERATED", "THIS -4 GENERATED -2 THING", "GENERATED -3 OURS", "GENERATED|PRODUCT -6 in|for|with|on|above|accompanying|of ~5 OURS", "this is|BE a|an ~4 GENERATED", "this is|BE a|an -2 PRODUCT", "this is|BE a|an -2 automated!message|email|e_mail|mail|reply|response|notification|call|system|process|account",
        f"you|you're ~4 {_READ} a|an|the -2 GENERATED|PRODUCT", f"you|you're ~4 {_READ} a|an|the -1 THING -4 MADE ~4 HOW ~4 MACHINE",
    ),
    _rule(
        "made-this", DISCLOSURE, "An AI tool created this summary.", "An AI tool wrote a poem that our editor dislikes.",
        "MACHINE ~5 DID|DOES =16 OURS", "MACHINE =10 DID|DOES =16 OURS", "MACHINE ~5 DID|DOES ~16 OURS ~3 based|rests|relies|draws", "MACHINE ~5 DID|DOES =3 this END|MARK|$",
        "MACHINE -3 BE -2 USED to TO_DO *5 OURS", f"{_USE} -6 MACHINE -1 to TO_DO *5 OURS",
    ),
    _rule(
        "used-in", DISCLOSURE, "Artificial intelligence was used in the preparation of this report.", "Artificial intelligence was used in the preparation of the budget.",
        "MACHINE -8 BE -4 USED ~14 OURS", "MACHINE -4 used to|in|for ~14 OURS", "use of ~3 MACHINE -3 in|for|to ~2 DOING|TO_DO|preparation|production|making ~6 OURS", "MACHINE -6 played|had -4 part|role|hand ~10 OURS", "in|during|for =6 OURS ~2 MACHINE -3 BE -2 USED", "MACHINE ~3 gave|lent ~10 OURS", "MACHINE ~3 contributed|contributes ~8 OURS",
        helped=True,
    ),
    _rule(
        "let-it", DISCLOSURE, "We let a large language model write this preview.", "We let an AI write a limerick, and the mayor laughed.",
        f"AUTHORS ~4 {_LET} ~6 MACHINE ~4 TO_DO ~8 OURS", f"AUTHORS ~4 {_LET} ~6 MACHINE ~4 TO_DO the next|first|second|last|opening|closing|final|rest", f"OURS ~14 {_LET} ~3 MACHINE ~3 TO_DO it|them",
    ),
    _rule(
        "handed-over", DISCLOSURE, "I fed the tide tables into ChatGPT for this column.", "I fed the ducks with a robot, and the mayor wrote to this newspaper.",
        f"AUTHORS ~3 {_HAND} ~6 OURS ~4 to|into|through|past|by ~4 MACHINE", f"AUTHORS ~3 {_HAND} ~12 to|into|through|past|with ~4 MACHINE -16 OURS", f"OURS ~2 AUTHORS ~3 {_HAND} ~12 to|into|through|past ~4 MACHINE", f"AUTHORS ~3 {_HAND} ~12 to|into|through|past|with -1 LISTENER", f"US ~3 {_HAND} ~12 to|into|through|past|by -4 MACHINE to TOLL", f"US ~3 {_HAND} ~12 to|into|through|past|by -4 MACHINE ~20 SEEN", "OURS =4 BE -3 left|handed|entrusted|outsourced -2 to|with -4 MACHINE",
    ),
    _rule(
        "newsroom-used", DISCLOSURE, "Our reporter used ChatGPT to sort the letters of the week.", "I asked ChatGPT for a soup recipe, and the family liked it.",
        f"NEWSROOM ~5 {_USE} ~8 MACHINE ~6 to|for|in|on ~3 TO_DO|DOING|THING", "NEWSROOM ~3 DID ~8 HELP of ~3 MACHINE", "NEWSROOM ~3 DID ~8 using ~3 MACHINE", f"AUTHORS ~5 {_USED} ~8 MACHINE ~18 OURS", f"OURS ~3 AUTHORS|OF_STAFF =4 {_USED} ~7 MACHINE",
        f"{_USE} -6 MACHINE -4 to ~2 TO_DO -1 the|an|a ~3 OURS", f"OURS ~20 {_USE} -3 MACHINE to|in|for TO_DO|DOING it|them", f"{_USE} -6 MACHINE -4 to ~2 TO_DO ~8 in|on|for|with|accompanying|above|behind *4 OURS",
        helped=True,
    ),
    _rule(
        "thanks", DISCLOSURE, "Thanks to ChatGPT for sorting the tide tables in this guide.", "Thanks to AI, the pilots of this harbour sleep longer.",
        "thanks|thank|credit|courtesy|tip -6 MACHINE -16 OURS", "assist|hand|help|input from -6 MACHINE -16 OURS", "^ my|our thanks|gratitude to -2 MACHINE that|which|for", "^ my|our thanks|gratitude to -2 MACHINE , who|which|for",
        "^ ~12 with =1 drafting|writing|editing|production|translation|transcription|subtitling|research|reporting assistance|help|support|aid from|by -8 MACHINE", "OURS ~10 thanks|courtesy|owed|owes ~4 MACHINE", "OURS ~6 is|are|help|input by|from -3 MACHINE",
        helped=True,
    ),
    _rule(
        "contained", DISCLOSURE, "An earlier version of this article contained a quotation invented by a chatbot.", "This town contained a statue invented by a robot.",
        f"OURS =7 {_HOLD} ~14 MADE|made_up|garbled|introduced|inserted ~3 by|with|using|from ~5 MACHINE", f"OURS =7 {_HOLD} ~8 GENERATED|PRODUCT", "OURS =4 uses|used|relies|relied|draws -2 MACHINE|PRODUCT",
        "OURS ~14 amended|corrected|updated|edited|changed|revised ~8 remove|removed|removing|correct|replace|delete|disclose|note|add|say ~12 GENERATED|MACHINE",
        helped=True,
    ),
    _rule(
        "one-of-them", DISCLOSURE, "We are testing bots in the tide pages of the weekend, of which this is one.", "Like all reports, this one was late.",
        "MACHINE ~16 INCLUDED", "INCLUDED ~4 BE ~4 MADE ~8 HOW ~5 MACHINE",
    ),
    _rule(
        "work", DISCLOSURE, "This text is a machine's work.", "This text is the town's work, and a machine printed it.",
        "OURS =4 BE -3 MACHINE|WEAK -1 WORK", "OURS =4 BE -3 work|product|output of -2 MACHINE", "OURS ~6 began|started|originated -2 as -3 MACHINE|GENERATED", f"OURS ~12 came|comes|come -3 from|of -5 {_TALKER}",
        "OURS ~12 came|comes|come|is|are -2 from|of a|an|our *2 PLAIN_TOOL|WEAK", "OURS ~12 came|comes|come out of -4 MACHINE",
    ),
    _rule(
        "with-it", DISCLOSURE, "A human wrote this article with AI help.", "A human wrote this song with a broken guitar.",
        "DID *4 OURS ~7 HOW -5 MACHINE", "US|human ~3 DID this ~1 HOW -6 MACHINE",
    ),
    _rule(
        "own-note", DISCLOSURE, "Author's note: I dictated this and an AI assistant turned my notes into prose.", "Author's note: I dictated this and met a robot.",
        "NOTED ~30 MACHINE =8 DID|DOES", "NOTED ~30 MADE ~10 HOW -8 MACHINE", "NOTED ~20 PRODUCT|GENERATED", "NOTED ~6 MACHINE -3 BE -2 USED", f"NOTED ~12 {_USE}|use|came ~8 MACHINE",
        edge=1,
    ),
    _rule(
        "seen-to", DISCLOSURE, "The Tide Line is produced using generative AI tools and checked by editors before publication.", "The tide line is measured using an algorithm and checked by divers.",
        "^ -9 BE -6 DEED -7 HOW -7 MACHINE ~9 SEEN", "HEAD =9 BE -6 DEED -7 HOW -7 MACHINE ~9 SEEN", "HEAD =6 MADE -7 HOW -7 MACHINE ~9 SEEN", "MACHINE -5 DID ~14 SEEN", "^ -9 BE -6 DEED -7 HOW -7 MACHINE ; ~9 SEEN", "MACHINE -5 DID ~9 ; ~6 SEEN", f"^ -9 BE -6 DEED -7 HOW -7 {_TALKER} ~14 by hand|us|reporters|journalists", f"AUTHORS ~3 {_USE} ~8 MACHINE ~30 SEEN",
        edge=1,
    ),
    _rule(
        "the-part", DISCLOSURE, "The standfirst was written by Gemini.", "The standfirst was written by Ida Holm, who builds a bot.",
        f"^ the|some|all|parts|part|portions|sections|elements|most|much =5 {_PART} BE -5 MADE -7 HOW -4 CLOSED =40 END|$",
        f"^ the|some|all|parts|part|portions|sections|elements|most|much =5 {_PART} BE -3 GENERATED =40 END|$",
        "^ the|this story|article|report|text|copy|content|post ~14 and|, BE -1 GENERATED>TAIL", "^ the =2 questions|clues|jokes|answers|riddles|puzzles BE -3 MADE -3 HOW -3 MACHINE ~9 CHECKED by",
        edge=1, nobodys=True,
    ),
    _rule(
        "the-image", DISCLOSURE, "The image was created with AI.", "The image was created with AI and won a prize.",
        "^ the =3 image|photograph|photo|picture BE -4 MADE -6 HOW -4 CLOSED =30 END|$",
        edge=2,
    ),
    _rule(
        "used-on", DISCLOSURE, "AI was used to transcribe the interviews.", "AI was used to transcribe the papers of the court.",
        f"^ MACHINE -4 BE -2 USED to|in|for|during TO_DO|DOING -3 {_MATERIAL} =14 END|$", f"^ WE -2 {_USED} -5 MACHINE to|for TO_DO|DOING -3 {_MATERIAL} =14 END|$",
        "^ MACHINE =2 DID the|a|an first|early|initial|rough draft|outline END|$",
        "^ *2 captions|subtitles|transcript|transcripts|translations|summaries BE -2 MADE -4 HOW -4 CLOSED =14 END|$",
        edge=2, helped=True,
    ),
    _rule(
        "retouched", DISCLOSURE, "AI was used to sharpen the still of the weir.", "AI was used to sharpen the judgement of the weir wardens.",
        "^ MACHINE -4 BE -2 USED to|for|in RETOUCH ~8 IMAGE|resolution|still|stills|frame|footage|background|sound|audio|crop|edges|sky|clip|scan|video =6 END|$", "MADE -4 HOW -3 generative_fill|generative_expand|generative_remove|magic_editor|magic_eraser|outpainting|inpainting",
        "^ IMAGE|still|stills|footage|background|sky -6 RETOUCHED -3 HOW -3 CLOSED", "^ the|this|our *1 photo|photograph|picture|still|stills|resolution|background|sky|edges =5 BE -3 RETOUCHED -3 HOW -3 CLOSED",
        edge=1, helped=True, alone=True, nobodys=True,
    ),
    _rule(
        "made-label", DISCLOSURE, "Translated from the Danish with an AI tool.", "Written with love by the makers of the lido café.",
        "HEAD -1 MADE =9 HOW =7 CLOSED =40 END|$", "HEAD *5 THING|ROLE =7 MADE -7 HOW =7 CLOSED =40 END|$", f"HEAD *3 {_PART}|ROLE|art|artwork|cover_art was|is|has -2 MADE|done -6 HOW -4 CLOSED =40 END|$",
        f"HEAD *3 THING for|in|of the *2 {_PIECE} was|were|is|are -2 MADE|done -7 HOW -4 CLOSED =40 END|$",
        edge=1, most=420,
    ),
    _rule(
        "label", DISCLOSURE, "AI-generated key takeaways", "AI-generated posters are banned from the harbour festival.",
        "HEAD =6 LABELLED =40 END|$", "^ =3 captions|subtitles|transcript|transcripts BE -1 GENERATED", "^ audio|narration|translation|translations|summary|summaries|voice|voices|voice_over|voiceover|highlights|takeaways BE -1 GENERATED =40 END|$", "HEAD =4 PRODUCT used|is|are|for -3 illustration|representation|illustrative|representational|reference", "^ contains|includes|features GENERATED -3 THING", "here|here's|read|hear|listen|see|show|get ~3 PRODUCT $",
        edge=1, most=260,
    ),
    _rule(
        "role-label", DISCLOSURE, "Additional research: Perplexity AI", "Additional research: how AI reads scans",
        "HEAD =4 ROLE|THING =1 SEPARATOR -1 CREDITED =14 END|$", "HEAD *4 ROLE|THING =6 /|+|& -1 CREDITED $", "HEAD *4 ROLE|THING =7 HOW =5 CLOSED =14 END|$", "^ HOW -4 CLOSED =4 $", "HEAD =2 powered by -4 MACHINE $", "HEAD =12 OURS HOW -2 CLOSED =5 END|$", "HEAD by =9 CLOSED =2 $", "HEAD =1 BYLINE SEPARATOR|by =9 CLOSED =2 $",
        edge=1, most=200,
    ),
    _rule(
        "relies", DISCLOSURE, "For this tide tracker we rely on a tool that words each entry.", "For this regatta we rely on a tool that the harbour office built.",
        "^ -3 we|NEWSROOM -2 used|use|ran|employed|turned|let|had|got -3 MACHINE -1 to|for TOLL!menus|menu|signs|road_signs", "^ -3 we|NEWSROOM -2 trained|built|wrote -3 MACHINE|PLAIN_TOOL -1 to|that ~20 by_hand|manually|spot_checked|ourselves", "^ -3 we|NEWSROOM -2 used -3 MACHINE -1 to help us|them|our|reporters|find|sort|read|search|transcribe|translate", "OURS =4 US ~3 rely|relies|relied|lean|leans|leaned|depend|use|uses|used|let|lets|have|ask ~1 on|upon|a|an|our *2 PLAIN_TOOL|WEAK|MACHINE that|which|to DOES|TO_DO",
        "US ~3 use|used|uses|let|trained|built -1 a|an|our *2 PLAIN_TOOL|WEAK|MACHINE that|which|to ~12 OURS", f"US ~3 let|had|got -4 MACHINE|WEAK -1 TO_DO -3 {_PART}|paragraphs|results", "US ~3 rely|relies|relied|use|uses|lean|leans|leaned|depend -1 on|upon|a|an|our *2 PLAIN_TOOL|WEAK|MACHINE that|which|to DOES|TO_DO ~12 OURS",
        "^ this|here is what|how -3 MACHINE DID|made|gave|thinks|said", "US ~2 asked|gave|had|let ~3 MACHINE ~14 END|CUT ~3 OURS", "OURS =4 US ~3 rely|relies|lean|use|used -3 MACHINE to|for", "^ i|we use|used|uses|have|had|let -3 MACHINE|INSTRUMENT ~8 my|our|the OWN_SPEECH", "^ i|we use|used -3 MACHINE because ~8 english|language", "^ the author|writer|reporter|columnist had|let|used|asked -2 MACHINE TO_DO|to",
        "us|we|US ~14 so ~2 MACHINE DID|listened|transcribed", "US ~3 asked|had|got -3 MACHINE|PLAIN_TOOL to TO_DO ~12 CUT|END ~1 this|here is|was|BE what|how -2 it|that",
        helped=True,
    ),
    _rule(
        "it-did", DISCLOSURE, "Nobody built the weir in the picture above: software drew it.", "The weir in the picture above leaks: software found it.",
        "OURS ~14 CUT -2 MACHINE|WEAK DREW it|them", "OURS ~14 MACHINE -1 DID it|them", "the *1 IMAGE ~12 because|as|since a|an|our|some *2 MACHINE|WEAK DREW it|them", "OURS ~3 DOES|TO_DO|fill itself|themselves =8 CUT -3 MACHINE|WEAK|PLAIN_TOOL DOES", "OURS ~3 which|that ~3 MACHINE ~2 MADE|DID", "MACHINE =3 put|turned|brought|converted|got|moved -3 OURS", "OURS ~8 CUT ~3 AVATAR|reader BE a|an -1 MACHINE|WEAK CUT|END|$", "author|writer|reporter|editor|host|reader -3 OURS -1 BE -2 MACHINE|WEAK|PLAIN_TOOL", "OURS ~8 AVATAR|reader BE a|an -1 MACHINE|WEAK CUT|END|$", "OURS DOES itself|themselves|yourself CUT -3 MACHINE|WEAK|PLAIN_TOOL DOES",
    ),
    _rule(
        "part-of-ours", DISCLOSURE, "This guide answers readers, and the answers are produced by a chatbot.", "This guide answers readers, and the chairs are produced by a robot.",
        f"OURS ~25 CUT|and -1 the|its =2 {_PART}|replies BE -3 MADE|DEED -3 by|with -3 MACHINE", f"^ *1 {_PART}|wording|replies|prose|picture_round BE -3 MADE|DEED -3 HOW -3 CLOSED",
        f"^ the *1 {_PART}|wording|replies|prose|picture_round|round BE -3 MADE -3 HOW -3 CLOSED $", "OURS ~8 BE -1 automatic|automated|synthetic ~6 AND_MAY", "OURS =6 BE -1 a|an|the|our -1 MACHINE>CUT|END", "draft|version|text|paragraph|part|headline of this|OURS BE -1 MACHINE>CUT|END", f"OURS ~25 CUT|and -1 the|its *1 {_PART} BE by|from -3 MACHINE", f": the|this|all|its *2 {_PART} BE -3 GENERATED", f": the|this|all|its *2 {_PART} BE -2 MADE -3 HOW -3 CLOSED", "template|templates ~8 journalist|reporter|editor|writer|us|human|desk|newsroom|journalists|reporters|editors ~3 CUT|and|while -2 MACHINE|WEAK DID|DOES", "journalist|reporter|editor|we|writer|human|journalists|reporters|editors ~6 template|templates ~3 CUT|and|while -2 MACHINE|WEAK DID|DOES", "^ *2 PROSE|CREDIT come|comes|came -2 from -4 MACHINE", "OURS ~6 FROM_DATA", "THING|estimates|numbers -4 chart|graph|map|table|tracker -1 come|comes from -3 MACHINE|WEAK|PLAIN_TOOL", "^ ~14 FROM_DATA>SHUT|,|and|by|without",
        edge=1,
    ),
    _rule(
        "may-be-wrong", DISCLOSURE, "AI may get tide times wrong, so ring the harbour office.", "AI may get tide times wrong, a harbour hand fears.",
        "^ -1 ai|SUMMARISED may|might|can|could ~5 wrong|mistake|mistakes|error|errors|inaccuracies|inaccurate|incorrect ~2 ADVISED", "a|an|the|^ =5 THING|rendering BE -3 MADE|obtained|provided =4 HOW -4 MACHINE ~3 AND_MAY",
        "OURS ~12 because|as|since it BE -3 GENERATED|generated|automated", "BE -3 MADE|DEED -3 HOW -3 MACHINE ~2 so ~2 any|some|errors|mistakes|names|spellings|words|there|it|expect ~6 may|might|could|are|is|errors|mistakes", "with|and MACHINE output|outputs|results|translations|drafts|suggestions -2 CHECKED -2 by =3 native_speaker|native_speakers|editor|editors|reporter|reporters|journalist|desk|author|translator|linguist", "OURS ~4 may|might|can ~3 errors|mistakes|inaccuracies ~4 because|as|since it BE -3 GENERATED|generated|automated|PRODUCT", "may|might|can ~8 wrong|errors|mistakes|inaccurate|incomplete|out_of_date ~3 it|they BE -2 MADE|DEED by|with|using -3 MACHINE",
        edge=1, careful=True,
    ),
    _rule(
        "key", DISCLOSURE, "Entries marked with a drop are automatic summaries of the harbour log.", "Entries marked with a drop are for swimmers only.",
        "^ *3 ENTRY marked|labelled|labeled|tagged|flagged|carrying|bearing|with =7 BE -2 automatic|automated|GENERATED|PRODUCT", "^ *3 ENTRY marked|labelled|labeled|tagged|flagged|carrying|bearing|with =7 BE -3 MADE =6 HOW -3 MACHINE",
        "^ *3 ENTRY marked|labelled|labeled|tagged|flagged|carrying|bearing =7 BE -1 posted|added|published automatically",
        edge=1,
    ),
    _rule(
        "nobody-there", DISCLOSURE, "The avatar reading this bulletin is not a real person.", "The host of this programme is not a person who swims.",
        "UNREAL", "US ~2 cloned|synthesised|synthesized|recreated *4 voice|voices|face ~14 OURS", "the|this|our *1 voice|narrator|narration|face|audio|accent BE -1 synthetic|artificial|automated|cloned|GENERATED", "^ the *2 AVATAR|SPOKEN BE that of -4 MACHINE|SPOKEN", "^ the|this|our =3 SPOKEN|narration|voice_over|dub|audio BE -2 a|an synthetic|automated|artificial|cloned|computer", "^ -1 spoken|voiced|presented|hosted|narrated|read -1 by|with =9 CLOSED =40 END|$",
        "re_enacted|re_enactment|reenacted|reenactment|reconstruction|reconstructed|dramatised|dramatized|dramatisation|episode|segment|bulletin ~9 uses|use|used|features|feature|has|have -2 GENERATED|AUTOMATIC|UNNATURAL|ai SPOKEN", "^ ~4 BE a|an|our|not -2 virtual|automated|synthetic|artificial|robot author|writer|byline|persona|pen_name END|$", "OURS ~10 our|a|an|the text_to_speech", "^ you|you're ~2 hear|hearing|watch|watching|see|seeing =4 MACHINE|cloned|clone *2 of", "to protect|shield|hide =5 WHOSE|the *2 words|voice|voices|faces|face BE -4 MADE|voiced|replaced|re_voiced -6 HOW -4 MACHINE|WEAK",
        edge=1,
    ),
    _rule(
        "author-helped", DISCLOSURE, "Generative tools helped the author smooth her English.", "Generative tools helped the author find a publisher.",
        "^ -3 MACHINE helped|assisted the|our *1 OF_STAFF ~2 TO_DO|DOING|with =1 her|his|their|the english|grammar|spelling|draft|notes|prose|copy|style|language|interviews|transcripts|quotes",
        edge=1, helped=True,
    ),
    _rule(
        "by-us", DISCLOSURE, "The pike in the photo is, of course, an AI image made by us.", "The pike in the photo is an AI image that we first saw in May.",
        "GENERATED|PRODUCT ~3 by us|ourselves|our_desk", "GENERATED|PRODUCT ~1 THING we MADE", "^ ~2 the|this|our *3 IMAGE|voice|face BE -1 ai|synthetic|artificial|GENERATED|PRODUCT END|$", "is|are|was|were ~1 the work|product|output|handiwork of our -3 MACHINE", f"the|this|these|some *3 {_PART} BE ~1 the work|product|output|handiwork|doing of -3 MACHINE", "MADE -2 by|with|through our -3 MACHINE", "MADE -2 by|with|through our *3 system|systems|template|templates", "MADE -3 system|template|templates from =6 DATA", "MADE -6 by|with -3 PLAIN_TOOL|WEAK|MACHINE -3 we|our|us", "^ ~2 our *2 MACHINE -2 DID ~8 THING", "our *2 MACHINE -2 recorded|wrote|read|drafted|summarised|translated it|this", "the|this *1 paragraph|sentence|headline|title BE ~1 the work|product|doing of -3 MACHINE", "our *2 MACHINE -1 misread|misheard|mistook|confused|invented|missed|muddled|garbled", "^ -2 MACHINE -1 DID the *1 caption|captions|headline|headlines|summary|standfirst|subhead|subheads|subtitle|subtitles|tags|alt_text|intro END|$",
        "THING =4 BE -2 MADE ~8 by|with|using -3 PLAIN_TOOL|WEAK|MACHINE ~1 we|our",
        edge=1,
    ),
    _rule(
        "brought-by", DISCLOSURE, "Brought to you by a bot: tides from all over the county.", "Brought to you by bus: the harbour's own band.",
        "^ =7 , MADE -3 by -3 CLOSED $", "^ brought to you by|via =2 MACHINE|WEAK", "^ ~9 , *2 THING|CREDIT via|by|through|with|using|from -2 CLOSED", "THING|replies|answers|remarks|words|quotes|letters|comments|interviews|statements =4 BE -2 MADE|DEED into -1 LANGUAGE HOW -2 MACHINE", "from|with ~6 by way of MACHINE $", "^ from the =3 , by way of|via|through MACHINE", "research|transcription|translation|drafting|editing|fact_checking for|of|in OURS ~2 BE -1 done|carried_out|handled ~3 HOW -3 MACHINE",
        edge=1,
    ),
    _rule(
        "no-human", DISCLOSURE, "No human hand touched this tide table.", "No human hand touched this weir, which the frost broke.",
        "OURS ~12 HUMANLESS", "OURS ~14 HUMANLESS it|them|this", "HUMANLESS ~10 OURS", "^ *3 THING|MADE|GENERATED ~12 HUMANLESS $",
        edge=1, careful=True,
    ),
    _rule(
        "in-ours", DISCLOSURE, "In this guide you will meet sums that our desk left, in the end, to a chatbot to word and set out.", "In this town you will meet sums that the mayor left for a chatbot to word.",
        "OURS ~25 MADE ~8 HOW -4 MACHINE", "MADE ~6 HOW -4 MACHINE ~20 OURS", "OURS ~25 by|to -3 MACHINE to TO_DO",
        edge=1, alone=True,
    ),
    _rule(
        "confessed", DISCLOSURE, "We have removed an article that a contributor wrote with AI.", "We have removed an oak that a contributor drew with AI.",
        "US ~3 apologise|apologize|sorry|removed|withdrawn|withdrew|pulled|deleted|regret|retracted ~4 THING ~16 MADE|TO_DO|DID ~6 MACHINE", "US ~3 apologise|apologize|sorry|regret ~4 THING ~16 GENERATED|PRODUCT",
        "THING we ran|published|printed|posted|carried ~4 BE -3 MADE -3 HOW -3 MACHINE", "THING we ran|published|printed|posted|carried ~4 BE -3 GENERATED",
        "^ MACHINE did|wrote the|a|an first|early|initial|rough draft|version CUT ~1 US",
        edge=1,
    ),
    _rule(
        "found-out", DISCLOSURE, "We have learned that the reading list was written by AI.", "We have learned that the ministry's list was written by AI.",
        "US ~3 learned|learnt|discovered|established|found|regret ~12 MACHINE =10 OURS", "US ~3 learned|learnt|discovered|established|found ~4 THING ~16 MADE|TO_DO|DID ~6 MACHINE", f"{_PARTS_OR} -6 came|come|comes from -4 MACHINE -2 used by our|NEWSROOM", "MACHINE -2 our *2 OF_STAFF used|uses|tested",
        edge=1, alone=True, nobodys=True,
    ),
    _rule(
        "machine-byline", DISCLOSURE, "By Tide Desk Bot | Figures: harbour office", "By bus, by bot or by boat, 90 guests came to the lido.",
        "^ by *4 bot|robot|newsbot PART", "^ by *4 bot|robot|newsbot $", "^ by *4 bot|robot|newsbot -1 with|and *5 $", "^ by ~1 , -3 MACHINE>COLLEAGUE",
        edge=1, most=160,
    ),
    _rule(
        "part-label", DISCLOSURE, "Tide text for your harbour: machine-written from the log", "Tide texts: what machine-written poems cost",
        "HEAD =8 : -1 LABELLED", "^ =6 / -1 LABELLED", "HEAD *4 ROLE|THING : automated|automatic|synthetic|auto SHUT", "HEAD =6 ROLE|IMAGE|THING ~6 partly|part|some|mostly|half -2 MACHINE>SHUT",
        "HEAD *3 ROLE|IMAGE|THING SEPARATOR -1 MACHINE|WEAK -1 idea|impression|guess|vision|take|rendering|imagining|dream",
        "HEAD *3 ROLE|THING and|+|& ROLE|THING : CREDITED", "HEAD *3 IMAGE|ROLE SEPARATOR|by ~8 with|plus|some -1 GENERATED", "^ ~3 NOTE|ROLE|THING|TALLY|readers|what ~5 : ~4 THING MADE -3 HOW -4 CLOSED $",
        "HEAD *4 ROLE|THING|round ~3 : -2 by|from -2 MACHINE>SHUT|PAUSE", "^ *3 TALLY|THING ( MADE -2 HOW -3 CLOSED", "HEAD =6 THING , MADE -4 HOW -4 CLOSED =14 END|$", "HEAD *2 ROLE|IMAGE|THING : how|what -2 MACHINE|WEAK makes|made|imagines|sees|thinks|drew",
        "^ *1 PRODUCT|GENERATED *1 SEPARATOR|END ~8 original|errors|mistakes|checked|unchecked|reviewed|see", "^ TASK MACHINE :", "^ tool|tools|software|model|engine|system|assistant used ~1 : -5 MACHINE", "^ generated|automated|synthetic *1 THING|CREDIT>SHUT", "^ SHADE *1 THING|PROSE|CREDIT BE -3 MADE -3 HOW -3 CLOSED", "^ SHADE *1 THING|PROSE|CREDIT BE|=|: automatic|automated|generated|AUTOMATIC", "AUTOMATIC *1 THING =4 OURS", "^ ai|bot|machine|robot|algorithm|software : *2 CREDIT|THING|ROLE SHUT|,|and", "^ -3 THING|CREDIT by our *3 MACHINE|CLOSED",
        "^ MACHINE|AUTOMATIC recap|summary|digest|highlights|takeaways|transcript of|from =14 $", "OURS : *1 CREDITED", "OURS : machine|automatic|computer SHUT", "^ level|degree|share|amount of MACHINE :", "^ simulated|synthetic|generated|artificial|symbolic IMAGE $", "^ -3 MACHINE used|use for|in|on :", "HEAD *2 ROLE|CREDIT : a|an|our|the *3 MACHINE|PLAIN_TOOL|WEAK $", "HEAD *3 ROLE|CREDIT by|: ~3 ,|( -5 CLOSED =2 $", "HEAD *3 summary|summaries|recap|digest|takeaways|key_points|points|translation|transcript|captions|alt_text|highlights|tl;dr|headline by ~1 , -4 CLOSED =2 END|$", "TALLY SEPARATOR -2 LABELLED", "HEAD *3 THING|ROLE|CREDIT by|: ~3 (|[ -1 automated|automatic|ai|bot|robot|virtual|software|machine|GENERATED|MACHINE )|]", "^ by ~3 (|[ -1 automated|automatic|ai|bot|robot|virtual|software|machine|GENERATED|MACHINE )|]", "^ AUTOMATIC *1 THING $", "^ MACHINE assisted|aided|written|made|generated *1 THING|reporting $", "^ what ~6 , as MADE by|with -5 CLOSED",
        edge=1, most=260,
    ),
    _rule(
        "machine-report", DISCLOSURE, "This is a robot report.", "This is a robot report that the weir wardens wrote on their machines.",
        "^ -1 this is|BE ~1 AUTOMATIC|GENERATED *1 THING>SHUT|from|by|and", "^ -1 this is|BE a|an -1 MACHINE|AUTOMATIC|bot|robot -1 THING $",
        edge=1, most=120,
    ),
    _rule(
        "ai-label", DISCLOSURE, "AI use in this story: transcription, checked by the reporter", "AI use: what teachers need to know?",
        "^ how_we|how_i -1 use|used|uses ~3 MACHINE -5 :", "^ how MACHINE was|were -1 used|helped :",
        "^ -3 MACHINE use|usage|disclosure|statement|involvement|contribution|assistance -5 :",
        edge=1, most=300,
    ),
    _rule(
        "asked", DISCLOSURE, "Did you use AI for this? Yes, for the map.", "Was AI used to build this ship? Yes.",
        "^ was|were|is|did|do|does|has|have|how ~5 MACHINE ~7 MADE|TO_DO|used|play ~8 OURS", "^ was|were|is|did|do|does|has|have|how ~5 MACHINE ~7 MADE|TO_DO|used|play ~6 this ?", "^ was|were|is|did|do|has|have ~2 OURS ~2 MADE ~4 HOW ~4 MACHINE", "^ did|do|have you|we ~2 use|used ~3 MACHINE ~7 OURS", "^ did|do|have you|we ~2 use|used ~3 MACHINE ~5 this ?",
        beside=True,
    ),
    _rule(
        "followed", DISCLOSURE, "The tide wrap was compiled by the Newt algorithm. It does not constitute advice to sailors.", "The tide wrap was eaten by the Newt algorithm. It does not constitute advice to sailors.",
        "the|a|an =4 THING|information =3 BE -4 MADE -8 HOW -6 MACHINE", "^ *3 automation|bot|robot|newsbot|algorithm END|$",
        edge=1, beside=True,
    ),
    _rule(
        "oversight", DISCLOSURE, "This story was written by an AI tool. It has not been checked by an editor.", "The bridge reopened. It has not been checked by an engineer.",
        beside=True,
    ),
)  # fmt: skip
BY_ID = {rule.id.removeprefix("disclosure/"): rule for rule in RULES}
# Found by regular expressions, with the words of which every one of them holds one.
IN_TEXTS = [rule for rule in RULES if rule.pattern is not None]
OF_TEXTS = tuple(word for rule in IN_TEXTS for word in rule.needs)
# Found among kinds of words: denials first.
IN_WORDS = [rule for kind in (NONE_DECLARED, DISCLOSURE) for rule in RULES if rule.kind == kind and rule.ways and not rule.beside]

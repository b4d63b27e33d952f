"""More forms of AI disclosures, from the same parts: who helped, who was handed what, who speaks, what a label or a note says.

Rows as in `rules`: id, kind, pattern, a sentence that must match and one that must not. Every form points at this very text, or
is a label that stands at the head of its line.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

from credscore.evidence.disclosures.chains import Chain, Part
from credscore.evidence.disclosures.words import AI, AI_MADE, BE, BY, MADE, SELF, THING, US

DISCLOSURE, NONE_DECLARED = "ai_disclosure", "ai_none_declared"

# "this story", "these two charts": what the article calls itself.
OURS = rf"\b(?:this|these(?! days\b)|our|today's|the above)\b(?! (?:week|year|month|summer|season)\b) (?:[\w-]+ ){{0,3}}{THING}\b"
# The same, or what stands beside it.
HERE = rf"(?:{OURS}|\bthe (?:[\w-]+ )?{THING} (?:above|below)\b|\b(?:quoted|used|shown|cited|reproduced|printed|given|listed|described|seen|mentioned) (?:here|above|below)\b)"
# Where something is: a word that begins a phrase, so that the subject of the next clause is not meant.
IN_OURS = rf"(?:\b(?:in|for|on|with|of|behind|into|from|to|through|above|accompanying|alongside|(?:write|edit|draft|shorten|tidy|make|produce|prepare|report|illustrate|translate|check|create|research|build)) {OURS}|\b(?:the|my|our) (?:[\w-]+ )?{THING} (?:above|below)\b|\b(?:quoted|used|shown|cited|reproduced|printed|given|listed|described|seen|mentioned) (?:here|above|below)\b)"
# What a machine does to a text, told of the machine.
DOES = (
    r"\b(?:wrote|writes|generate[sd]|create[sd]|produce[sd]|draft(?:ed|s)|translate[sd]|summari[sz]e[sd]|compile[sd]|prepare[sd]|narrate[sd]|voice[sd]|transcribe[sd]|put together|assembled|shorten(?:ed|s)|edit(?:ed|s)|re-?wrote|re-?word(?:ed|s)|rephrase[sd]"
    r"|tighten(?:ed|s)|trim(?:med|s)|condense[sd]|clean(?:ed|s) up|tid(?:ied|ies)(?: up)?|suggest(?:ed|s)|chose|picked|proofread|fact-checked|spell-?checked|designed|drew|illustrate[sd]|built|made|did|added|supplied)\b"
)
# What a newsroom has a machine do.
TO_DO = (
    r"(?:write|draft|outline|edit|shorten|cut|trim|tighten|condense|translate|transcribe|summari[sz]e|rewrite|reword|rephrase|proofread|check|fact-check|polish|tidy|clean|sort|search|comb|sift|scan|read|analy[sz]e|research|compile|produce|prepare|make|create|generate|illustrate"
    r"|draw|design|build|structure|organi[sz]e|brainstorm|format|narrate|voice|untangle|suggest|find|match|compare|count|map|classify|extract|turn|put)"
)
OUR_TOOL = r"\bour (?:(?:own|in-house|new|internal|home-?grown|custom|automated) )+(?:[\w-]+ )?(?:tool|software|system|program|app|engine|assistant|writer)\b"
MACHINE = Part(AI, OUR_TOOL)
# A label is a line that begins with what was made; a finite verb behind the machine would make it a headline.
_NO_NEWS = r"(?!the |an? |their |his |her |its |my |how |why |when |what |if |as |in |on |at |by |to |from |with |who |is |are |was |were |has |have |that )"
_MADE_THING = rf"(?:{THING}|background|itinerary|annotations|answers|script|code|tags|descriptions?|portraits?|animation|layout|music|cover|commentary|questions|dialogue|subtitling|quotes|quotations)"
_MACHINE_END = r"(?:[- ](?:tools?|models?|systems?|assistants?|planner|software|writer|technology|support|help|assistance|bot|engine|program|app|pro|turbo|plus|services?|api|\d[\d.]*\w?|[\w-]+ing tool))*"
_TAIL = r"(?:\W*$| ?[;|/(·•–—] ?[^?]{0,160}$|[.] ?$|,? (?:and |then |and then |but )?(?:(?:later |then |subsequently |carefully )?(?:reviewed|edited|checked|verified|fact-checked|approved|vetted|proofread|corrected|overseen|revised)\b|under |from |using |based on |in |for )[^?]{0,140}$)"


FORMS: tuple[tuple[str, str, str | tuple[Chain, ...], str, str], ...] = (
    (
        "denial-label", NONE_DECLARED,
        rf"^\W*(?:{AI}|automation) (?:use|used|usage|disclosure|statement|label|involvement|contribution|assistance|content|tools? used|role)\b[^:?!.]{{0,30}}: ?(?:none|no|nil|never|not used|0 ?%|zero)\b[^?!]{{0,40}}$",
        "AI use: none", "AI use: translation",
    ),
    (
        "ai-label", DISCLOSURE,
        rf"^\W*(?:(?:level|degree|extent|amount) of {AI}|(?:{AI}|automation) (?:use|used|usage|disclosure|statement|involvement|contribution|assistance|tools? used))(?: (?:in|for|on) this (?:[\w-]+ )?{THING})?: ?(?!none\b|no\b|nil\b|never\b|not\b|0 ?%|zero\b|we\b|our\b)[^?!:]{{1,140}}$",
        "AI use in this story: transcription, checked by the reporter", "AI use: what teachers need to know?",
    ),
    (
        "thanks", DISCLOSURE,
        (
            Chain(
                r"\b(?:thanks(?: also| are due| go)? to|credit (?:goes |is due )?to|courtesy of|hat[- ]tip to|assist from|hand from|help from|input from)\b", "[^.!?,]{0,25}?", MACHINE,
                "[^.!?,]{0,70}?", IN_OURS,
            ),
            Chain(SELF, "[^.!?]{0,50}?", r"\b(?:thanks to|courtesy of|owed to|owes (?:[\w-]+ ){0,3}to|with (?:a )?(?:little |some )?(?:assist|hand|help|input) from|are by|is by)\b", "[^.!?]{0,15}?", AI),
        ),
        "Thanks to ChatGPT for sorting the tide tables in this guide.", "Thanks to AI, the pilots of this harbour sleep longer.",
    ),
    (
        "person-used", DISCLOSURE,
        (
            Chain(
                Part(US, r"\b(?:reporters|journalists|editors|the (?:authors?|reporters?|writers?|newsroom))\b"), "[^.!?]{0,25}?",
                r"\b(?:used|uses|employed|relied on|worked with|turned to|consulted|asked|enlisted|trained|built|had|let|got)\b", "[^.!?]{0,30}?", MACHINE, "[^.!?,]{0,90}?", IN_OURS,
            ),
            Chain(
                rf"\b(?:for|in) {OURS}", "[^.!?]{0,10}?", r"\b(?:we|i|our (?:[\w-]+ )?(?:reporters?|team|desk|editors?|journalists?|newsroom))\b", "[^.!?]{0,10}?",
                r"\b(?:used|asked|relied on|fed|gave|trained|had|let|got|turned to|built|worked with)\b", "[^.!?]{0,30}?", AI, "[^.!?]{0,25}?", rf"\b(?:to (?:help (?:us |me )?)?(?:[\w]+ly )?)?{TO_DO}\b",
            ),
            Chain(r"\b(?:used|using|uses|asked|had)\b", "[^.!?]{0,15}?", AI, "[^.!?]{0,12}?", rf"\b(?:to )?{TO_DO}\b", "[ ]{0,1}", rf"(?:the|an?|our|its|these|some) (?:[\w-]+ )?{THING} (?:in|on|for|with|accompanying|above|atop) {OURS}"),
            Chain(US, "[^.!?]{0,15}?", r"\bused\b", "[^.!?]{0,20}?", AI, "[^.!?]{0,12}?", rf"\b(?:to|for) (?:help )?(?:us |me )?(?:edit|draft|outline|proofread|transcribe|fact-check|copy-?edit|sub-?edit|tighten|shorten|reword|rephrase|polish|tidy(?: up)?|clean up|spell-?check) (?:this|the|our|my) (?:[\w-]+ )?(?:{THING}|prose|notes|grammar|wording|quotes)\b"),
        ),
        "Reporters used a language model to read the parish accounts behind this series.", "Reporters used a language model to read novels, and this town was amused.",
    ),
    (
        "helped-us", DISCLOSURE,
        (
            Chain(
                MACHINE, "[^.!?]{0,25}?", rf"\b(?:helped|helps|assisted|allowed|let) (?:us|me|our (?:[\w-]+ ){{0,2}}(?:reporters?|editors?|team|desk|newsroom|journalists?)) (?:to |in |with )?{TO_DO}(?:ing)?\b",
                "[^.!?,]{0,50}?", OURS,
            ),
            Chain(MACHINE, "[^.!?]{0,25}?", r"\b(?:gave|lent) (?:us|me|our (?:[\w-]+ )?(?:reporters?|editors?|team|desk|newsroom)) (?:a |some )?(?:[\w-]+ )?(?:hand|help|advice|assist)\b", "[^.!?,]{0,15}?", IN_OURS),
        ),
        "A bot gave us a hand with this recipe page.", "Claude helped us choose a boat, and the children liked it.",
    ),
    (
        "deed-this", DISCLOSURE,
        (
            Chain(MACHINE, "[^.!?]{0,30}?", DOES, "[^.!?,]{0,60}?", rf"\b(?:to (?:make|create|produce|write|form|give you)|into|in|on|for|of|at the top of|above|below) {OURS}"),
            Chain(MACHINE, "[^.!?]{0,30}?", DOES, "[^.!?,]{0,60}?", r"\b(?:quoted|used|shown|cited|reproduced|printed|given|listed|described|seen|mentioned) (?:here|above|below)\b"),
            Chain(MACHINE, "[^.!?]{0,30}?", DOES, "[ ]{0,1}", OURS),
            Chain(MACHINE, "[^.!?]{0,40}?", r"\b(?:turn(?:ed|s)|convert(?:ed|s)|transformed|boiled|distilled|expanded|condensed|spun|shaped)\b", "[^.!?]{0,80}?", rf"\b(?:into|down to) {OURS}"),
            Chain(r"\bi(?:'m| am)\b(?! not\b)", "[^.!?]{0,25}?", AI, "[^.!?]{0,25}?", rf"\b(?:i|that|which|and) (?:wrote|write|compiled|compile|produced|produce|made|make|drafted|generated|put together|narrate|translated) {OURS}"),
        ),
        "AI reworded a notice of the harbour office to make this story.", "AI reworded a notice of the harbour office, and nobody could read it.",
    ),
    (
        "wrote-this", DISCLOSURE,
        (
            Chain(MACHINE, "[ ]{0,1}", r"helped (?:me |us )?(?:to )?(?:write|make|produce|draft|edit|translate) this\b(?= one\b|\W*$|[.,;:!])"),
            Chain(MACHINE, "[ ]{0,1}", r"(?:wrote|made|produced|generated|drafted|compiled|translated) (?:all of |most of |half of )?this\b(?= one\b|\W*$|[.,;:!])"),
            Chain(MACHINE, "[^.!?]{0,12}?", r"\b(?:that|which|who|i) (?:wrote|writes|made|makes|compiled|compiles|produced|produces|drafted|generated|put together|narrated|reads|translated) this\b(?= one\b|\W*$|[.,;:!])"),
        ),
        "Good morning from the bot that wrote this.", "Good morning from the bot that wrote these.",
    ),
    (
        "handed-over", DISCLOSURE,
        (
            Chain(US, "[^.!?]{0,15}?", r"\b(?:hand(?:ed)?|gave|give|fed|feed|pass(?:ed)?|ran|run|put|pasted|uploaded|showed|sent)\b", "[^.!?]{0,12}?", OURS, "[^.!?]{0,15}?", r"\b(?:to|into|through|past|by)\b", "[^.!?]{0,20}?", AI),
            Chain(US, "[^.!?]{0,15}?", r"\b(?:hand(?:ed)?|gave|give|fed|feed|pass(?:ed)?|ran|run|put|pasted|uploaded|outsourced?|entrust(?:ed)?)\b", "[^.!?]{0,60}?", r"\b(?:to|into|through|past)\b", "[^.!?]{0,20}?", AI, "[^.!?,]{0,80}?", IN_OURS),
            Chain(US, "[^.!?]{0,25}?", OURS, "[^.!?]{0,30}?", r"\b(?:had|let|got|asked)\b", "[^.!?]{0,12}?", AI, "[^.!?]{0,30}?", r"\bit\b"),
            Chain(US, "[^.!?]{0,15}?", r"\b(?:hand(?:ed)?|gave|give|fed|feed|ask(?:ed)?|let|entrust(?:ed)?)\b", "[^.!?]{0,60}?", AI, "[^.!?]{0,60}?", r"\b(?:print(?:ed)?|publish(?:ed)?|reproduced?|post(?:ed)?) (?:what|whatever|the (?:result|answer|reply|text|output)|its (?:answer|reply|text|output))"),
        ),
        "I fed the tide tables into ChatGPT for this column.", "I fed the ducks with a robot, and the mayor wrote to this newspaper.",
    ),
    (
        "contained", DISCLOSURE,
        (
            Chain(
                SELF, "[^.!?]{0,40}?", r"\b(?:contain(?:ed|s)|included?|includes|carried|featured|quoted|cited|ended with|ran with|appeared with|was published with|had)\b", "[^.!?]{0,80}?",
                r"\b(?:invented|fabricated|made up|hallucinated|imagined|garbled|generated|introduced|inserted|added|written|produced|supplied|suggested|created)\b", "[^.!?]{0,8}?", r"\b(?:by|with|using|from)\b", "[^.!?]{0,20}?", AI,
            ),
            Chain(
                SELF, "[^.!?]{0,80}?", r"\b(?:amended|corrected|updated|edited|changed|revised)\b", "[^.!?]{0,40}?",
                r"\b(?:remove[sd]?|removing|correct|replace|delete|take out|withdraw)\b", "[^.!?]{0,60}?", Part(AI_MADE, rf"\b(?:invented|fabricated|made up|hallucinated|generated|introduced|inserted|added|written|produced|created) (?:by|with|using) (?:an? |the )?(?:[\w-]+ )?{AI}"),
            ),
            Chain(SELF, "[^.!?]{0,60}?", r"\b(?:contain(?:ed|s|ing)|included?|includes|including|carried|featured|quoted|cited)\b", "[^.!?]{0,25}?", AI_MADE, "[^.!?]{0,12}?", rf"\b(?:{THING}|material|faces|citations|references|sources|details|names)\b"),
            Chain(SELF, "[^.!?]{0,12}?", r"\b(?:uses|used|relies on|relied on|draws on)\b", "[^.!?]{0,12}?", rf"{AI}(?= (?:to|for|voices?|tools?|models?|text|narration|translation|images?|trained)\b|\W*$|[.,;])"),
            Chain(SELF, "[^.!?]{0,70}?", r"\b(?:used|using|relied on|turned to|asked|had|let)\b", "[^.!?]{0,20}?", AI, "[^.!?]{0,12}?", rf"\b(?:to |in )?{TO_DO}(?:ing)? (?:it|parts? of it|some of it|most of it|the (?:article|text|story|piece))\b"),
        ),
        "An earlier version of this article contained a quotation invented by a chatbot.", "This town contained a statue invented by a robot.",
    ),
    (
        "labelled", DISCLOSURE,
        (
            Chain(r"\b(?:the|an|its)\b", "[ ]{0,1}", AI_MADE, "[ ]{0,1}", rf"(?:[\w-]+ ){{0,2}}{THING}\b", "[^.!?,]{0,20}?", rf"(?:\b(?:above|below)\b(?! (?:the|an?|his|her|their|its) (?!{THING}))|\bat the (?:top|bottom|head|foot|start|end)\b(?! of (?!this|our|the (?:article|page|story|post|piece)))|{IN_OURS})"),
            Chain(rf"\bthis\b (?:[\w-]+ ){{0,2}}(?={AI_MADE})", "[ ]{0,1}", AI_MADE, "[ ]{0,1}", r"(?:[\w-]+ ){0,2}(?:articles?|story|explainer|summary|guide|post|translation|recap|preview|review|column|newsletter|page|digest|version|round-?up|report|listing|profile|obituary|overview|bulletin|forecast|transcript|narration)\b"),
            Chain(AI_MADE, "[^.!?,]{0,50}?", rf"\b(?:in|for|with|on|above|accompanying|alongside|version of) {OURS}"),
        ),
        "The AI-generated summary at the top gave a wrong tide.", "The AI-generated summary was sold at the fair.",
    ),
    (
        "used-to", DISCLOSURE,
        (
            Chain(AI, "[^.!?,]{0,15}?", r"\b(?:(?<!\bget )(?<!\bgot )used (?:in|for)|used to (?:edit|write|draft|shorten|translate|summari[sz]e|illustrate|produce|prepare|make|create|compile|check|proofread|generate))\b", "[^.!?,]{0,30}?", OURS),
        ),
        "That line came from a chatbot used to edit this article.", "That line came from a chatbot used to sell boats in this town.",
    ),
    (
        "this-one", DISCLOSURE,
        (
            Chain(
                r"\b(?:stories|articles|posts|reports|pieces|pages|summaries|updates|newsletters|recaps|previews|reviews|round-?ups|bulletins|forecasts|items|listings|translations|guides)\b", "[^.!?]{0,60}?",
                r"\bthis one (?:is|was|has been)\b", "[^.!?]{0,25}?", rf"\b{MADE}\b", "[^.!?]{0,30}?", rf"\b{BY}\b", "[^.!?]{0,25}?", AI,
            ),
        ),
        "Like all reports in the tide section, this one was compiled by a bot.", "Like all reports, this one was late.",
    ),
    (
        "bare-this", DISCLOSURE,
        rf"^\W*this (?:is|was|has been) (?:(?:automatically|entirely|partly|originally|first|wholly|largely) )?(?:generated|written|produced|compiled|drafted|translated|narrated|put together|created|summari[sz]ed) (?:automatically )?{BY} (?:an? |the |our )?(?:[\w-]+ ){{0,3}}?{AI}",
        "This was written by our tide bot.", "This was written by our tide warden.",
    ),
    (
        "machine-voice", DISCLOSURE,
        (
            Chain(
                SELF, "[^.!?]{0,60}?",
                rf"\b{BE} (?:(?:all|both|now|entirely|partly|actually|not human but) )?(?:an? |the )?(?!about )(?:[\w-]+ )?(?:ai|synthetic|computer-generated|cloned|artificial|virtual|robot|automated)[- ](?:generated )?(?:voices?|hosts?|presenters?|avatars?|clones?|replicas?|narrators?|narration|likeness|re-?creations?)\b",
            ),
            Chain(r"\b(?:ai|synthetic|computer-generated|cloned|artificial|automated|robot)[- ](?:generated )?(?:voices?|narrators?|presenters?|hosts?|avatars?)\b", "[^.!?]{0,25}?", r"\b(?:(?:will )?(?:read|present|narrate|discuss)s?|reading|narrating|discussing|presenting) (?:you )?(?:aloud )?(?:this|our|the (?:article|story|text|page))\b"),
            Chain(r"^\W*(?:narrated|read(?: aloud| out)?|voiced|spoken|presented|audio|narration|listen)\b", "[^.!?]{0,20}?", r"\b(?:by|using|with|in|from)\b", "[^.!?]{0,20}?", rf"(?:{AI}|\b(?:synthetic|cloned|computer-generated|text-to-speech)\b)", "[^.!?]{0,60}?", r"\W*$"),
        ),
        "A synthetic voice will read this story to you.", "The voices in this choir are young.",
    ),
    (
        "part-made", DISCLOSURE,
        rf"^\W*(?:(?:editor'?s? )?(?:note|disclosure|credits?)\b\W*)?(?:{_NO_NEWS}[\w'&-]+,? ){{0,5}}{_MADE_THING},? (?:[\w-]+ly |[^.!?;:]{{3,40}} and )?{MADE} (?:entirely |partly |automatically |in part )?{BY} (?:an? |the |our )?(?:[\w'-]+ ){{0,2}}?{AI}{_MACHINE_END}{_TAIL}",
        "Long walking itinerary drafted by an AI planner; distances walked by our staff.", "Itinerary drafted by Rufus Tallow; he met a robot.",
    ),
    (
        "part-was-made", DISCLOSURE,
        rf"^\W*(?:{_NO_NEWS}[\w'&-]+,? ){{0,5}}{_MADE_THING} (?:was|were) {MADE} (?:\w+ly )?{BY} (?:an? |the |our )?(?:[\w'-]+ ){{0,2}}?{AI}{_MACHINE_END},? (?:and|then|but) (?:\w+ )?(?:reviewed|edited|checked|verified|fact-checked|approved|vetted|proofread) by (?:an? |our |the |two )(?:[\w'-]+ ){{0,3}}(?:editors?|journalists?|humans?|staff|team|reporters?|desk|producers?|newsroom)\b",
        "Script and subtitles were created with AI and checked by our picture desk.", "Script and subtitles were created with AI and praised by our mayor.",
    ),
    (
        "automatic-label", DISCLOSURE,
        rf"^\W*(?:{_NO_NEWS}[\w'-]+ ){{0,3}}{THING} (?:(?:generated|produced|created|written|compiled|translated|updated) automatically|automatically (?:generated|produced|created|written|compiled|translated))\b[^!?;]{{0,80}}$"
        rf"|^\W*(?:partly|partially|fully|wholly|largely|semi)[- ]automated(?: (?:[\w-]+ )?{THING})?\W*$|^\W*(?:an? )?(?:automatic|automated|machine) (?:translation|narration|summary|transcript|transcription|voice-?over)(?: (?:from|of|by|with|into) [^.!?]{{0,40}})?\W*$"
        rf"|^\W*(?:here(?:'s| is| are)|read|see|show|hear|listen to|get|view) (?:the|an|our) (?:ai|machine|automated|robot)[- ](?:made |written |generated )?(?:version|summary|audio|narration|translation|digest|overview|highlights|recap|key points|bullet points)\b[^.!?]{{0,30}}$",
        "Tide text generated automatically from the gauge", "Tide text generated by hand from the gauge",
    ),
    (
        "machine-byline", DISCLOSURE,
        rf"^\W*(?:by|written by|words by|text by|author|reporter|posted by|produced by)\b\W{{0,3}}[^.!?:;]{{0,50}}?(?:\b(?:virtual|automated|synthetic|ai-powered|ai-generated) (?:[\w-]+ ){{0,2}}(?:writer|reporter|author|journalist|correspondent|columnist|assistant|newsreader|presenter|editor)\b[^.!?]{{0,40}}\W*$|(?:\band|&|\+|\bwith|/) (?:an? |our )?{AI}(?: (?:tools?|assistants?|software|bot|writer|help|support|assistance))?\W*$|\bnews ?bot\W*$)|^\W*by (?:an? )?{AI}(?:,? (?:and|&|with)|,|/) ?(?:[\w.'-]+ ){{0,4}}[\w.'-]+\W*$"
        rf"|{AI_MADE}(?: (?:[\w-]+ )?{THING})? ?[|·•/–—;,+&-] ?(?:edited|reviewed|checked|by|reporting|text|human|editor|staff)\b[^.!?]{{0,60}}$|^\W*(?:human|staff|editor)[- ](?:edited|checked|reviewed|verified|approved|assisted) (?:ai|machine)(?:[- ](?:generated|written|made))?(?: {THING})?\W*$",
        "By Rufus Tallow, Ida Holm and an AI assistant", "By Rufus Tallow, AI correspondent",
    ),
    (
        "about-passive", DISCLOSURE,
        (
            Chain(
                OURS, "[^!?]{0,110}?", rf"\b(?<!that )(?<!which )(?<!who )(?<!how )(?:was|were|is|are|has been|have been|is being) (?:[\w-]+ly |in part |in whole |first |all |\w+ed and ){{0,2}}{MADE}\b", "[^.!?,;]{0,25}?",
                rf"(?:\b(?:by|with|using|from)\b(?: the (?:help|aid|assistance|support|use) of)?(?: an?| the| our)? (?:[\w-]+ )?{AI}|\bby (?:an? |our )?computer\b(?! (?:sci|eng|prog|soft|model|maker|firm|compan|magazine|club|expert|scientist|teacher|student)))",
            ),
        ),
        "This page about the tides was compiled by computer.", "This page about the tides was compiled by computer science pupils.",
    ),
    (
        "role", DISCLOSURE,
        rf"^\W*(?:[\w-]+ ){{0,2}}(?:{THING}|research|reporting|editing|transcription|subtitling|words|voice-?over|assistance|support|proofreading|fact-check(?:ing)?|tl;dr|key facts)(?: assistance| help| support)? ?(?:[:–|(—-]|by|from|courtesy of|with|via) ?(?:by |from )?(?:an? |the )?(?:[\w'-]+ )?{AI}{_MACHINE_END}(?: (?:voice|narration))?[)\]]?\W*$"
        rf"|^\W*(?:listen|read|hear|quick read|at a glance|in brief|in short|key points|the gist|tl;dr|catch up|need to know|{THING})\b[^.!?:]{{0,25}}[([|:–—·-] ?(?:by |with |via )?(?:an? )?(?:ai|machine|automated|synthetic|robot)[- ]?(?:voice|narration|narrated|generated|summary|summari[sz]ed|translation|translated|version|overview|read)?[)\]]?\W*$"
        rf"|^(?!\W*(?:the|an?|his|her|their|its)\b)[^.!?,]{{3,50}}[,(–—|·] ?(?:compiled|written|edited|drafted|produced|translated|voiced|narrated|summari[sz]ed|assisted) (?:by|with|using) (?:the help of )?{AI}{_MACHINE_END}\W*$",
        "Additional research: Perplexity AI", "Additional research: how AI reads scans",
    ),
    (
        "is-translation", DISCLOSURE,
        r"\b(?:is|was) an? (?:machine|automatic|automated|ai|ai-generated) (?:translation|transcript|transcription|summary|narration|version) of (?:our|this|the (?:original|full|english|article|story)|an? [\w ]{0,30}?(?:article|story|report|post))\b|^\W*(?:(?:closed|live|video) )?(?:captions|subtitles|transcripts?) (?:are|were|is|was) (?:auto-?|automatically |machine[- ]|ai[- ])(?:generated|produced|created)\b[^.!?]{0,40}\W*$",
        "The English text is a machine translation of our report from Norway.", "The menu is a machine translation of the Danish one.",
    ),
    (
        "the-part", DISCLOSURE,
        rf"^\W*(?:the|some|all|parts?|portions?|sections?|elements|most|much) (?:(?:of the )?(?:text|article|story|copy|piece|post|page|content|reporting)|(?:of the )?(?:[\w-]+ ){{0,2}}(?:headlines?|summary|summaries|standfirst|subtitles|captions|transcript|translation|narration|audio|voice-?over|key points|bullet points|illustrations?|charts?|graphics?|answers|comments|alt text|quiz|tags))"
        rf" (?:was|were|is|are|has been|have been) (?:[\w-]+ly |in part |partly )?{MADE} (?:[\w' -]{{1,25}} )?(?:by|with|using|from)\b(?: the (?:help|aid|assistance|support|use) of)? (?:an? |the )?(?:[\w'-]+ )?{AI}{_MACHINE_END}{_TAIL}",
        "The standfirst was written by Gemini.", "The standfirst was written by Ida Holm, who builds a bot.",
    ),
    (
        "the-image", DISCLOSURE,
        rf"^\W*the (?:[\w-]+ ){{0,2}}(?:image|photograph|photo|picture) (?:was|is|has been) (?:[\w-]+ly |in part |partly )?{MADE} (?:[\w' -]{{1,25}} )?(?:by|with|using|from)\b(?: the (?:help|aid|assistance|support|use) of)? (?:an? |the )?(?:[\w'-]+ )?{AI}{_MACHINE_END}{_TAIL}",
        "The image was created with AI.", "The image was created with AI and won a prize.",
    ),
    (
        "how-note", DISCLOSURE,
        rf"^\W*(?:how (?:we|this|our)\b[^.!?:]{{0,40}}|methodology|methods?|about (?:this|the|our) (?:[\w-]+ )?(?:{THING}|data|numbers|figures)|transparency(?: note)?|behind (?:this|the) (?:[\w-]+ )?{THING}|full disclosure|confession)\W{{1,3}}(?!by )[^.!?:]{{0,60}}?{AI}[^.!?]{{0,40}}?\b(?:flagged|sorted|read|searched|scanned|found|matched|identified|classified|labelled|helped|transcribed|translated|summari[sz]ed|counted|extracted|checked|wrote|drafted|grouped|compared|ranked|picked|turned)\b",
        "How we did it: a language model flagged the doubtful receipts, and reporters read them.", "How we eat: a language model is no cook.",
    ),
    (
        "asked", DISCLOSURE,
        (
            Chain(r"^\W*(?:was|were|is|did|do|does|has|have|how)\b", "[^.!?]{0,30}?", AI, "[^.!?]{0,40}?", rf"(?:\bused\b|\b{MADE}\b|\b(?:write|help|draft|make|play|produce|translate|illustrate|assist)\b)", "[^.!?]{0,30}?", rf"(?:{OURS}|\bthis(?=\W*[?]))"),
            Chain(r"^\W*(?:was|were|is|did|do|has|have)\b", "[^.!?]{0,10}?", OURS, "[^.!?]{0,10}?", rf"\b{MADE}\b", "[^.!?]{0,20}?", rf"\b{BY}\b", "[^.!?]{0,20}?", AI),
            Chain(r"^\W*(?:did|do|have)\b", "[ ]{0,1}", r"\b(?:you|we)\b", "[^.!?]{0,10}?", r"\buse", "[^.!?]{0,12}?", AI, "[^.!?]{0,20}?", rf"(?:{IN_OURS}|\bthis(?=\W*[?]))"),
        ),
        "Did you use AI for this? Yes, for the map.", "Was AI used to build this ship? Yes.",
    ),
)  # fmt: skip
# Names a question, and counts only where the answer is yes.
ASKED = "disclosure/asked"
# Forms that point at the article with OURS or IN_OURS.
POINTED = frozenset(
    f"disclosure/{name}" for name in ("thanks", "person-used", "helped-us", "deed-this", "handed-over", "used-to", "about-passive")
)
# In these a machine helped somebody, or made a part.
HELPED = frozenset(f"disclosure/{name}" for name in ("thanks", "person-used", "helped-us", "contained", "used-to"))
# Found with wide gaps: what is denied in the same words is not meant.
LOOSE = frozenset(f"disclosure/{name}" for name, kind, *_ in FORMS if kind == DISCLOSURE)
# Labels: they stand at the head of a line.
LABELS = frozenset(
    f"disclosure/{name}"
    for name in (
        "bare-this",
        "part-made",
        "part-was-made",
        "automatic-label",
        "machine-byline",
        "ai-label",
        "role",
        "the-part",
        "the-image",
    )
)

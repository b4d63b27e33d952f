"""The words that disclosures are made of, each kind once: machines, what they make, how, for whom, and who checks it.

A kind is named in capitals; rules (`rules`) name kinds, or write out words of their own. A word may be of several kinds. In the lists "_"
joins the words of a phrase; hyphens are read as spaces, so "voice-over" stands here as "voice_over".
"""

# ruff: noqa: E501 - a list broken into short lines is harder to read than a long one
from __future__ import annotations

import re

# Names of machines that write, draw, speak, translate or listen: they tell which tool it was. Where a name is also that of a person
# or a common word, it belongs into `own_words` as well.
TOOLS = """
    openai chatgpt chat_gpt gpt claude gemini copilot github_copilot perplexity bard llama mistral grok deepseek qwen jasper grammarly quillbot notebooklm notebook_lm
    midjourney dall_e dall·e firefly stable_diffusion image_creator canva_ai generative_fill flux ideogram sora veo runway heygen synthesia pika
    otter otter.ai trint descript whisper deepl google_translate papago elevenlabs stable_audio speechify
    gpt3 gpt4 gpt4o gpt5 chatgpt4 llama2 llama3 llama4 grok4 veo3
    sonix amberscript murf suno imagen adobe_firefly google_lens microsoft_translator transkribus writesonic bing_translator
    castmagic podsqueeze capsho goodtape happy_scribe notta systran yandex_translate amazon_polly beyondwords readspeaker trinity_audio wellsaid craiyon dreamstudio nightcafe topaz_gigapixel wordtune prowritingaid languagetool rytr sudowrite echobox narrativa retresco newsgpt meta_ai microsoft_copilot google_gemini generative_expand generative_remove magic_editor magic_eraser outpainting inpainting
    heliograf wordsmith lede_ai ledeai automated_insights narrative_science united_robots data_skrive newsbot
"""
# What begins a verb of making, in the present; irregular ones with their past and participle, "*" doubles the last letter, "+" adds a word.
VERBS = """
    generate create write/wrote/written produce draft compile compose prepare author assist aid translate summarise summarize narrate read/read/read voice illustrate edit transcribe optimise
    optimize enhance rewrite/rewrote/rewritten reword shorten make/made/made assemble put/put/put+together put/put/put+out support power craft build/built/built suggest analyse analyze perform curate aggregate proofread/proofread/proofread
    check polish condense adapt outline research design draw/drew/drawn render rephrase paraphrase refine improve revise expand localise localize dub* type pull+together change
    alter swap* convert extend fabricate hallucinate label* sketch paint carry+out letter subtitle format* structure simplify prompt conceive develop construct pen* code source
    collate file update clean clean+up sort gather collect extract tag* categorise categorize choose/chose/chosen select pick propose conjure+up dream+up churn+out spit/spat/spat+out spin/spun/spun+up fact_check spell_check copy_edit sub_edit tighten trim* tidy tidy+up
    clone recreate retouch colour color colourise colorize upscale digitise digitize vet* replace invent lay/laid/laid+out script record devise screen process classify detect estimate restore
    crop* mask anonymise anonymize pixelate animate visualise visualize map* plot* organise organize restructure rework reformat* redraft redraw/redrew/redrawn re_edit amend correct supplement augment synthesise synthesize model*
    compute calculate predict forecast/forecast/forecast report present provide host caption describe phrase set/set/set+out mock+up word complete populate fill+in publish parse scan search comb trawl automate stitch+together
    piece+together string+together cobble+together cook+up whip+up knock+up knock+out turn+out sharpen enlarge tap+out flesh+out dream/dreamt/dreamt+up think/thought/thought+up type+out key+in look+over conjure spin/spun/spun sketch+out round+up sum+up dash+off
    rattle+off serve+up rehash recast/recast/recast compress crunch touch+up fill read/read/read+out read/read/read+aloud pare+down whittle+down slim*+down regenerate reshape set/set/set jot*+down list tally scrape fetch deduce infer score autofill smooth iron+out massage untangle type+up
    digest distil/distilled/distilled distill abridge cut/cut/cut reduce simulate reconstruct imagine conceptualise brainstorm annotate index archive deliver turn write/wrote/written+up typeset/typeset/typeset sift flag* group compare count find/found/found match
    identify rank transform boil+down add supply work+out help draft+up come/came/come+up_with
"""
# What a publication may say it of, in the singular where the plural is regular.
THINGS = """
    magazine article story stories post report piece page content text copy copies newsletter recap summary summaries headline title translation version image picture illustration photo photograph artwork graphic audio narration voice video column
    bulletin forecast update round_up roundup preview review guide item brief briefing transcript subtitles subtitling caption captioning entry entries blog q&a timeline itinerary itineraries table drawing essay op_ed explanation box boxes fact_box factbox playlist
    backgrounder glossary dispatch sidebar script intro introduction alert email gallery galleries thumbnail animation clip recording reading answers description portrait paragraph lede quotation quote sentence comments slideshow factfile points
    takeaways highlights data_analysis chart listing notice write_up account snapshot interview podcast episode feature analysis analyses explainer profile obituary obituaries work edition site website digest list overview investigation series project quiz
    quizzes release crossword map recipe horoscope wrap wrap_up commentary opinion supplement reconstruction section faq infographic diagram visualisation visualization coverage collage montage cartoon tracker dashboard broadcast scores results webpage
    leader editorial wording dubbing dub voice_over voiceover film outline footage cover_art scene words tags lines passage standfirst research code prose draft background music soundtrack subject_line alt_text figures cover art layout annotations dialogue answer liveblog live_blog
    diary calculator planner checker method steps step sentences paragraphs rundown ranking rankings snippet subtitle comic comic_strip puzzle round card ticker teaser thread blurb note limerick haiku joke jokes tip_sheet push_alert caption_above crib cheat_sheet spec_sheet comparison sheet statement information reply replies read clue question photo_illustration long_read face documentary interactive
"""  # fmt: skip
NOTES = """
    note notes disclosure disclaimer clarification correction transparency methodology method methods credits about_this about_the how_we how_this how_our how_i how_was a_word how_it production transcript behind_this behind_the confession caption full_disclosure
    data_note editor's_note editors_note publisher's_note
"""
EDITORS = "editor editors sub_editor sub_editors subeditor journalist journalists reporter reporters newsroom desk newsdesk staff team human humans native_speaker native_speakers producer producers writer correspondent fact_checker author we i columnist bureau interpreter linguist linguists translators"
# Machines of which there may be several.
MACHINES = "ai llm language_model neural_network neural_net algorithm bot robot chatbot computer_program generative_model generative_tool image_generator picture_generator text_generator image_model diffusion_model chat_bot voice_clone foundation_model digital_assistant virtual_assistant machine_translator"
HOW_BARE = "by with using through via from"

KINDS: dict[str, str] = {
    # machines
    "MACHINE": "ai a.i artificial_intelligence gen_ai genai machine_learning automation text_to_speech speech_to_text"
    " voice_to_text text_recognition speech_recognition voice_recognition text_to_image text_to_video speech_synthesis handwriting_recognition character_recognition transcription_software translation_software dubbing_software captioning_software summarisation_software summarization_software image_recognition object_recognition pattern_recognition ocr neural_machine_translation neural_translation statistical_machine_translation neural_networks deep_learning natural_language_generation language_generation neural_text_to_speech",
    "AUTOMATIC": "automated automatic synthetic synthesised synthesized cloned virtual robo robot text_to_speech",
    "SYSTEM": "text technology system systems software template templates tool tools process processes service services feed assistant assistance help support generation production writer reporter translator means journalism newsroom engine program app correspondent"
    " journalist columnist author newsreader editor desk transcription_service sub subeditor helper content",
    "SPOKEN": "voice voices double twin speech narrator narrators narration presenter presenters host hosts avatar avatars reading audio clone likeness replica",
    "UNNATURAL": "computer machine digital artificial",
    "WEAK": "machine machines computer computers software program programme",
    # ... behind a preposition, and what such a one is for: "by a script", "our headline-writing tool"
    "INSTRUMENT": "app apps tool tools model models script scripts engine engines classifier classifiers generator program programme software system assistant bot pipeline",
    "PLAIN_TOOL": "tool tools script scripts engine classifier classifiers app apps generator code lines_of_code piece_of_software bit_of_software piece_of_code",
    "TASK": "text writing drafting draft story storytelling headline summary summarisation summarization translation transcription captioning subtitling copywriting rewriting dubbing narration language grammar phone dictation",
    "BUILT": "our we trained built developed maintained designed that which we named called",
    "HOUSE": "own publishing house in_house internal home_grown homegrown custom new automated bespoke",
    "HOUSE_TOOL": "tool software system program app engine assistant writer model",
    "LANGUAGE": "english welsh spanish french german chinese polish arabic danish italian japanese irish hindi urdu tamil swahili portuguese dutch gaelic scots turkish russian ukrainian korean vietnamese bengali",
    "RETOUCH": "enhance sharpen upscale colourise colorize colour color restore extend enlarge expand clean retouch brighten denoise remove blur fill crop improve enhancing sharpening upscaling extending removing restoring",
    "RETOUCHED": "enhanced sharpened upscaled colourised colorized coloured colored restored extended enlarged expanded cleaned cleaned_up retouched brightened denoised removed blurred filled altered manipulated edited widened",
    "WORK": "invention creation idea doing effort efforts brainchild work product output prose handiwork",
    "MAKER": "machine auto computer automatically",
    "GENERATED": "autogenerated",
    "OUTPUT": "translation translations transcription transcript transcripts summary summaries narration captioning captions subtitles version rendering voice voice_over voiceover dubbing overview highlights digest recap illustration image images picture pictures audio reconstruction reconstructions rendering renderings recreation recreations impression composite artwork outline draft drafts text answer answers reading key_points takeaways points hosts voices",
    # whose machine is no matter: it is news about their trade
    "TRADE": "firm firms maker makers expert experts engineer engineers researcher researchers company companies critic critics industry start_up start_ups startup startups lobby group groups ethicist ethicists scientist scientists developer developers giant giants lab labs boom race safety policy"
    " policies law laws rules summit bill conference stock stocks chip chips chipmaker chipmakers spending bubble accountability initiative institute fellowship fellowships network ethics committee literacy governance regulation regulations act literate tutor tutors advisers adviser advisors minister ministers crawler crawlers training"
    " licensing licencing partnership correspondent correspondents columnist columnists newsletter experts science club magazine shop director directors manager managers centre center unit hub hype revolution controlled",
    # what is told of them
    "BE": "was were is are been be being has have had isn't wasn't weren't aren't it's",
    "NOT": "not never isn't wasn't weren't aren't",
    "HOW": HOW_BARE,
    "HELP": "help aid assistance support use input inputs assist hand",
    "USED": "used employed applied deployed involved consulted relied leaned asked",
    # this very article
    "THIS": "this these our today's tonight's",
    "PLACED": "above following preceding accompanying below present",
    "WHEN": "week year month season summer winter spring autumn morning evening decade century days weekend time afternoon",
    "UNDER": "above below here beneath underneath overleaf",
    "SHOWN": "quoted used shown cited reproduced printed given listed described seen mentioned reported referred pictured analysed analyzed",
    # who tells it
    "WE": "we i we've i've we'd",
    "OF_STAFF": "reporter reporters newsroom desk newsdesk editor editors team journalist journalists staff writer writers author authors columnist site newspaper outlet website correspondent correspondents producers editorial_team",
    "EDITORS": EDITORS,
    "CHECKED": "reviewed edited checked argued_over verified fact_checked approved vetted proofread confirmed overseen oversaw selected revised signed_off supervised audited moderated read corrected post_edited rewrote rewritten re_read monitored compared tested validated double_checked cross_checked spot_checked re_checked finalised finalized copy_edited sub_edited went_over went_through",
    # news and no disclosure: who says, fears or spoils it, whose text it is, what is planned, what is denied
    "SAID": "said says told claimed alleged announced warned argued admitted accuse accused complained complain insisted fear fears joked ban bans banned circulate circulates circulated circulating rival fact_checker fact_checkers suspect"
    " suspects suspected believe believes think thinks wonder wonders wondered fake forged hoax withdrew allege alleges",
    "TOLD": "said says told added claim claims claimed warned argued admitted complained",
    "SUPPLIER": "partner provider supplier agency contributor",
    "TOPIC": "researchers student students pupil pupils court judge lawyer lawyers lawsuit",
    "OTHERS": "rival rivals outlet outlets competitor competitors chain chains company companies firm firms start_up start_ups startup startups university universities student students pupil pupils teacher teachers school schools college colleges"
    " court courts judge judges lawyer lawyers ministry minister ministers council councils police hospital hospitals clinic clinics patient patients insurer insurers bank banks union unions studio studios label labels museum museums gallery"
    " galleries campaign campaigns candidate candidates party parties agencies novel novels film films song songs album albums game games trailer trailers advert adverts advertisement advertisements sermon sermons speeches"
    " application applications letter letters essay essays exam exams coursework lawsuit lawsuits brief briefs contract contracts paper papers magazine magazines daily dailies broadcaster broadcasters publisher publishers website websites sites"
    " users user customer customers consumer consumers app apps device devices phone phones glasses earbuds headset researcher researchers study studies scientist scientists hacker hackers scammer scammers fraudster fraudsters troll trolls"
    " propaganda deepfake deepfakes",
    "MODAL": "would should could must might shall will may can",
    "PLAN": "use used using rely employ employed make made write written writing generate generated create created produce produced draft drafted translate translated summarise summarize summarised summarized assist aid publish published replace"
    " replaced label labelled labeled carry require required prepare prepared compile illustrate narrate transcribe suggest let ask allow allowed experiment deploy deployed adopt adopted explore turn have_access power enhance enhanced",
    "NEG": "not never no nor neither none nobody without rather_than instead_of",
    "HAS_NOT": "don't didn't doesn't isn't wasn't weren't aren't hasn't haven't hadn't won't can't couldn't wouldn't shouldn't",
    "MADE_UP": "ai a.i artificial_intelligence used written wrote generated made created produced drafted machine bot bots robot robots algorithm chatgpt",
    # labels: what may stand in front of a machine, what closes one, and what only a sentence has
    "READ_OUT": "spoken voiced presented hosted narrated read brought",
    "SHADE": "shaded grey gray green blue italic boxed highlighted starred bracketed coloured",
    "SELF_ACTING": "generated automatically piece_of_software bit_of_software lines_of_code",
    "SUPPLIED": "supplied provided licensed trained built developed run owned bought lent called named",
    "DATA": "data tables figures feed feeds archive archives listings records sensors gauges log logs statistics numbers scores results database databases returns filings register registers bulletins",
    "FILLED": "generated compiled assembled composed filled auto_filled autofilled worded written",
    "PROSE": "sentence sentences text texts words wording answer answers reply replies prose copy summary summaries narrative paragraphs story report article notes commentary page description descriptions entry entries",
    "TOLL": "analyse analyze comb go_through pick_out map match compare detect organise organize index categorise categorize sort_through look_through look_for examine scour trawl screen find sort flag read search transcribe translate count classify group extract spot identify sift tag scan summarise summarize digest",
    "OWN_SPEECH": "english grammar spelling language commas sums draft drafts notes prose copy style transcript transcripts quotes maths timeline wording",
    "LISTENER": "whisper otter otter.ai trint descript sonix deepl google_translate amberscript transkribus microsoft_translator",
    "DREW": "drew wrote made painted created generated invented composed designed produced built translated",
    "CUT": ": ; , —",
    "ENTRY": "entry entries item items post posts update updates story stories article articles report reports paragraph paragraphs section sections line lines",
    "AVATAR": "avatar avatars voice voices face faces presenter presenters narrator narrators host hosts newsreader newsreaders anchor anchors",
    "PERSON": "person human person's human's real humans people",
    "ADVISE": "check double_check verify ring call phone please consult see tell report ask confirm email write refer",
    "CREDIT": "text words story copy summary headline headlines image picture illustration photo graphic chart map captions caption translation transcript audio voice narration voice_over table report article quiz crossword horoscope recipe clues answers research draft layout notes highlights tags alt_text subtitles",
    "COLLEAGUE": "reporter trainee intern colleague writer author contributor newsreader desk correspondent",
    "TALLY": "in_short briefly tl;dr in_brief at_a_glance quick_take quick_read short_version gist key_points",
    "ROLE": "grammar spelling length layout outline cuts questions draft_text reporting editing transcription subtitling words voice_over assistance support proofreading fact_checking tl;dr key_facts writing translation research photo_credit image_credit credit source image_source byline author in_brief at_a_glance listen hear play watch quick_read content_type type label format origin creation"
    " production category made produced written by powered text gist key_points need_to_know prompts video_script art",
    "CLOSING": "agent agents helper helpers colleague companion aide sub function functions feature features functionality robot tool tools model models system systems assistant assistants planner software writer technology support help assistance bot engine program app pro turbo plus designer studio service services api staff voice voices narration input inputs prompts desk only entirely automatically",
    "TAIL": "while and then but later from under using based for in by with to at on of or minutes seconds within showing depicting via as & + / | ( ) [ ] · • – — - ; : . which that drawing",
    "PART": "; | · •",
    "SHUT": ": | / ( [ — · • - – . ! ? ; ) ]",
    "CLAUSE": "that how why whether is are was were has have had will can could should would must might do does did who he she they wins win won fool fools misleads tops sells draws stuns shocks sparks beats angers floods went goes gets got"
    " leaves raises says said tends tend opens makes takes becomes looks costs finds hits worry worries wrote called angered upset baffled amused embarrassed annoyed offended delighted tell tells want wants face faces",
    "BYLINE": "author byline words text writer reporter",
    "IMAGE": "image_credit photo_credit picture_credit composite collage montage painting image images picture pictures illustration illustrations illustrated photo photos photograph photographs photo_illustration artwork graphic graphics cartoon cartoons cover_art drawing drawings portrait portraits",
    "PAINTER": "midjourney dall_e dall·e image_generator image_generators generative_fill generative_expand generative_remove outpainting inpainting magic_editor magic_eraser firefly stable_diffusion",
    "ARTICLE": "the an a his her their its my one no",
    "WHOSE": "his her their its",
    "OPENER": "we i you they he she the an a his her their its my one two no how why when what if as in on at to this these our",
    "LINK": "about of by with from in on for to at than that which who whose while because using and or but",
    "END": ". ! ? ;",
    "MARK": "but , ; : ( ) [ ] — | . ! ?",
    "SEPARATOR": ": | / ( [ — · • - – ,",
}
# A participle that is no making: what becomes of a text, or what it is about.
NO_DEEDS = frozenset(
    """shared attacked inspired welcomed flagged targeted copied scraped stolen plagiarised plagiarized owned based concerned obsessed fascinated filled flooded overrun linked connected associated faced confronted dominated threatened criticised criticized
    disrupted hit seen taken given driven beaten followed viewed spread posted reposted sold bought paid backed funded sponsored commissioned used needed asked answered worried surprised interested involved blocked removed deleted banned rejected accepted
    reviewed known shown hidden broken forgotten spoken named called informed titled headed dedicated devoted moderated delighted excited been mistaken recommended trained seed need projected carved published bed red fed led speed indeed hundred unprecedented""".split()
)


_NAME_PARTS = re.compile(r"[ ·]|(?<=\w\w)\.")


def verb_forms(entry: str) -> tuple[str, str, str, str, str]:
    """Present, third person, past, participle, "-ing" of an entry of VERBS, with "_" for spaces."""
    verb, _, added = entry.replace("_", " ").partition("+")
    base, *given = verb.split("/")
    double = base.endswith("*")
    base = base.rstrip("*")
    stem = base + base[-1] if double else base
    if base.endswith("y") and base[-2] not in "aeiou":
        third, past, ing = base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    elif base.endswith("e"):
        third, past, ing = base + "s", base + "d", base[:-1] + "ing"
    else:
        third, past, ing = base + ("es" if base.endswith(("s", "x", "ch", "sh")) else "s"), stem + "ed", stem + "ing"
    if base in ("set", "cut", "put", "spit", "spin"):
        ing = base + base[-1] + "ing"
    past, done = given or (past, past)
    words = (base, third, past, done, ing)
    return tuple(f"{word} {added.replace('+', ' ')}".replace("_", " ") if added else word for word in words)  # type: ignore[return-value]


def lists() -> dict[str, set[str]]:
    """The words of every kind, phrases with spaces."""
    kinds = {kind: {word.replace("_", " ") for word in words.split()} for kind, words in KINDS.items()}
    for name in ("TO_DO", "DOES", "DID", "MADE", "DOING"):
        kinds[name] = set()
    for entry in VERBS.split():
        for name, word in zip(("TO_DO", "DOES", "DID", "MADE", "DOING"), verb_forms(entry), strict=True):
            kinds[name].add(word)
    things = {word.replace("_", " ") for word in THINGS.split()}
    kinds["THING"] = things | {f"{word}s" for word in things if not word.endswith("s")}
    kinds["TOOL"] = {word.replace("_", " ") for word in TOOLS.split()}
    kinds["NOTE"] = {word.replace("_", " ") for word in NOTES.split()}
    machines = {word.replace("_", " ") for word in MACHINES.split()}
    kinds["MACHINE"] |= machines | {f"{word}s" for word in machines} | kinds["TOOL"]
    kinds["MAKER"] |= kinds["MACHINE"]
    return kinds


def machine_names(kinds: dict[str, set[str]]) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """What no sentence about machines can do without: the words that name one by themselves, the class AI of lexicons/words.tsv, and the last two
    words of the names that hold none of these. kinds : see `lists`. What is a machine beside others only ("by a computer") is not among them.
    """
    names = [_NAME_PARTS.split(name) for name in set().union(*(kinds[kind] for kind in ("MACHINE", "MAKER", "AUTOMATIC", "GENERATED")))]
    words = frozenset(name[0] for name in names if len(name) == 1) - kinds["WEAK"]
    return words, frozenset((name[-2], name[-1]) for name in names if len(name) > 1 and not words.intersection(name))

"""First names that tell whether somebody is "he" or "she", and that the next word is a surname: facts of the language, and no list of people.

Names that both have (Alex, Kim, Jordan), and those that are a man's here and a woman's there (Andrea, Jean, Nicola), stand in neither list.
"""

from __future__ import annotations

MEN = frozenset(
    """aaron abdul adam adrian ahmed alan alasdair alastair albert alejandro alfred alistair allan allen amir amit andre andrew andy anil anthony antonio
    arjun arnold arthur babatunde barry ben benjamin bernard bernie bert bilal bill billy bob bobby boris brad bradley brandon brendan brent brett
    brian bruce bryan callum calvin carl carlos cedric charles chester chidi christopher chukwudi ciaran cillian clarence claude clifford clive
    clyde colin connor conor cormac craig curtis cyril dafydd damian damien dan daniel darragh darren dave david dean declan delroy dennis derek
    dermot diarmuid diego dirk dominic don donal donald doug douglas duncan dwight dylan eamon eamonn ed eddie edgar edmund eduardo edward edwin
    elijah emeka emmanuel emyr enrique eoin eric erik ernest ernesto ethan euan eugene evan ewan felix femi ferdinand fergus fernando finbar
    fintan floyd francisco frank franklin fred frederick gareth gary gavin geoff geoffrey george gerald gerard gethin giovanni glenn gordon graeme
    graham greg gregory guillermo gustavo guy hamish hans harold harry harvey hassan hector henry herbert herman howard hugh hugo huw iain ian
    ibrahim ieuan ifan igor imran isaac ivan jack jacob jake james jason javier jay jeff jeffrey jeremy jerome jerry jim jimmy joe joel johan john
    johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin karl keith ken kenneth kevin kofi kojo kurt kwame kyle lachlan
    lance larry lars lawrence leo leon leonard leroy lewis liam lloyd lorcan louis lucas luis luke malcolm manuel marcel marcus mario mark martin
    marvin matt matthew maurice max michael miguel mike mohamed mohammed murdo mustafa nathan nathaniel neil niall nicholas nick nigel noah norman
    oisin oleg oliver omar oscar otto owain owen pablo padraig patrick paul pedro pete peter phil philip phillip pierre rafael rahul rajesh ralph
    ramesh ramon randall raul ray raymond rhys ricardo richard rick robert roberto rod roderick rodney roger rohan roland ron ronald rory roy
    ruairi rupert russell ryan samuel sanjay scott seamus sean sebastian segun sergei sergio seth shaun simon stanley stefan stephen steve steven
    stewart stuart sunil suresh sven tadhg tariq ted terence theodore thomas tim timothy toby todd tom tommy tony travis trevor tristan tunde
    victor vikram vincent vladimir wallace walter warren wayne wilfred will william winston xavier yusuf zachary""".split()
)
WOMEN = frozenset(
    """abena abigail adele agatha agnes aisha aisling akosua alexandra alice alicia alison allison amanda amelia amina amy ana angela angelica anita
    anjali ann anna annabel anne annette annie antonia aoife april astrid audrey barbara beatrice belinda bernadette beth bethany betty beverley
    brenda bridget brigitte bronwen camilla caoimhe carla carmen carol caroline carolyn carys catherine catriona cecilia celia cerys charlene
    charlotte cheryl chioma chloe christina christine ciara cindy claire clara claudia colleen constance cynthia daisy daphne dawn debbie deborah
    debra deepa deirdre denise diana diane dolores donna doris dorothy edith eileen eilidh elaine eleanor elena elisabeth eliza elizabeth ella
    ellen elsa elsie emily emma esther ethel eva evelyn faith fatima felicity ffion fiona fionnuala florence folake frances freda freya gabriela
    gail gemma georgia georgina geraldine gertrude gillian gina gladys gloria grace grainne greta gwen hannah harriet heather heidi helen helena
    henrietta hilda holly hope ida imogen ingrid irene irina iris isabel isabella isabelle isla jacqueline jane janet janice jasmine jeanette
    jemima jennifer jenny jessica jill joan joanna joanne jodie josephine joyce judith judy julia julie juliet june karen katarina kate katherine
    kathleen kathryn kathy katie katrina kavita kirsten kirsty kristen kristin lakshmi laura lauren leah lena leticia letizia lillian lily linda
    lisa lois lorna lorraine louisa louise lucia lucinda lucy lydia lynn mabel madeleine maeve maggie mairi maisie mandy marcia margaret maria
    marianne marie marilyn marina marjorie marlene martha mary matilda maud maureen mavis meera megan melanie melissa mia michelle mildred miranda
    miriam moira molly mona monica morag muriel myra nadia nancy naomi natalia natalie natasha neha ngozi niamh nina nora norma nuala olga olivia
    orla ottilie pamela patricia paula pauline penelope penny philippa phoebe phyllis polly pooja priscilla priya rachel rebecca regina renata
    rhiannon rhoda rita roberta roisin rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sarah sasha selina serena sharon
    sheila shirley shona sian silvia sinead siobhan sofia sonia sophia sophie stella stephanie sue sunita susan susanna susannah suzanne sylvia
    tamara tanya tara teresa tessa thelma theresa tina ursula valerie vanessa vera verity veronica victoria viola virginia vivienne wanda wendy
    yewande yolanda yvonne zainab zara zoe""".split()
)
# those that are towns and countries as well, with papers of their own
TOWNS = frozenset(
    """charlotte chester clifford craig douglas elizabeth florence georgia helena lance lawrence lincoln lorraine marina paris san sofia stanley victor
    victoria virginia warren carlos jose juan diego francisco santiago lucia""".split()
)

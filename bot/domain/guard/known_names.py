"""First names that people in homecare often meet, written down by hand; nobody in particular has them."""

from typing import Final

from bot.domain.guard.patterns import pattern, words

FIRST_NAMES: Final = words(
    """adam aeron agnieszka aisha albert aled alfred alice alison alma alun amanda amina ana andrea andrew aneirin
    angela angharad anita anna anne annie anthony archie arnold arthur arwel asha audrey barbara barry beatrice
    becky ben bernard bertha beryl bessie bethan betty branwen brenda brian bridget bronwen bronwyn carl carol
    carole caroline carwyn carys catrin cecil ceinwen ceri ceridwen chantelle charlie cheryl chidi chioma chloe
    chris christine claire clara clarence clifford clive colin constance craig cynthia cyril dafydd dai daniel
    daphne darren david dawid debbie deborah delyth denise derek diane dilwen dilwyn dilys donna doreen doris
    dorothy douglas dylan ebony edgar edith edna edward eileen eirlys eirwen elaine eleanor elen elena eleri
    elfed elizabeth ellen elsie eluned elwyn emily emlyn emma emrys enid eric ernest esther ethel eunice eurwen
    eva evelyn fatima fatou ffion fiona florence freda frederick gareth gary gavin gemma geoffrey george geraint
    gerald gertrude gilbert gillian gladys glenys gordon goronwy gruffydd grzegorz guto gwen gwenda gwendoline
    gwenllian gwenno gwilym gwyn gwyneth gwynfor hannah harold harriet harry hassan hefin helen henry herbert
    hilda horace hubert hywel ian ibrahim ida idris ieuan ifan ifor ioan ioana iolo iorwerth irene isabel ivan
    ivor iwan jackie jackson jacob jacqueline jamie jane janet jason jean jennifer jenny jessica jessie joan
    joanna joanne john jose josef josephine joyce jozef judith julie justyna karen kasia katarzyna kate kath
    kathleen kathy kelly kenneth kevin kim kirsty kofi krystyna kwame laura lauren lawrence leanne lee leonard
    lesley leslie lilian linda lionel lisa llew llinos lorna lorraine louisa louise lowri lucy luned lynne mabel
    magda mair mairwen maldwyn malgorzata mali mandy manjit marcin margaret margery margot maria mariam marian
    mariana marie marion marjorie marta martha martin mary matthew maud maureen mavis megan meinir meirion menna
    merfyn michael michelle mike mildred millie minnie miriam mohamed mohammed moira molly monica morfudd muriel
    myfanwy myrddin myrtle nancy natalie nellie nerys nesta ngozi nia nicola nigel non nora norah noreen norma
    norman olga oliwia olu oluwaseun olwen omar owain pamela parveen patricia patrick paul paula pauline peggy
    percy peter philip phyllis piotr priti priya queenie rachel raj rajesh raymond rebecca reginald rhian
    rhiannon rhona rhys richard rita robert roger ronald rosa rosemary roy ruth ryan sadie sally sam samantha
    sandra sarah sean sharon shaun sheila sheilagh shirley sian sidney simon sioned siwan sophie stanley stefan
    stella stephen steve stuart sunita susan suzanne sybil sylvia tegwen tendai terence teresa terry thandiwe
    theresa thomas tina tommy tracey tracy trevor tudur una valerie vera vernon veronica victor vincent walter
    wanda wendy wilfred william winifred winnie winston wyn yusuf yvonne zainab zanele zofia"""
)
ALSO_WORDS: Final = words(  # names only where they begin with a capital and something says that they are
    """amber angel april art august autumn ben bill blessing bryn carol charity chuck clay cliff comfort daisy dawn
    dean dot drew ebony eve faith favour fern frank gene gift glen grace grant guy gwyn haf harmony hazel
    heather holly honey hope iris ivy jack jasmine jay jean joy june ken king lily mark marvellous may melody
    mercy mike miles nick non norm olive pat patience pearl penny poppy precious prudence ray reg rob robin rod
    rose ruby rusty sandy sky star sue summer sunny victor victory violet wade will willow wyn"""
)
NO_NAMES: Final = words(  # capitals that are no names, in this field
    """a act african after again aldi all also always alzheimer alzheimer's alzheimers an and anglesey any april
    are as asda asian asked at august bad bangor bank because before being bengali birmingham boots brexit
    bristol britain british bsl but by caernarfon call calls can can't cant cardiff care carer carers catholic
    christian christmas ciw copd corrie could covid cqc cymraeg cymru day december dementia diabetes did died
    diwali dnar do does dols don't dont dr during easter eid england english eu european even every everybody
    everyone facebook february feedback fell filipino for four friday from getting god goes going good google
    got gp had has hates have he health her here hindu his home how hoyer hr i i'd i'm i've id if im in indian
    ireland irish is it ive january jesus jewish july june just leeds less lidl likes liverpool lives london
    lord loves manager manchester mar march may mca might miss mnd mon monday more morrisons most mr mrs ms
    muslim must my need needs never new newport nhs nigerian no nobody not november now nvq october of office ok
    on one only or ot our paracetamol parkinson parkinson's parkinsons pay peg plan please polish ppe punjabi
    qcf ramadan romanian said sainsburys sara saturday says scotland scottish september service she should sikh
    since so social somali some sometimes sorry spoons stedy still strictly stroke sunday support swansea team
    teams tells tesco thank thanks that the their then there these they this those three thursday time to today
    told tomorrow tonight tuesday tv two uk until urdu user users very wales wanted wants was we wednesday
    weetabix welsh went were what whatsapp when where while who why will with without won't wont worker workers
    would wrexham year yes yesterday you your zimmer zoom"""
)
EVERYBODY_KNOWS: Final = pattern(  # whom a first name and a second mean whom nobody here cares for
    r"(?:tom jones|vera lynn|florence nightingale|marie curie|elvis presley|shirley bassey|mary poppins|mary berry"
    r"|harry potter"
    r"|david attenborough|max boyce|dylan thomas|john lewis|peter pan|john lennon|paul mccartney|cliff richard"
    r"|victoria wood"
    r"|gareth bale|dolly parton|alan titchmarsh|king charles|prince william|bob marley)\b"
)

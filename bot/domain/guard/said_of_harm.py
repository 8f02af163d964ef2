"""The words that count for the sign of harm, by their points: weighed, never changed by hand."""

from typing import Final

from bot.domain.guard.patterns import words

_BY_POINTS: Final = {
    3: """
    abus bedroom begg being bone bother colleague doesnt eaten ei finger flinch food frighten grandson him insulin
    leav mes money pinch purse saw shut sign slap slapp sor teatime tied weekend wet wrist
    """,
    2: """
    afraid another arm bank because been blood both brother bruis carer cash chair chart church coal come detail
    doctor drawer dress drink empty enough face fed feed film fine forty gett girl give grip hand has he her hes his
    hit hitt husband isnt kitchen leave leg lie lip lock long mab man miss much mum nam neglect neighbour nephew
    niece old other pad pendant pension pillow power private push rail roedd scratch shak she shed shout skin sleep
    smell so soak sold someone son spend stay steal stone stood stopp swear tell there thing think throw tick tight
    till toilet told tonight touch until water worker yesterday
    """,
    1: """
    again agency alarm all alone and answer any anyth ask away bed between can cant card change client com count
    cover cri cup cut daughter day dementia even every everyth extra family fell floor found friday friend front
    gave giv go goe gone had heat hi house hurt idea in into is keep laugh law left let like look lost made mae maer
    mak me med morn morning mov must never night nobody not noth now nurse off our over own people pound put right
    room round said say scar scream see since social somebody speak stick tablet tak team ten them ther they
    threaten three turn wash when while why wife with without wont write yn
    """,
    -1: """
    above abroad abuse acros act addres address adref age agent ago agree allow allwedd allweddi alzheimer ambulance
    amser angen anymore apart apartment arriv avenue awr back bad badge bangor bath bd be beat behind bell big bin
    bingo biscuit bles block blodwen blue board bob book bottom boy bp breakfast breath bridge bring broke broken
    brought brown brynhyfryd bu build bungalow bust button buzzer by byw caernarfon cake cancel care cariad carry
    case cat cde centre certificat certificate cf ch chapel charg charter chat check chemist chip clean clip clock
    clos co coat coed coffee cold combination complain contact conversation cope corner corsa cost cottag cottage
    council country course cousin covid cqc credit crescent crio cros cx cymru dad dark davi ddim dead deaf death
    december diary die different digit dim dinner diolch diploma disappear do document doing domiciliary done doubl
    doubtfire dres drw dw dwi dwin dydd dyddiad dying each early earn easier easter easy eight eleven elm emergency
    enter entrance entry error evan ever everybody fail fall famili farm favourite fawr fee feet ff ffordd fill find
    finish firm flower fob folder forgot fourteen frame free freez funeral fy galwad garden gat gdn geni gent glov
    gofal gofyn going golden google gov gran great green griffith gwaith hair halfway hall handover happy harbour
    hat havent head healthcare hear heart hello heol herself hid high hill home hospital hot hourglas hous hugh
    hundr ice id intercom ir isio ive january joke jon july jx kept kettle keypad kg kind kne known ks lan landline
    las ld learn les letter life light limit line list listen llewellyn loan log lol longer lose lot lottery loud
    lov love low ltd lunch mail main many marri marw mask mat matter mattres meal mean meant medication meet meeting
    messag meter mg mile mileage mill million mine miner minute mobile monday morgan most mother ms munud mwy my
    myself nail nan nav navy nd nearly need net newport nice nightingale nightmare nineteen ninety normal note
    notice november nurs nvq obrien office oh ok okafor once oo option orchard order outside owner oyelaran pag page
    pain parc parry party pas password past patel patient payslip per percent person personal petrol pharmacy phon
    photo pl place plain plant plat plate police poor porch post postcode poster pot practice pressure primrose
    priory pritchard proper properly pull qcf quality question quid quiz radio raffle rain ran rat rate real really
    recruiter red register registration remember rent repeat report resident rest rhif rowan runn rush saf salary
    sang sat satnav saturday school second sent september servic share sharp sheet shelter sho shopp short show
    shower side single size skill slept slimm sling slip small smith snow sock some someth sometim song sort spare
    sponsor sponsorship square stair station sticker stitch straight stryd sugar support surgery swansea swap sy
    tack taught tax tear teeth tel telly terrace tesco test than their these third thirty thought thousand through
    thursday ticket til tim tin tir toast today together tomorrow town track tractor tree tri trolley try tv twenty
    twice ty type un uncle uniform union unit unles unpaid upstair used valley van victoria view village wake wall
    war warden warm watch way website wedi well whatsapp wheel wheelchair which whoever whole wifi window wing
    winter wish word work world worse worst would wouldnt written wrth www xl ydi ydir you yourself yr yw zero
    """,
    -2: """
    ab anyone app ar as best better birth birthday bit bos box break bus came christma close cod company contract
    could court cry date did dob doe dog double dr driv drive eat else email end everyone feel five form four gate
    gentleman good half hard here hold holiday homecare job just kill ladi lane late level lift lik liv live ll
    lovely make mam march min minut mis month more name next nine np only open or org owe paid paper pass passport
    pin plan pm point pres ramp rang rd read road run sa send service seven shift shop should signal sing sister six
    st staff start step sunday talk tea text th thank top travel tuesday uk under use user visa wag wait wal walk
    were wrong your
    """,
    -3: """
    born code died example first flat hour key keysafe mr mrs nhs number park pay rota safe street then took train
    year
    """,
}
POINTS: Final = {word: number for number, these in _BY_POINTS.items() for word in words(these)}

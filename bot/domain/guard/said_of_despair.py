"""The words that count for the sign of despair, by their points: weighed, never changed by hand."""

from typing import Final

from bot.domain.guard.patterns import words

_BY_POINTS: Final = {
    4: """
    feel myself some wake
    """,
    3: """
    any anymore cry dwi enough found gone havent isio life point slept sometim thought tomorrow wish
    """,
    2: """
    about addres am anyth bad breakfast broken byw cannot cant car carry cope crio dark ddim dead did die died
    disappear dont driv easter easy eat end even ever everyth go going head heart here how i im into ive just keep
    last leg letter lie like lost many marw matter mine more morn much nearly next night notice open pass really
    right sat scream see shak shift smell stop straight sunday thi think tight tir tuesday wall want warm went
    winter wouldnt
    """,
    1: """
    after alone and another anyone arm away be been before being better bit break by can client cold come death do
    doing done drink eight every everyone face fine five floor gentleman give had hand have him hold hurt husband if
    it kill know lady liv longer look mak make mam me med my nine nobody not now of off one outside over pain
    remember sent sign since sit sleep so start still tablet thing to too took up walk was what who window without
    would written yesterday
    """,
    -1: """
    above abroad abus abuse acros act address adref afraid age agent ago agree allow allwedd allweddi alzheimer
    ambulance amser angen apart apartment arriv avenue awr back badge bangor bath bd beat bedroom begg behind bell
    big bin bingo biscuit bles block blodwen blood blue board bob bone book bother bottom boy bp breath bridge bring
    broke brother brought brown bruis brynhyfryd bu build bungalow bust button buzzer caernarfon cake cancel care
    cariad case cat cde centre certificat certificate cf ch chair change chapel charg chart charter chat check
    chemist chip church clean clip clock clos co coal coat coed coffee colleague combination complain contact
    conversation corner corsa cost cottag cottage council count country course cousin covid cqc credit crescent cri
    cros cup cx cymru dad davi deaf december dementia detail diary different digit dim dinner diolch diploma doctor
    document domiciliary doubl doubtfire drawer dres dress drw dw dwin dydd dyddiad dying each early earn easier
    eaten ei eleven elm emergency empty enter entrance entry error evan everybody extra fail fall famili farm
    favourite fawr fed fee feed feet fell ff ffordd fill film find finger finish firm flinch flower fob folder food
    forgot forty fourteen frame free freez friend frighten funeral fy galwad garden gat gdn geni gent gett girl giv
    glov gofal gofyn golden google gov gran grandson great green griffith grip gwaith hair halfway hall handover
    happy harbour hat healthcare hear heat hello heol herself hi hid high hill hitt hospital hot hourglas hous hugh
    hundr ice id idea insulin intercom ir is isnt january joke jon july jx kept kettle keypad kg kind kitchen kne
    known ks lan landline las law ld learn leav les light limit line lip list listen llewellyn loan log lol long
    lose lot lottery loud lov love low ltd lunch mab made mail main marri mask mat mattres meal mean meant
    medication meet meeting mes messag meter mg mile mileage mill million miner minute miss mobile monday morgan
    morning most mother ms munud mwy nail nan nav navy nd neglect neighbour nephew net newport nice niece
    nightingale nightmare nineteen ninety normal note november nurs nvq obrien oh ok okafor once oo option orchard
    order other out owner oyelaran pag page parc parry party pas password past patel patient payslip pendant pension
    per percent person personal petrol pharmacy phon photo pillow pinch pl place plain plant plat plate police poor
    porch post postcode poster pot pound power practice pressure primrose priory pritchard private proper properly
    pull purse qcf quality question quid quiz radio raffle rail rain ran rat rate real recruiter red register
    registration rent repeat report resident rest rhif roedd rowan runn rush saf salary sang satnav saturday say
    school scratch second september servic share sharp shed sheet shelter sho shopp short show shower shut side
    single size skill skin slap slapp slimm sling slip small smith snow soak sock sold someone someth song sor sort
    spare spend sponsor sponsorship square stair station stay steal stick sticker stitch stone stood stryd sugar
    support surgery swansea swap swear sy tack taught tax team tear teatime teeth tel telly terrace tesco test than
    that their ther these they third thirty thousand threaten through throw thursday tick ticket tied til till tim
    tin toast today together toilet tonight touch town track tractor tree tri trolley try tv twenty twice ty type un
    uncle uniform union unit unles unpaid until upstair used valley van victoria view village war warden watch water
    way we website wedi weekend well wet whatsapp wheel wheelchair when which whoever whole why wifi wing word world
    worse worst wrist write wrth www xl ydi ydir yourself yr yw zero
    """,
    -2: """
    ab agency alarm alway answer app ar as bank best between birth birthday bos both box bus came card cash chang
    christma close cod company contract court cover cut date dob doe doesnt dog double down dr drive else email
    family for form four front gate gave good half hard hes hit holiday homecare job ladi lane late laugh leave let
    level lift lik live ll lock lovely mae maer man manager march min minut mis money month mov mum must nam name np
    nurse old only org owe pad paid paper passport people pin plan please pm pres push put ramp rang rd read road
    round run sa same saw scar send service seven shop shout signal sing sister six social somebody speak st staff
    step stopp take talk tea tell ten text th thank them top travel uk under user visa visit wag wait wal wash were
    where while wife wont worker wrong your
    """,
    -3: """
    are because born carer code com daughter example first flat from hoist hour its key keysafe mr mrs never new nhs
    number our pay phone ring rota safe said son street tak train yn you
    """,
    -4: """
    us
    """,
}
POINTS: Final = {word: number for number, these in _BY_POINTS.items() for word in words(these)}

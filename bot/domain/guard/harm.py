"""How people say that somebody is robbed, hurt or neglected."""

from typing import Final

from bot.domain.guard.patterns import pattern

_WHO: Final = (
    r"(?:son|daughter|nephew|niece|grandson|granddaughter|husband|wife|partner|brother|sister|family|families"
    r"|relatives?|neighbour"
    r"|carers?|care workers?|colleague|staff|someone|somebody|he|she|they|manager|boyfriend|man|mum|dad"
    r"|grandchildren|kids)"
)
_WHOM: Final = (
    r"(?:(?:a |the |my |our |his |her )?(?:clients?|lad(?:y|ies)|gentlem[ae]n|residents?|service users?|mum|dad"
    r"|mother|father|wife|nan)"
    r"|him|her|them)\b"
)
_THINGS: Final = (
    r"(?:money|pension|savings|cash|bank card|bank book|purse|jewell?ery|rings?|cheques?|benefits|allowance|tablets"
    r"|things|belongings)"
)
_TAKES: Final = (
    r"(?:tak(?:e|es|ing)|took|steal(?:s|ing)?|stole|spend(?:s|ing)?|nick(?:s|ing|ed)|pinch(?:es|ing|ed)?|keeps?"
    r"|helps? (?:him|her|them)sel\w{1,4} to)"
)
_HURTS: Final = (
    r"(?:hits?|hitting|slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|push(?:es|ed|ing)?|shov(?:es|ed|ing)"
    r"|beats?|beating|hurts?|hurting|strangl(?:es|ed|ing)|threatens?|grabbed|dragged|choked)"
)
_FEW: Final = r"(?:[\w']{1,12} ){0,3}?"
_THEIR: Final = r"(?:her|his|their|(?:a |the |my )?client'?s)"

HARM: Final = (
    pattern(rf"\b{_WHO}\b[^.!?\n]{{0,20}}\b{_TAKES} {_FEW}{_THEIR} {_FEW}{_THINGS}\b"),
    pattern(rf"\b{_TAKES} (?:{_THINGS} )?(?:out of|from|off) (?:{_THEIR} (?:purse|bank|account|drawer|bag)|{_WHOM})"),
    pattern(r"\b(?:steal(?:s|ing)?|stole|thieving|robb(?:ing|ed)|robs) (?:from |off )?", _WHOM),
    pattern(rf"\bmakes? {_WHOM} sign\b|\b(?:have|has|took|got) {_THEIR} bank card\b|\bcontrols? {_THEIR} money\b"),
    pattern(r"\bno food in (?:the|her|his|their) (?:house|fridge|flat|home|cupboards?)\b"),
    pattern(
        rf"\b{_WHO} (?:(?!never |not )[\w']{{1,10}} ){{0,2}}?{_HURTS} (?:{_WHOM}|{_THEIR} (?:mum|dad|mother|father"
        rf"|wife|face|arm))"
    ),
    pattern(rf"\b(?:saw|seen|heard|watched) {_FEW}{_HURTS} {_WHOM}"),
    pattern(r"\bbruis(?:es?|ing|ed)\b[^.!?\n]{0,20}\b(?:arms?|wrists?|legs?|face|neck|body|back|eyes?|her|him|his)\b"),
    pattern(rf"\bmarks? (?:on|all over) {_THEIR}\b|\bblack eye\b|\b(?:been|was|is|being) tied\b"),
    pattern(rf"\block(?:s|ed|ing)? {_WHOM}(?: up| in| out)\b|\bflinch(?:es|ed|ing)?\b[^.!?\n]{{0,15}}\bwhen\b"),
    pattern(
        rf"\btouch(?:es|ed|ing) {_WHOM}(?: and\b| inappropriately| up\b| there\b| where\b)|\brap(?:ed|ing)\b|\bmolest"
    ),
    pattern(
        r"\b(?:comes?|came|goes|gets) (?:in|into|in to) (?:her|his) (?:room|bed) at night\b|\bsexual(?:ly)? (?:abus"
        r"|assault)"
    ),
    pattern(rf"\brough with {_WHOM}|\bcall(?:s|ed|ing) {_WHOM} names\b|\b(?:screams?|swears?|spits?) at {_WHOM}"),
    pattern(
        r"\b(?:left|sat|sitting|lying|laying|lies) (?:[a-z]{1,5} ){0,2}in (?:the same |(?:his|her|their) own "
        r"|a dirty |a soiled |a wet )"
    ),
    pattern(
        rf"\bleft (?:{_WHOM} )?in (?:wet|dirty|soiled|urine|faeces)\b|\bin the same (?:pad|clothes|sheets) since\b"
    ),
    pattern(
        r"\b(?:not|never|isn'?t|aren'?t) (?:being |been )?(?:fed|washed|given (?:food|water|drinks|(?:her"
        r"|his) (?:tablets|meds)))\b"
    ),
    pattern(rf"\bleave {_WHOM} on the floor\b|\bnobody (?:has |have )?(?:been|came|comes) to see {_WHOM}"),
    pattern(
        rf"\bextra (?:tablets|pills|medication|meds)\b[^.!?\n]{{0,15}}\b(?:so|to)\b|\b(?:drug|sedat)(?:s|es|ed|ging"
        rf"|ging|ing) {_WHOM}"
    ),
    pattern(
        r"\b(?:is|are|was|being|been|gets|getting) (?:[a-z]{1,10} )?(?:abused|neglected|starved|groomed|mistreated"
        r"|ill.treated)\b"
    ),
    pattern(
        r"\b(?:scared|afraid|frightened|terrified) (?:to (?:say|tell|speak)|of (?:her|his|their|the) (?:own )?",
        _WHO,
        r")\b",
    ),
    pattern(r"\b(?:dwyn|cymryd|ddwyn) (?:ei|eu) (?:ph?|b)?(?:res|har?ian|arian|hensiwn|ensiwn)\b|\bcleisiau\b"),
    pattern(r"\b(?:ei|ein|eu) (?:tharo|daro|brifo|gam-?drin|cham-?drin|phwnio|bwnio)\b"),
)

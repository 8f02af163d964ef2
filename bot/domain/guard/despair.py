"""How people say that they cannot go on, or that somebody has just died."""

from typing import Final

from bot.domain.guard.patterns import pattern

_GONE: Final = r"(?:died|dead|passed|passed away|gone|(?:lost|losing) (?:him|her|them))"
_LATELY: Final = (
    r"(?:on my shift|this morning|last night|yesterday|today|tonight|in my arms"
    r"|on (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday))"
)
_NO: Final = r"(?:can'?t|cannot|couldn'?t|can not)"
_MORE: Final = r"(?: any ?more| any longer| much longer| like this)"

DESPAIR: Final = (
    pattern(r"\bwan(?:t|na|ted) to die\b|\bwanna die\b|\bwish i (?:was|were) dead\b|\bwant it all to (?:stop|end)\b"),
    pattern(
        r"\b(?:end|ending) it all\b(?! is)|\b(?:end|ending|take|taking) my (?:own )?life\b|\bkill(?:ing)? my ?self\b"
    ),
    pattern(r"\bsuicid(?:al|e)\b(?! (?:prevention|awareness|training|policy|watch))"),
    pattern(r"\bself[ -]?harm(?:ing|ed)?\b(?! (?:training|policy|awareness))|\b(?:cutting|hurting|harming) my ?self\b"),
    pattern(
        r"\bdon'?t want to (?:live|wake up|exist|be here any ?more|be alive)\b|\bbetter off (?:without me|if i was"
        r"|dead)\b"
    ),
    pattern(
        rf"\b{_NO} (?:go on|carry on|live|keep going){_MORE}|\b{_NO} (?:cope|take it|take this|face it"
        rf"|do this){_MORE}"
    ),
    pattern(rf"\b{_NO} stop crying\b|\bi (?:just )?cry\b[^.!?\n]{{0,15}}\b(?:every|all) (?:single )?(?:day|night)\b"),
    pattern(
        r"\bpoint (?:of|in) (?:living|life|being here|going on|carrying on)\b|\benough of (?:life|living|it all)\b"
    ),
    pattern(
        r"\btook (?:an overdose|(?:too many|all my|all the|loads of) (?:tablets|pills|paracetamol|meds))\b"
        r"|\boverdosed\b"
    ),
    pattern(
        r"\b(?:about|of) driving (?:in ?to|off) (?:a |the )|\b(?:at|reached|near) (?:my |a )?breaking point\b"
        r"|\bin bits\b"
    ),
    pattern(rf"\b{_GONE}\b[^.!?\n]{{0,25}}\b{_LATELY}\b|\b(?:lost|losing) (?:him|her|them) {_LATELY}\b"),
    pattern(
        rf"\b{_GONE}\b[^.!?\n]{{0,15}}\b(?:and|but|so) i (?:{_NO}|haven'?t|am not|walked in|keep seeing|feel so)\b"
    ),
    pattern(
        r"\bfound (?:him|her|them|my lady|my gentleman)(?: [a-z]{1,8}){0,4}? (?:dead|gone)\b|\bseeing (?:her|his"
        r"|their) face\b"
    ),
    pattern(
        r"\bno ?(?:one|body) (?:even )?told me(?: that)? (?:she|he|they)(?:'d| had| has| have)? (?:died|passed"
        r"|gone)\b"
    ),
    pattern(r"\b(?:isio|isho|eisiau|moyn) marw\b|\b(?:methu|ffaelu) (?:stopio crio|cario ymlaen|mynd ymlaen|ymdopi)\b"),
    pattern(r"\b(?:alla|galla|fedra) i (?:ddim|m) (?:cario|mynd) ymlaen\b|\blladd fy hun\b"),
)

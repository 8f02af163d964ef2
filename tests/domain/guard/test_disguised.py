"""However somebody types a number, a code or an address, it is found."""

from collections.abc import Callable
from datetime import date

from hypothesis import assume
from hypothesis import strategies as st

from bot.domain.guard import FindReason, look
from bot.domain.guard.nhs_numbers import passes
from tests.domain.guard.trying import tried_on

NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LOOK_ALIKE = str.maketrans("aceiopxyABCEHKMOPTX", "асеіорхуАВСЕНКМОРТХ")  # Cyrillic
DISGUISES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "O for 0": lambda text: text.replace("0", "O"),
    "l for 1": lambda text: text.replace("1", "l"),
    "letters of another alphabet": lambda text: text.translate(LOOK_ALIKE),
    "full width": lambda text: other_figures(text, 0xFF10),
    "bold": lambda text: other_figures(text, 0x1D7CE),
    "in Arabic figures": lambda text: other_figures(text, 0x660),
    "nothing between": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "capitals": str.upper,
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "two lines": lambda text: text.replace(" ", "\n"),
    "two spaces": lambda text: text.replace(" ", "  "),
}
disguises = st.sampled_from(sorted(DISGUISES))
nine_figures = st.text("0123456789", min_size=9, max_size=9)
separators = st.sampled_from(["", " ", "-", ".", "  ", "\n", "\u2011", " - ", "/"])


def other_figures(text: str, nought: int) -> str:
    return "".join(chr(nought + int(each)) if each in "0123456789" else each for each in text)


def disguised(text: str, disguise: str) -> str:
    written = DISGUISES[disguise](text)
    assume(any(map(str.isdigit, written)) or not any(map(str.isdigit, text)))  # letters alone are no number
    return written


def spoken(figures: str) -> str:
    return " ".join(NAMES[int(figure)] for figure in figures)


def is_found(text: str, *reasons: FindReason) -> bool:
    looked = look(text)
    assert not look(looked.cleaned).blocks, looked.cleaned
    return any(find.reason in reasons and find.sure for find in looked.finds)


@tried_on(
    st.sampled_from(["07", "01", "02"]),
    nine_figures,
    st.sampled_from([(5, 8), (3, 7), (4, 7), (11, 11)]),
    separators,
    disguises,
)
def test_a_telephone_number_is_found(
    prefix: str, rest: str, groups: tuple[int, int], separator: str, disguise: str
) -> None:
    number = prefix + rest
    written = separator.join(filter(None, (number[: groups[0]], number[groups[0] : groups[1]], number[groups[1] :])))
    assert is_found(f"ring {disguised(written, disguise)} please", FindReason.PHONE)


@tried_on(st.sampled_from(["07", "01", "02"]), nine_figures, separators)
def test_a_telephone_number_is_found_with_each_figure_by_itself_and_in_words(
    prefix: str, rest: str, separator: str
) -> None:
    assert is_found(f"ring {separator.join(prefix + rest)} please", FindReason.PHONE)
    assert is_found(f"ring {spoken(prefix + rest)} please", FindReason.PHONE)


@tried_on(nine_figures, separators, disguises)
def test_an_nhs_number_is_found(nine: str, separator: str, disguise: str) -> None:
    number = next((nine + last for last in "0123456789" if passes(nine + last)), "9434765919")
    grouped = separator.join((number[:3], number[3:6], number[6:]))
    assert is_found(f"nhs number {disguised(grouped, disguise)}", FindReason.NHS_NUMBER)
    assert is_found(f"nhs number {spoken(number)}", FindReason.NHS_NUMBER)


@tried_on(
    st.sampled_from(["key safe", "keysafe", "Key-safe", "door code", "ks", "gate code is", "keysafe:", "the alarm is"]),
    st.text("0123456789", min_size=4, max_size=6),
    st.sampled_from(["", "C", "y"]),
    separators,
    disguises,
)
def test_a_code_is_found(cue: str, code: str, letter: str, separator: str, disguise: str) -> None:
    written = disguised(f"{cue} {separator.join(code)}{letter}", disguise)
    # "l00ly" is how somebody in Liverpool may write their postcode, too: it is taken out as that
    as_what = (FindReason.CODE, FindReason.POSTCODE) if disguise == "l for 1" and letter else (FindReason.CODE,)
    assert is_found(f"{written} at the back", *as_what)
    assert is_found(f"{cue} {spoken(code)} at the back", FindReason.CODE)


def test_a_code_that_looks_like_a_postcode_is_taken_out_as_one() -> None:
    assert is_found("key safe l00ly at the back", FindReason.POSTCODE)


@tried_on(
    st.sampled_from(["LL57", "CF10", "SA1", "M1", "B33", "EC1A", "SY23", "W1A"]),
    st.sampled_from(["2DG", "3AT", "8TH", "1BB", "0AX", "5LN"]),
    st.sampled_from(["", " ", "-", ".", "\n", "  "]),
    disguises,
)
def test_a_postcode_is_found(first: str, last: str, separator: str, disguise: str) -> None:
    for written in (first + separator + last, " ".join(first + last)):
        assert is_found(f"I was at {disguised(written, disguise)}, twice", FindReason.POSTCODE)


@tried_on(
    st.integers(1, 250),
    st.sampled_from(["Elm", "Chapel", "Old Mill", "St Davids", "Caradoc"]),
    st.sampled_from(["Road", "Rd", "Street", "Lane", "Avenue", "Close", "Drive", "Court", "Gardens", "Terrace"]),
    disguises,
)
def test_an_address_is_found(number: int, name: str, kind: str, disguise: str) -> None:
    assert is_found(f"I was at {disguised(f'{number} {name} {kind}', disguise)} twice", FindReason.ADDRESS)


@tried_on(
    st.dates(date(1901, 1, 1), date(2019, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%Y-%m-%d", "%d-%b-%Y"]),
    disguises,
)
def test_a_day_of_birth_is_found(day: date, form: str, disguise: str) -> None:
    assert is_found(f"dob {disguised(day.strftime(form), disguise)}", FindReason.BIRTH)


def test_a_day_of_birth_with_no_figure_in_its_year_is_no_postcode() -> None:
    assert [find.reason for find in look("dob 0l.0l.ll").finds] == [FindReason.BIRTH]


@tried_on(
    st.sampled_from(["Patel", "O'Brien", "Ap Rhys", "davies", "Hughes-Roberts"]),
    st.sampled_from(["Mrs", "mr", "Mr.", "MRS"]),
    disguises,
)
def test_a_name_with_a_title_is_found(name: str, title: str, disguise: str) -> None:
    assert is_found(f"today {disguised(f'{title} {name}', disguise)} fell", FindReason.TITLED_NAME)


@tried_on(
    st.sampled_from(["joan", "j.smith", "dai_9"]),
    st.sampled_from(["@", " @ ", "(at)", " [at] "]),
    st.sampled_from([".", " dot ", "(dot)"]),
    st.sampled_from(["com", "co.uk", "org"]),
)
def test_an_email_is_found(name: str, at: str, dot: str, ending: str) -> None:
    assert is_found(f"write to {name}{at}example{dot}{ending}", FindReason.EMAIL)


@tried_on(st.sampled_from(["AB12 CDE", "LX07FGH", "YD19 KLM"]), disguises)
def test_a_number_plate_is_found(plate: str, disguise: str) -> None:
    assert is_found(f"her car is {disguised(plate, disguise)} outside", FindReason.PLATE)

"""What is printed: certificates that screen readers read, in both languages, in every script that people write in."""

import io
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from bot.printing import certificate as printing
from bot.printing.certificate import Certificate, CertificateLine
from bot.printing.typesetting import as_pdf, unprintable
from bot.text import Texts, Words

CERTIFICATE = Certificate(
    name="Siân Ŵyn o’r Tŷ",
    lines=(
        CertificateLine("The session “Talking about dying: what words do we use?”", date(2026, 2, 24)),
        CertificateLine("Y cwestiwn “Sŵn, dŵr a thŷ: beth sy’n helpu?”", date(2026, 3, 2)),
    ),
    learned="To ask first.\nŵ and ŷ, Ŵ and Ŷ.",
    place="Last days of life",
    made_on=date(2026, 5, 1),
)
LEFT_TO_RIGHT = (
    "Ọlá Ṣẹ̀gún",
    "Zażółć",
    "Nguyễn Thị",
    "Иван",
    "Ελένη",
    "अनीता शर्मा",
    "ਸਿੰਘ",
    "ആനി",
    "ሰላም",
    "தமிழ்",
    "“quoted” – #let x = 1 @ref $x$ *b*",
)
THERE_TOO = ("نور", "שרה", "বাংলা", "ไทย", "😀", "w\u0302")  # programmes differ in how they read these out of a page

with_poppler = pytest.mark.skipif(
    shutil.which("pdfinfo") is None and "CI" not in os.environ, reason="poppler-utils is not installed"
)


@pytest.fixture(scope="module", params=["en", "cy"])
def words(request: pytest.FixtureRequest) -> Words:
    return Texts().words(request.param)


@pytest.fixture(scope="module")
def printed(words: Words, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("printed") / "certificate.pdf"
    place.write_bytes(made(words, CERTIFICATE))
    return place


def made(_: Words, certificate: Certificate) -> bytes:
    """Return a certificate in which everything can be printed."""
    document = printing.as_document(_, certificate)
    assert isinstance(document, bytes)
    return document


def read_by(program: str, *arguments: str | Path) -> str:
    return subprocess.run([program, *arguments], capture_output=True, check=True, text=True).stdout


@with_poppler
def test_a_certificate_is_tagged_and_says_its_title_and_language(words: Words, printed: Path) -> None:
    """Typst wrote it, so it keeps to PDF/UA-1; another programme says so too."""
    about = dict(line.split(":", 1) for line in read_by("pdfinfo", printed).splitlines() if ":" in line)
    assert about["Tagged"].strip() == "yes"
    assert about["Title"].strip() == words("Certificate of taking part")
    catalogue: Any = pypdf.PdfReader(printed).trailer["/Root"]
    assert catalogue["/Lang"].split("-")[0] == words.language
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = catalogue["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


@with_poppler
def test_what_it_says_can_be_read_out_of_it_in_both_languages_and_by_two_programmes(
    words: Words, printed: Path
) -> None:
    poppler = " ".join(read_by("pdftotext", printed, "-").split())
    other = " ".join(pypdf.PdfReader(printed).pages[0].extract_text().split())
    for line in printing.in_words(words, CERTIFICATE):
        for part in line.split(" · "):
            assert " ".join(part.split()) in poppler
            assert " ".join(part.split()) in other
    assert words.full_day(date(2026, 2, 24)) in poppler


@with_poppler
def test_its_parts_are_marked_as_what_they_are(printed: Path) -> None:
    told = read_by("pdfinfo", "-struct", printed)
    for part, number in (("H1", 1), ("H2", 1), ("LI", len(CERTIFICATE.lines))):
        assert [line.split()[0] for line in told.splitlines() if line.strip()].count(part) == number


def test_it_claims_no_hours_and_no_more_than_is_known() -> None:
    said = "\n".join(printing.in_words(Texts().words("en"), CERTIFICATE))
    assert "took part in:" in said
    assert "It counts no hours." in said
    assert not {"CPD", "certifies", "qualified", "accredited", "credit", "points"} & set(said.split())


@with_poppler
def test_names_are_printed_in_the_scripts_in_which_people_write_them(tmp_path: Path) -> None:
    assert unprintable(*LEFT_TO_RIGHT, *THERE_TOO) == ()
    place = tmp_path / "names.pdf"
    place.write_bytes(made(Words(), replace(CERTIFICATE, learned="\n".join(LEFT_TO_RIGHT))))
    said = read_by("pdftotext", place, "-").splitlines()
    assert [one for one in LEFT_TO_RIGHT if one not in said] == []


def test_what_no_font_has_is_named_before_anything_is_printed() -> None:
    given = replace(CERTIFICATE, name="李 Amara \ue000 a\u20e3", place="한 Care", learned="Tea \ufffd 👩🏾‍⚕️")
    found = printing.look_over(given)
    assert found.written == ("李", "\ue000", "a\u20e3", "\ufffd", "👩🏾‍⚕️")
    assert found.left_out == ("한",)
    assert found.certificate == replace(given, place="Care"), "what its person wrote is theirs to change"
    assert printing.as_document(Words(), given) == found
    assert made(Words(), replace(given, name="Amara", learned="Tea"))


def test_a_long_certificate_goes_on_to_a_second_page() -> None:
    pages = made(Words(), replace(CERTIFICATE, lines=CERTIFICATE.lines * 25, learned="w" * 600))
    assert len(pypdf.PdfReader(io.BytesIO(pages)).pages) > 1


def test_what_goes_wrong_there_is_told_without_a_word_of_what_was_printed(tmp_path: Path) -> None:
    page = tmp_path / "broken.typ"
    page.write_text("#panic(str(sys.inputs.told))", "utf-8")
    with pytest.raises(RuntimeError) as told:
        as_pdf(page, "Amara")
    assert "Amara" not in str(told.value)


def test_the_process_that_prints_is_given_no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-secret")
    real, seen = subprocess.run, []

    def noted(*command: object, **how: object) -> object:
        seen.append(how["env"])
        return real(*command, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", noted)
    unprintable("ŵ")
    assert seen == [{}]

"""A certificate, as somebody prepares it for themselves: nothing is kept of one but this, for a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor, Server
from bot.domain.preferences import ShownAs
from bot.domain.record import (
    CERTIFICATE_DRAFT_LIFE,
    CertificateDraft,
    CertificateToMake,
    EntryId,
    with_entries,
    with_words,
)
from bot.domain.times import day_of
from bot.services.names import name_in_server
from bot.services.permission import allow
from bot.services.record.own import my_record
from storage import partners, preferences, record
from storage.store import Transaction


def begin_certificate(tx: Transaction, actor: Actor, *, now: datetime) -> CertificateToMake:
    """Return the certificate that somebody is preparing, or begin one: in the name and the language they go by here."""
    here = allow(tx, actor, Action.SEE_OWN_RECORD)
    draft = _draft(tx, actor, here, now)
    record.keep_certificate_draft(tx, draft)
    return _to_make(tx, actor, here, draft, now)


def choose_for_certificate(
    tx: Transaction, actor: Actor, offered: Iterable[EntryId], chosen: Iterable[EntryId], *, now: datetime
) -> CertificateToMake:
    """Choose what stands on a certificate, of what was offered on one screen."""
    here = allow(tx, actor, Action.SEE_OWN_RECORD)
    draft = with_entries(_draft(tx, actor, here, now), frozenset(offered), tuple(chosen))
    record.keep_certificate_draft(tx, draft)
    return _to_make(tx, actor, here, draft, now)


def write_certificate(tx: Transaction, actor: Actor, name: str, learned: str, *, now: datetime) -> CertificateToMake:
    """Choose the name that stands on a certificate, and say what one learned, which may be nothing."""
    here = allow(tx, actor, Action.SEE_OWN_RECORD)
    draft = with_words(_draft(tx, actor, here, now), name, learned)
    record.keep_certificate_draft(tx, draft)
    return _to_make(tx, actor, here, draft, now)


def choose_certificate_language(tx: Transaction, actor: Actor, language: str, *, now: datetime) -> CertificateToMake:
    """Choose the language of a certificate, whatever one's own is."""
    here = allow(tx, actor, Action.SEE_OWN_RECORD)
    draft = replace(_draft(tx, actor, here, now), language=language)
    record.keep_certificate_draft(tx, draft)
    return _to_make(tx, actor, here, draft, now)


def certificate_to_make(tx: Transaction, actor: Actor, *, now: datetime) -> CertificateToMake:
    """Return a certificate as it would be made now: what was taken back meanwhile is not on it."""
    here = allow(tx, actor, Action.SEE_OWN_RECORD)
    return _to_make(tx, actor, here, _draft(tx, actor, here, now), now)


def forget_certificates(tx: Transaction, *, now: datetime) -> int:
    """Forget the certificates that were begun a day ago; return how many."""
    return record.forget_certificate_drafts(tx, begun_before=now - CERTIFICATE_DRAFT_LIFE)


def _draft(tx: Transaction, actor: Actor, here: Server, now: datetime) -> CertificateDraft:
    begun = record.certificate_draft(tx, actor.guild, actor.person)
    if begun is not None and now < begun.begun_at + CERTIFICATE_DRAFT_LIFE:
        return begun
    mine = partners.partner(tx, actor.guild, actor.person)
    language = (mine and mine.language) or here.language
    return CertificateDraft(actor.guild, actor.person, (), _name(tx, actor), "", language, now)


def _name(tx: Transaction, actor: Actor) -> str:
    chosen = preferences.preferences_of(tx, actor.guild, actor.person)
    if chosen is not None and chosen.shown_as is ShownAs.PSEUDONYM:
        return chosen.pseudonym
    return name_in_server(actor)


def _to_make(tx: Transaction, actor: Actor, here: Server, draft: CertificateDraft, now: datetime) -> CertificateToMake:
    found = sorted((one for one in my_record(tx, actor) if one.id in draft.entries), key=lambda one: one.on)
    return CertificateToMake(draft, tuple(found), day_of(now, zone=here.zone))

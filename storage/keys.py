"""The keys of what lies sealed: one file each, outside the database and every backup, destroyed at its end."""

import errno
import hashlib
import hmac
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from nacl.bindings import crypto_box_seal, crypto_box_seal_open, crypto_box_seed_keypair, crypto_scalarmult_base
from nacl.exceptions import CryptoError

from bot.domain.people import GuildId, PersonId
from storage.files import written_whole
from storage.key_folder import NAME, PEOPLE, KeyFolder, KeyUnreadable, opened

SEAL_SIZE = 48  # what sealing adds: a fresh public key and an authenticator
TAG_SIZE = 16
_MARK = b"KTKEY1\n\0"
_SECRET = 32
_FILE_SIZE = len(_MARK) + _SECRET + _SECRET + hashlib.sha256().digest_size


class KeyMissing(Exception):
    """The key of something is gone or damaged, so what is sealed for it can never be opened."""


class Keys(KeyFolder):
    """Seals what people say, hides them behind tags, and forgets how when what they were asked has ended.

    `sealed_for` is the reference of what they were asked: an open vote, or a question with answers without a name.
    """

    def __init__(
        self,
        directory: Path,
        *,
        randomness: Callable[[int], bytes] = os.urandom,
        failpoint: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(directory, failpoint)
        self._randomness = randomness
        self._tag_keys: dict[str, bytes] = {}
        self._people_key: bytes | None = None

    def make(self, sealed_for: str) -> bytes:
        """Write a fresh key for this, safe on disk before it returns; return its public half.

        KeyUnreadable when this is not the folder for it: the key would not be found again.
        """
        self._check_place()
        public, private = crypto_box_seed_keypair(self._randomness(_SECRET))
        tag_key = self._randomness(_SECRET)
        secrets = _MARK + private + tag_key
        self._tag_keys.pop(sealed_for, None)
        with opened(self._path(sealed_for), os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
            os.fchmod(file, 0o600)
            _write(file, secrets + _proof(sealed_for, secrets))
            self._failpoint("key.written")
        self._sync_directory()
        self._failpoint("key.kept")
        return public

    def tag(self, sealed_for: str, person: PersonId) -> bytes:
        """Return the name this person has inside this, and nowhere else; KeyMissing when the key is lost."""
        tag_key = self._tag_keys.get(sealed_for)
        if tag_key is None:
            tag_key = self._tag_keys[sealed_for] = self._read(sealed_for)[1]
        return hmac.digest(tag_key, person.to_bytes(8), "sha256")[:TAG_SIZE]

    def seal(self, public_key: bytes, plaintext: bytes) -> bytes:
        """Return these bytes sealed for the key's owner: always SEAL_SIZE longer."""
        return crypto_box_seal(plaintext, public_key)

    def unseal(self, sealed_for: str, sealed: Sequence[bytes]) -> list[bytes]:
        """Open every one of these, or raise KeyMissing: a key that does not open them all is not the right one."""
        private, _ = self._read(sealed_for)
        public = crypto_scalarmult_base(private)
        try:
            return [crypto_box_seal_open(one, public, private) for one in sealed]
        except (CryptoError, TypeError, ValueError):
            raise KeyMissing("the key does not open all that is sealed") from None

    def random_bytes(self, size: int) -> bytes:
        """Return bytes that nobody can foresee or draw again: they blur what is told, and put words in no order."""
        return self._randomness(size)

    def person_tag(self, guild: GuildId, person: PersonId, *, about: str = "") -> bytes:
        """Return the name that stands for this person where nobody is to read who it is: 16 bytes.

        The same person has another one in another server, and in each thing that it is `about`: none of them leads to
        another. KeyUnreadable when this is not the right folder.
        """
        if self._people_key is None:
            self._people_key = self._read_people_key()
        whose = guild.to_bytes(8) + person.to_bytes(8) + about.encode()
        return hmac.digest(self._people_key, whose, "sha256")[:TAG_SIZE]

    def server_tag(self, guild: GuildId) -> bytes:
        """Return the name that stands for a server where nobody is to read which it is."""
        return self.person_tag(guild, PersonId(0))

    def _read_people_key(self) -> bytes:
        self._check_place()
        path = self._directory / PEOPLE
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return self._make_people_key(path)
        except OSError as error:
            raise KeyUnreadable(f"the secret cannot be read (error {error.errno})") from None
        if len(content) != _SECRET:  # a new one would give everybody another tag, and nobody would notice
            raise KeyUnreadable("the secret is damaged")
        return content

    def _make_people_key(self, path: Path) -> bytes:
        secret = self._randomness(_SECRET)
        with written_whole(path) as part:
            part.write_bytes(secret)
        return secret

    def holds(self, sealed_for: str) -> bool:
        """Tell whether the key of this is there and whole, as far as can be seen just now."""
        try:
            self._read(sealed_for)
        except KeyMissing:
            return False
        except KeyUnreadable:
            pass
        return True

    def known(self) -> frozenset[str]:
        """Return all that a key, whole or damaged, lies here for."""
        names = (NAME.fullmatch(entry.name) for entry in os.scandir(self._directory))
        return frozenset(name[1] for name in names if name)

    def destroy(self, sealed_for: str) -> None:
        """Overwrite and remove this key for good; when it is already gone, nothing happens."""
        self._tag_keys.pop(sealed_for, None)
        path = self._path(sealed_for)
        try:
            with opened(path, os.O_WRONLY) as file:
                _write(file, os.urandom(max(_FILE_SIZE, os.fstat(file).st_size)))
        except FileNotFoundError:
            return
        self._failpoint("key.overwritten")
        path.unlink(missing_ok=True)
        self._sync_directory()
        self._failpoint("key.gone")

    def _read(self, sealed_for: str) -> tuple[bytes, bytes]:
        try:
            with opened(self._path(sealed_for), os.O_RDONLY) as file:
                content = os.read(file, _FILE_SIZE + 1)
        except OSError as error:
            if error.errno in {errno.ENOENT, errno.ELOOP}:
                self._check_place()
                raise KeyMissing("there is no such key") from None
            raise KeyUnreadable(f"the key cannot be read (error {error.errno})") from None
        secrets, proof = content[: len(_MARK) + 2 * _SECRET], content[len(_MARK) + 2 * _SECRET :]
        if not secrets.startswith(_MARK) or not hmac.compare_digest(proof, _proof(sealed_for, secrets)):
            raise KeyMissing("the key is damaged")
        return secrets[len(_MARK) : -_SECRET], secrets[-_SECRET:]

    def _path(self, sealed_for: str) -> Path:
        name = f"{sealed_for}.key"
        if not NAME.fullmatch(name):
            raise ValueError("not a reference")
        return self._directory / name


def _proof(sealed_for: str, secrets: bytes) -> bytes:
    """Say what a key is for and that it is whole: a flipped bit would let people vote twice unnoticed."""
    return hashlib.sha256(sealed_for.encode() + secrets).digest()


def _write(file: int, content: bytes) -> None:
    if os.write(file, content) != len(content):
        raise OSError("the key could not be written whole")
    os.fsync(file)

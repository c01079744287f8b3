"""Videos in sign language that the operator has put into a folder: read once at the start, served with ranges, from nowhere else.

`<topic>.mp4` or `.webm`, a picture to begin with (`.jpg`, `.png` or `.webp`), words (`.de.vtt`). What cannot be used is left out, and said.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from app.practice.accessibility import Topic
from app.practice.languages import LANGUAGES
from app.welcome.rules import SMALLEST, NoFilm, film_in, in_minutes

KINDS = {"mp4": "video/mp4", "webm": "video/webm"}
_BEGINNINGS = {"jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "webp": b"RIFF"}
_OTHER_KINDS = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "vtt": "text/vtt; charset=utf-8"}
_NAME = re.compile(rf"({'|'.join(Topic)})(?:\.([a-z]{{2}}))?\.(mp4|webm|jpg|png|webp|vtt)")
LARGEST = 500_000_000
_LARGEST_BESIDE = 2_000_000


class File(Struct, frozen=True):
    """One file as it may be handed out."""

    path: Path
    kind: str
    size: int
    mark: str  # changes with the file

    @property
    def name(self) -> str:
        return self.path.name


class VideoFile(Struct, frozen=True):
    address: str
    name: str
    kind: str
    ending: str
    length: str
    megabytes: float


class Caption(Struct, frozen=True):
    address: str
    language: str
    name: str


class Video(Struct, frozen=True):
    """What is known of one topic's video before anybody loads it."""

    files: list[VideoFile]
    width: int
    height: int
    poster: str = ""
    captions: list[Caption] = []


class Shelf(Struct, frozen=True):
    """All videos of an installation; `wrong` says in sentences what could not be used."""

    videos: Mapping[str, Video] = {}
    files: Mapping[str, File] = {}
    wrong: list[str] = []


def shelf(folder: Path) -> Shelf:
    """Look into the folder. None is no mistake: there are simply no videos."""
    files: dict[str, File] = {}
    films: dict[str, tuple[VideoFile, int, int]] = {}
    wrong: list[str] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith("."):
            continue
        try:
            file, film = _looked_at(path)
        except (Unusable, OSError) as problem:
            wrong.append(str(problem) if isinstance(problem, Unusable) else f"{path} cannot be read.")
            continue
        files[path.name] = file
        if film is not None:
            films[path.name] = film
    videos = {topic.value: video for topic in Topic if (video := _put_together(topic, files, films))}
    for name in [name for name in files if name.partition(".")[0] not in videos]:
        wrong.append(f"{folder / name} belongs to a video that is not there.")
        del files[name]
    return Shelf(videos, files, wrong)


class Unusable(Exception):
    """A sentence for the operator."""


def _looked_at(path: Path) -> tuple[File, tuple[VideoFile, int, int] | None]:
    named = _NAME.fullmatch(path.name)
    if named is None or (named[2] and named[3] != "vtt") or not path.is_file():
        raise Unusable(f"{path} has a name that we do not know: {', '.join(Topic)}, with .mp4 or .webm, .jpg, .de.vtt.")
    size, ending = path.stat().st_size, named[3]
    file = File(path, KINDS.get(ending) or _OTHER_KINDS[ending], size, f"{size:x}-{path.stat().st_mtime_ns:x}")
    if ending not in KINDS:
        _beside(path, size, ending, named[2] or "")
        return file, None
    if size > LARGEST:
        raise Unusable(f"{path} is larger than {LARGEST // 1_000_000} MB: nobody could load it on a phone.")
    try:
        with path.open("rb") as opened:
            film = film_in(opened, ending, size)
    except NoFilm:
        raise Unusable(f"{path} is no video that can be read, or does not say how long it is.") from None
    if film.width < SMALLEST[0] or film.height < SMALLEST[1]:
        raise Unusable(f"{path} is too small: at least {SMALLEST[0]} × {SMALLEST[1]} are needed to see hands and face.")
    shown = VideoFile(_address(path.name), path.name, KINDS[ending], ending.upper(), in_minutes(film.seconds), max(0.1, size / 1_000_000))
    return file, (shown, film.width, film.height)


def _beside(path: Path, size: int, ending: str, language: str) -> None:
    """A picture or words that belong to a video."""
    if size > _LARGEST_BESIDE:
        raise Unusable(f"{path} is larger than {_LARGEST_BESIDE // 1_000_000} MB.")
    begins = path.read_bytes()[:200_000]
    if ending == "vtt":
        if language not in LANGUAGES:
            raise Unusable(f"{path} does not say its language: for German it is called {path.name.partition('.')[0]}.de.vtt.")
        if not begins.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
            raise Unusable(f"{path} holds no words for a video: it must begin with WEBVTT.")
    elif not begins.startswith(_BEGINNINGS[ending]):
        raise Unusable(f"{path} is not the picture that its name says.")


def _put_together(topic: Topic, files: Mapping[str, File], films: Mapping[str, tuple[VideoFile, int, int]]) -> Video | None:
    found = [films[name] for ending in KINDS if (name := f"{topic}.{ending}") in films]
    if not found:
        return None
    poster = next((name for ending in _BEGINNINGS if (name := f"{topic}.{ending}") in files), "")
    captions = [Caption(_address(name), code, LANGUAGES[code].name) for code in LANGUAGES if (name := f"{topic}.{code}.vtt") in files]
    return Video([film for film, _across, _down in found], *found[0][1:], _address(poster) if poster else "", captions)


def _address(name: str) -> str:
    return f"/videos/{name}"

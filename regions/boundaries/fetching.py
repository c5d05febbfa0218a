"""A boundary file at hand: fetched from its address, unpacked, no larger than it may be."""

from __future__ import annotations

import gzip
import json
import urllib.request
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from records.imports import Refused


class Readable(Protocol):
    """What bytes can be read from, a piece at a time."""

    def read(self, size: int, /) -> bytes: ...


MEGABYTE = 1_000_000
# COD-AB's largest file, unpacked, is about 30 MB; seven times that is a mistake.
MOST_BYTES = 200 * MEGABYTE
TIMEOUT = 60
JSON_ENDINGS = {".json", ".geojson"}


@contextmanager
def at_hand(place: str, most_bytes: int = MOST_BYTES) -> Iterator[Path]:
    """A path that GDAL can open, for as long as the block runs; `place` is a path or an address.

    Raises Refused, with the file's name and the way to mend it, for a file that is missing, too
    large, or broken.
    """
    with TemporaryDirectory(prefix="boundaries-") as folder:
        path = Path(place)
        if place.startswith(("https://", "http://")):
            path = _fetched(place, Path(folder), most_bytes)
        elif not path.is_file():
            raise Refused([_("{file}: there is no such file.").format(file=place)])
        if path.suffix == ".gz":
            path = _unzipped(path, Path(folder), most_bytes)
        if path.stat().st_size > most_bytes:
            raise _too_large(place, most_bytes)
        if path.suffix in JSON_ENDINGS:
            _check_json(path)
        if path.suffix == ".zip":
            _check_zip(path, most_bytes)
        yield path


def _fetched(address: str, folder: Path, most_bytes: int) -> Path:
    path = folder / (Path(urlsplit(address).path).name or "boundaries")
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310
            _copy(answer, path, address, most_bytes)
    except OSError as error:
        if isinstance(error, HTTPError):
            error.close()
        why = _("{file}: cannot be fetched ({why}). Download it and give its path.").format(
            file=address, why=error
        )
        raise Refused([why]) from error
    return path


def _unzipped(packed: Path, folder: Path, most_bytes: int) -> Path:
    path = folder / packed.stem
    try:
        with gzip.open(packed) as stream:
            _copy(stream, path, str(packed), most_bytes)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _broken(packed, error) from error
    return path


def _copy(stream: Readable, path: Path, name: str, most_bytes: int) -> None:
    with path.open("wb") as file:
        while chunk := stream.read(MEGABYTE):
            file.write(chunk)
            # While unpacking, not after: a small file can unpack to fill the disk.
            if file.tell() > most_bytes:
                raise _too_large(name, most_bytes)


def _too_large(name: str, most_bytes: int) -> Refused:
    size = f"{most_bytes / MEGABYTE:g} MB"
    why = _("{file}: larger than {size} unpacked. Simplify it, or give each level its own file.")
    return Refused([why.format(file=name, size=size)])


def _broken(path: Path, error: object) -> Refused:
    why = _("{file}: broken or cut short ({why}). Download it again.")
    return Refused([why.format(file=path.name, why=error)])


def _check_json(path: Path) -> None:
    # GDAL reads what it can of a cut GeoJSON and says nothing.
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _broken(path, error) from error
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise Refused([_("{file}: not a GeoJSON FeatureCollection.").format(file=path.name)])


def _check_zip(path: Path, most_bytes: int) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            # Its size first: testing it unpacks it all.
            if sum(entry.file_size for entry in packed.infolist()) > most_bytes:
                raise _too_large(path.name, most_bytes)
            broken = packed.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise _broken(path, error) from error
    if broken:
        raise _broken(path, broken)

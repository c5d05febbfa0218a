"""Files that come with letters: known by what is in them, never by their name."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from actors.models import LARGEST_FILES, MediaType

MOST_FILES = 3
PICTURES = {"JPEG": MediaType.JPEG, "PNG": MediaType.PNG, "WEBP": MediaType.WEBP}
SUFFIXES = {
    MediaType.JPEG: ".jpg",
    MediaType.PNG: ".png",
    MediaType.WEBP: ".webp",
    MediaType.PDF: ".pdf",
}
MOST_PIXELS = 40_000_000
# What opening a picture raises that is broken, or says that it is enormous.
BROKEN = (
    *(UnidentifiedImageError, Image.DecompressionBombError, struct.error, zlib.error, Warning),
    *(ArithmeticError, EOFError, LookupError, OSError, SyntaxError, TypeError, ValueError),
)


@dataclass(frozen=True)
class CheckedFile:
    name: str
    media_type: MediaType
    content: bytes


def checked(files: Sequence[tuple[str, bytes]]) -> list[CheckedFile]:
    """Each (name, content) as it may be kept. Raises ValidationError, for people to read."""
    if len(files) > MOST_FILES:
        raise ValidationError(_("Up to three files can come with a letter."), code="too_many")
    if sum(len(content) for _name, content in files) > LARGEST_FILES:
        raise ValidationError(
            _("The files are larger than 5 MB together. Please send smaller ones."), code="too_big"
        )
    return [_checked(name, content) for name, content in files]


def _checked(name: str, content: bytes) -> CheckedFile:
    if content.startswith(b"%PDF-"):
        return CheckedFile(_named(name, MediaType.PDF), MediaType.PDF, content)
    kind, redrawn = _redrawn(content)
    return CheckedFile(_named(name, kind), kind, redrawn)


def _redrawn(content: bytes) -> tuple[MediaType, bytes]:
    """The picture drawn anew: without the place, the time and the camera that it was taken with."""
    drawn = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=list(PICTURES)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise _not_taken()
                kind = str(picture.format)
                upright = ImageOps.exif_transpose(picture)
                upright.info = {}
                upright.save(drawn, format=kind, exif=b"")
    except BROKEN as error:
        raise _not_taken() from error
    return PICTURES[kind], drawn.getvalue()


def _not_taken() -> ValidationError:
    return ValidationError(
        _("Only pictures (JPEG, PNG, WebP) and PDF files can come with a letter."), code="type"
    )


def _named(name: str, kind: MediaType) -> str:
    """The name without folders and signs, ending as its content asks; Thai marks are no \\w."""
    stem = PurePath(name.replace("\\", "/")).stem
    plain = re.sub(r"[^\w\u0e00-\u0e7f .()-]+", "_", stem).strip(" ._")
    return f"{plain[:100] or 'file'}{SUFFIXES[kind]}"

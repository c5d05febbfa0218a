"""What a token looks like: `tisep_`, forty random characters, and six that check the rest.

The fixed beginning and the check let anybody who scans texts for lost secrets tell one for sure.
"""

from __future__ import annotations

import string
import zlib

from django.utils.crypto import get_random_string

BEGINNING = "tisep_"
LETTERS = string.digits + string.ascii_letters
RANDOM, CHECK = 40, 6
# Of the random part, as much as tells a person's tokens from each other.
SHOWN = len(BEGINNING) + 4


def new_secret() -> str:
    """238 random bits: nobody guesses them, so that a quick hash keeps them safe."""
    body = BEGINNING + get_random_string(RANDOM, LETTERS)
    return body + check_of(body)


def check_of(body: str) -> str:
    """The CRC-32 of the text in base 62, six characters."""
    number, written = zlib.crc32(body.encode()), ""
    for _place in range(CHECK):
        number, digit = divmod(number, len(LETTERS))
        written = LETTERS[digit] + written
    return written


def is_one(text: str) -> bool:
    """Whether it is written as a token is; mistyped or cut off, it is none."""
    body, check = text[:-CHECK], text[-CHECK:]
    whole = len(text) == len(BEGINNING) + RANDOM + CHECK and text.isascii()
    return whole and body.startswith(BEGINNING) and check == check_of(body)

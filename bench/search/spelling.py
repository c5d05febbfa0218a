"""How people mistype and respell: edits, the wrong keyboard layout, romanised names."""

from __future__ import annotations

import random
import re
import unicodedata

CONSONANTS = "กขคงจชซดตถทนบปพฟมยรลวสหอ"
TONES = "่้๊๋"
VOWELS = "ะาิีึืุูเแโไ"
# Kedmanee over US English, unshifted and shifted, row by row.
US_KEYS = (
    "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
)
THAI_KEYS = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
LAYOUT = {ord(thai): us for thai, us in zip(THAI_KEYS, US_KEYS, strict=True)}
# Other spellings of the same sounds; the first column is the official one (RTGS).
SOUNDS = [
    ("ph", "p"), ("th", "t"), ("kh", "k"), ("ch", "j"), ("ae", "e"), ("ae", "air"), ("ue", "u"),
    ("ue", "eu"), ("oe", "er"), ("ai", "i"), ("ao", "ow"), ("u", "oo"), ("i", "ee"), ("on", "orn"),
    ("ong", "hong"), ("p", "b"), ("t", "d"), ("k", "g"), ("r", "l"), ("wa", "va"), ("a", "aa"),
    ("uea", "ua"), ("o", "or"), ("n", "nn"), ("l", "ll"),
]  # fmt: skip


def edited(text: str, chance: random.Random, edits: int) -> str:
    """The text after so many slips of the finger, none of them where a word begins it."""
    for _ in range(edits):
        text = one_edit(text, chance)
    return text


def one_edit(text: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(text) - 1)
    rest = text[at + 1 :]
    match chance.choice(["insert", "delete", "swap", "substitute", "tone"]):
        case "insert":
            return text[:at] + like(text[at], chance) + text[at:]
        case "delete":
            return text[:at] + rest
        case "swap":
            return text[:at] + rest[:1] + text[at] + rest[1:]
        case "tone":
            return other_tone(text, chance)
        case _:
            return text[:at] + like(text[at], chance) + rest


def like(letter: str, chance: random.Random) -> str:
    """Another letter of the same sort."""
    for letters in (CONSONANTS, TONES, VOWELS, "abcdefghijklmnopqrstuvwxyz", "0123456789"):
        if letter.lower() in letters:
            return chance.choice(letters.replace(letter.lower(), ""))
    return chance.choice(CONSONANTS if "\u0e00" <= letter <= "\u0e7f" else "aeion")


def other_tone(text: str, chance: random.Random) -> str:
    """A tone mark left out or taken for another; without one, a letter left out."""
    marks = [at for at, letter in enumerate(text) if letter in TONES]
    at = chance.choice(marks or range(1, len(text)))
    return text[:at] + (chance.choice(["", *TONES]) if marks else "") + text[at + 1 :]


def on_the_wrong_layout(thai: str) -> str:
    """What appears where a Thai text is typed with the keyboard on English."""
    return unicodedata.normalize("NFC", thai).translate(LAYOUT)


def romanised(name: str, chance: random.Random, changes: int) -> str:
    """A romanised name as somebody else might write it."""
    name = name.lower()
    for _ in range(changes):
        official, other = chance.choice([pair for pair in SOUNDS if pair[0] in name] or [(" ", "")])
        name = re.sub(official, other, name, count=1)
    return chance.choice([name, name.replace(" ", ""), name.title(), name.replace(" ", "-")])

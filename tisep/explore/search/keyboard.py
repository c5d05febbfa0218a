"""Text typed with the other keyboard layout switched on: QWERTY and Thai Kedmanee."""

from __future__ import annotations

QWERTY = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
KEDMANEE = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ"
QWERTY_SHIFT = '!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
KEDMANEE_SHIFT = '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
TO_THAI = str.maketrans(QWERTY + QWERTY_SHIFT, KEDMANEE + KEDMANEE_SHIFT)
# Thai letters only: digits and punctuation stand on both.
TO_LATIN = str.maketrans(
    {thai: latin
     for latin, thai in zip(QWERTY + QWERTY_SHIFT, KEDMANEE + KEDMANEE_SHIFT, strict=True)
     if "ก" <= thai <= "๛"}
)  # fmt: skip


def as_thai(text: str) -> str:
    return text.translate(TO_THAI)


def as_latin(text: str) -> str:
    return text.translate(TO_LATIN).lower()

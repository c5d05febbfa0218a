"""Thai as it is written: digits, years of the Buddhist era, dates, and text that breaks well.

Years are stored C.E.; a Thai page shows B.E. (543 more). People may type either.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

BUDDHIST_ERA = 543
FIRST_YEAR, LAST_YEAR = 1900, 2200
NO_BREAK_SPACE = "\u00a0"
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
YEAR = re.compile(
    r"""(?:ปี\s*)?
    (?:(?P<buddhist>พ\.?\s*ศ\.?|B\.?\s*E\.?)|(?P<common>ค\.?\s*ศ\.?|C\.?\s*E\.?|A\.?\s*D\.?))?
    \s*(?P<number>[0-9]{4})\s*
    (?P<buddhist_after>B\.?\s*E\.?)?(?P<common_after>C\.?\s*E\.?|A\.?\s*D\.?)?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Year:
    """A year as somebody wrote it, and what was understood."""

    ce: int
    as_written: str

    @property
    def be(self) -> int:
        return self.ce + BUDDHIST_ERA

    @property
    def understood(self) -> str:
        """What to show beside the input, so that its writer can correct it."""
        return _("B.E. %(be)s (C.E. %(ce)s)") % {"be": self.be, "ce": self.ce}


def parse_year(text: str) -> Year:
    """2567, ๒๕๖๗, พ.ศ. 2567 and 2024 are all the year 2024 C.E.

    A bare number is B.E. from 2443 to 2743 and C.E. from 1900 to 2200. Raises ValueError, in the
    reader's language, for anything else.
    """
    match = YEAR.fullmatch(to_arabic_digits(text).strip())
    if not match:
        raise ValueError(_("Write the year with four digits: 2567 or 2024."))
    number = int(match["number"])
    buddhist = bool(match["buddhist"] or match["buddhist_after"])
    common = bool(match["common"] or match["common_after"])
    if not buddhist and not common:
        buddhist = number >= FIRST_YEAR + BUDDHIST_ERA
    ce = number - BUDDHIST_ERA if buddhist else number
    if (buddhist and common) or not FIRST_YEAR <= ce <= LAST_YEAR:
        raise ValueError(
            _("“%(text)s” is not a year between B.E. 2443 and 2743 (C.E. 1900 to 2200).")
            % {"text": text.strip()}
        )
    return Year(ce, text.strip())


def to_arabic_digits(text: str) -> str:
    return text.translate(THAI_DIGITS)


def written_date(day: date) -> str:
    """7 พฤษภาคม 2567 in Thai, 7 May 2024 in every other language."""
    thai = get_language() == "th"
    return f"{day.day} {MONTHS[day.month]} {day.year + BUDDHIST_ERA * thai}"


def written_span(first: date, last: date) -> str:
    """A day, or from one to another; whole months by their names: มกราคม 2569 – มีนาคม 2569."""
    written = [
        (_month if are_whole_months(first, last) else written_date)(day) for day in (first, last)
    ]
    return " – ".join(dict.fromkeys(written))


def are_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _month(day: date) -> str:
    return written_date(day.replace(day=1)).removeprefix("1 ")


def keep_together(text: str) -> str:
    """No line may begin with ๆ, which no browser knows: a no-break space stands before it."""
    return re.sub(r"[ \u00a0]*ๆ", f"{NO_BREAK_SPACE}ๆ", text)

"""The two pages of a brief put together."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regions.models import Region
from tisep.briefs.back import INEQUALITY, back, inequality
from tisep.briefs.content import Brief, brief_of
from tisep.briefs.front import ACROSS, FIGURES_END, front
from tisep.briefs.sheet import HEIGHT, MARGIN, SMALL, Sheet

FOOT = HEIGHT - 11


def brief_as_pdf(region: Region, address: str) -> bytes:
    """In the reader's language; `address` of the region's page is printed on it."""
    brief = brief_of(region, address)
    sheet = Sheet(str(get_language()), brief.title)
    sheet.pdf.set_creation_date(brief.made_at)
    sheet.turn()
    end = front(sheet, brief)
    unequal = end + INEQUALITY > FIGURES_END
    if not unequal:
        inequality(sheet, brief, end + 2.5, FIGURES_END)
    foot(sheet, brief, 1)
    sheet.turn()
    back(sheet, brief, unequal=unequal)
    foot(sheet, brief, 2)
    return sheet.finished()


def foot(sheet: Sheet, brief: Brief, number: int) -> None:
    page = _("Page %(number)s of %(of)s") % {"number": number, "of": 2}
    sheet.say(MARGIN, FOOT, f"{brief.title} · TISEP", ACROSS * 0.75, SMALL, most=1)
    sheet.say(MARGIN + ACROSS * 0.75, FOOT, page, ACROSS * 0.25, SMALL, most=1, right=True)

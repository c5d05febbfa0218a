"""The first page of a brief: where it is, who is there, the place among the gaps, the figures."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from records.templatetags.thai import be_year, number
from records.thai import written_date
from regions.around import Around
from regions.models import Region
from regions.situation import Comparison, Figure
from tisep.briefs.content import Brief, named
from tisep.briefs.drawing import draw_legend, draw_map, locate
from tisep.briefs.sheet import MARGIN, SMALL, SOFT, STRONG, TEXT, TITLE, WIDTH, Sheet, Style
from tisep.briefs.table import Cell, Column, heading, table
from tisep.pages.places import full_name
from tisep.pages.region_gaps import Place, Standings
from tisep.templatetags.pages import rounded

ACROSS = WIDTH - 2 * MARGIN
MAP = 82.0
BESIDE = MARGIN + MAP + 8
LOCATOR = 21.0
FIGURES_END = 279.0
LEFT_END = 158.0


def front(sheet: Sheet, brief: Brief) -> float:
    """Gives the y below what is on it."""
    y = head(sheet, brief)
    map_end = y
    if brief.drawing:
        map_end = draw_map(sheet, brief.drawing, brief.shade, (MARGIN, y), MAP) + 1.5
    if brief.shade:
        map_end = draw_legend(sheet, brief.shade, MARGIN, map_end, MAP)
    if brief.region.boundary_approximate:
        said = _("This boundary is approximate: computed from points, not surveyed.")
        map_end = sheet.say(MARGIN, map_end, said, MAP, SMALL, most=2)
    side_end = gaps(sheet, brief, counts(sheet, brief, y))
    return figures(sheet, brief, max(map_end, side_end) + 2)


def head(sheet: Sheet, brief: Brief) -> float:
    made = _("Made on %(day)s") % {"day": written_date(brief.made_at.date())}
    sheet.say(MARGIN, 10, _("Brief of a region · TISEP"), ACROSS / 2, SMALL, most=1)
    sheet.say(MARGIN + ACROSS / 2, 10, made, ACROSS / 2, SMALL, most=1, right=True)
    y = sheet.say(MARGIN, 14.5, brief.title, ACROSS, TITLE, most=2)
    level = f"{brief.region.get_level_display()} · {_('code')} {brief.region.code}"
    said = " · ".join(part for part in (brief.other_title, level, named(brief.way[:-1])) if part)
    y = sheet.say(MARGIN, y, said, ACROSS, Style(8, colour=SOFT), most=2)
    if brief.region.valid_to:
        gone = _("This region was abolished on %(day)s.")
        y = sheet.say(
            MARGIN, y, gone % {"day": written_date(brief.region.valid_to)}, ACROSS, STRONG, most=1
        )
    sheet.rule(MARGIN, y + 1, ACROSS)
    return y + 3.5


def counts(sheet: Sheet, brief: Brief, y: float) -> float:
    """Who is there, in numbers."""
    wide, start = WIDTH - MARGIN - BESIDE - LOCATOR, y
    if brief.provinces:
        locate(sheet, brief.provinces, (WIDTH - MARGIN, y), LOCATOR * 1.75)
    y = heading(sheet, BESIDE, y, wide, _("Who works here"))
    rows = [
        (brief.here.count, _("organisations sit here")),
        (brief.reaching.count, _("organisations serve it from elsewhere")),
        (brief.projects.count, _("projects")),
        (brief.resources.count, _("resources")),
        (brief.needs.count, _("open needs")),
    ]
    for many, what in rows:
        sheet.say(BESIDE, y, number(many), 10, STRONG, most=1, right=True)
        y = sheet.say(BESIDE + 12, y, what, wide - 12, TEXT, most=2)
    counted = brief.statistics
    if counted and counted.densities["actors"] is not None:
        said = _(
            "%(density)s organisations per 100,000 inhabitants (%(population)s in %(year)s)."
        ) % {
            "density": number(counted.densities["actors"]),
            "population": number(counted.population),  # type: ignore[attr-defined]
            "year": be_year(counted.population_year),  # type: ignore[attr-defined]
        }
        y = sheet.say(BESIDE, y, said, wide, SMALL, most=3)
    return max(y, start + LOCATOR * 1.75) + 2


def gaps(sheet: Sheet, brief: Brief, y: float) -> float:
    """Where it stands among the others of its level."""
    wide = WIDTH - MARGIN - BESIDE
    y = heading(sheet, BESIDE, y, wide, _("Where help is missing"))
    found = brief.standings
    if found is None:
        said = (
            _("The regions in it are ranked overleaf.") if brief.ranking else _("no data on need")
        )
        return sheet.say(BESIDE, y, said, wide, SMALL, most=2)
    y = sheet.say(BESIDE, y, ranked_how(brief, found), wide, SMALL, most=4)
    head = [Column(_("Issue"), 9), Column(_("Rank"), 4, right=True), Column("", 9)]
    rows = [standing(one) for one in found.places]
    y, _shown = table(sheet, (BESIDE, y), wide, head, rows, bottom=LEFT_END)
    return y


def ranked_how(brief: Brief, found: Standings) -> str:
    return _(
        "%(level)s among those of %(within)s; need by “%(indicator)s”, %(year)s, against who"
        " reaches it. Rank 1 is the widest gap."
    ) % {
        "level": brief.region.get_level_display(),
        "within": full_name(found.within),
        "indicator": found.indicator.name,
        "year": be_year(found.year),
    }


def standing(place: Place) -> list[Cell]:
    rank = _("no data on need")
    if place.rank:
        rank = _("%(rank)s of %(of)s") % {"rank": number(place.rank), "of": number(place.ranked)}
    issue = place.issue.name if place.issue else _("all issues")
    return [Cell(issue), Cell(rank, style=STRONG), Cell(str(place.gap.standing.label))]


def figures(sheet: Sheet, brief: Brief, y: float) -> float:
    y = heading(sheet, MARGIN, y, ACROSS, _("Figures"))
    if not brief.figures:
        said = _("No figure for this region yet. No figure does not mean zero.")
        return sheet.say(MARGIN, y, said, ACROSS)
    head = [
        Column(pgettext("column", "Figure"), 11),
        Column(_("Here"), 5, right=True),
        *(Column(full_name(one), 4.5, right=True) for one in brief.holders),
        Column(_("Neighbours, and rank from the highest"), 7, right=True),
        Column(_("Source"), 8),
    ]
    rows = [row(one, brief.holders) for one in brief.figures]
    y, shown = table(sheet, (MARGIN, y), ACROSS, head, rows, bottom=FIGURES_END - SMALL.leading)
    if more := len(rows) - shown:
        said = ngettext(
            "%(number)s more figure is on the region’s page.",
            "%(number)s more figures are on the region’s page.",
            more,
        )
        y = sheet.say(MARGIN, y + 0.5, said % {"number": number(more)}, ACROSS, SMALL, most=1)
    return y


def row(figure: Figure, holders: list[Region]) -> list[Cell]:
    newest, indicator = figure.newest, figure.indicator
    qualifier = f"{newest.get_qualifier_display()} " if newest.qualifier else ""
    value = qualifier + rounded(newest.value, figure.decimals)
    source = indicator.source.name if indicator.source else indicator.system
    known = {one.region.pk: one for one in figure.compared}
    return [
        Cell(indicator.name, indicator.in_language("unit")),
        Cell(value, be_year(newest.year), STRONG),
        *(Cell(beside(known.get(one.pk), figure.decimals)) for one in holders),
        among(figure.around, figure.decimals),
        Cell(source, style=SMALL),
    ]


def beside(one: Comparison | None, decimals: int) -> str:
    return "–" if one is None or one.value is None else rounded(one.value, decimals)


def among(around: Around | None, digits: int) -> Cell:
    """From the lowest to the highest of the neighbours, and our place among them."""
    if around is None:
        return Cell("–")
    low, high = (said(value, digits) for value in (around.lowest, around.highest))
    place = _("here %(rank)s of %(of)s")
    place %= {"rank": number(around.rank), "of": number(around.ranked)}
    return Cell(low if low == high else f"{low}–{high}", place)


def said(value: float, digits: int) -> str:
    return number(round(value, digits))

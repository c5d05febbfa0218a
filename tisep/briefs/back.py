"""The second page of a brief: inequality, who is there by name, open needs, the regions in it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from records.templatetags.thai import be_year, number
from records.thai import written_date
from regions.inequality.told import Told, ToldBySurvey
from regions.models import InequalityEstimate
from tisep.briefs.content import Brief, Listed
from tisep.briefs.drawing import draw_code
from tisep.briefs.front import ACROSS, among, said
from tisep.briefs.sheet import ACCENT, MARGIN, SMALL, STRONG, TEXT, Sheet, Style
from tisep.briefs.table import Cell, Column, heading, table
from tisep.explore.gaps.ranking import Gap
from tisep.pages.open_needs import OpenNeed
from tisep.pages.places import full_name
from tisep.templatetags.pages import readably

TOP = 12.0
INEQUALITY_END, LISTS_END, NEEDS_END, RANKING_END = 101.0, 176.0, 213.0, 258.0
# As high as what is told of inequality may be.
INEQUALITY = INEQUALITY_END - TOP
HALF = (ACROSS - 8) / 2
CODE = 20.0
NAMES = Style(7.5)
LINK = Style(7, strong=True, colour=ACCENT)


def back(sheet: Sheet, brief: Brief, *, unequal: bool) -> None:
    """`unequal`: inequality is still to be told."""
    y = inequality(sheet, brief, TOP, INEQUALITY_END) + 2.5 if unequal else TOP
    y = lists(sheet, brief, y) + 2.5
    y = open_needs(sheet, brief, y) + 2.5
    ranking(sheet, brief, y)
    foot(sheet, brief)


def inequality(sheet: Sheet, brief: Brief, y: float, bottom: float) -> float:
    y = heading(sheet, MARGIN, y, ACROSS, _("Inequality of incomes"))
    if not brief.inequality:
        none = _(
            "No households’ incomes are known for this region yet. No figure does not mean zero."
        )
        return sheet.say(MARGIN, y, none, ACROSS, most=2)
    told = brief.inequality[0]
    for text, style in introduced(told):
        y = sheet.say(MARGIN, y, text, ACROSS, style, most=3)
    holders = [region for region, _estimate in told.figures[0].compared]
    head = [
        Column(pgettext("column", "Figure"), 12),
        Column(_("Here"), 7, right=True),
        *(Column(full_name(one), 5, right=True) for one in holders),
        Column(_("Neighbours, and rank from the highest"), 7, right=True),
    ]
    rows = [row(one) for one in told.figures]
    y, _shown = table(sheet, (MARGIN, y), ACROSS, head, rows, bottom=bottom)
    return y


def introduced(told: ToldBySurvey) -> list[tuple[str, Style]]:
    """What the figures rest on, and what must be known to read them."""
    source = f"{told.survey.source.name}, {be_year(told.survey.year)}"
    computed = _("computed here %(day)s") % {"day": written_date(told.run.computed_at.date())}
    found = []
    if told.survey.source.is_synthetic:
        made_up = _(
            "These households are made up, to show the site with: the figures say nothing about"
            " real people."
        )
        found.append((made_up, STRONG))
    if told.suppressed:
        why = _(
            "Too few households were asked here to tell figures without telling about single"
            " families, so they are suppressed. That does not mean zero, and it does not mean that"
            " all is well."
        )
        found.append((why, TEXT))
    rests = f"{_('Source')}: {source}, {computed}."
    if told.households:
        many = ngettext(
            "From the incomes of %(number)s household.",
            "From the incomes of %(number)s households.",
            told.households,
        )
        many %= {"number": number(told.households)}
        rests = f"{rests} {many} {_('In brackets the interval of 95 per cent.')}"
    return [*found, (rests, SMALL)]


def row(figure: Told) -> list[Cell]:
    own, digits = figure.estimate, figure.digits
    note = ""
    if own.low is not None and own.high is not None:
        note = f"({said(own.low, digits)}–{said(own.high, digits)})"
    return [
        Cell(figure.name, figure.unit),
        Cell(value(own, digits), note, STRONG),
        *(Cell(value(one, digits)) for _region, one in figure.compared),
        among(figure.around, digits),
    ]


def value(estimate: InequalityEstimate | None, digits: int) -> str:
    if estimate is None:
        return _("no data")
    if estimate.value is None:
        return pgettext("figure", "suppressed")
    return said(estimate.value, digits)


def lists(sheet: Sheet, brief: Brief, y: float) -> float:
    """Who, with what, by name: two columns, each of two lists that share its height."""
    ends = []
    for left, pairs in (
        (
            MARGIN,
            [
                (_("Organisations that sit here"), brief.here),
                (_("Organisations that serve it from elsewhere"), brief.reaching),
            ],
        ),
        (
            MARGIN + HALF + 8,
            [(_("Projects"), brief.projects), (_("Resources"), brief.resources)],
        ),
    ):
        first = names(sheet, left, y, pairs[0], bottom=(y + LISTS_END) / 2)
        ends.append(names(sheet, left, first + 2, pairs[1], bottom=LISTS_END))
    return max(ends)


def names(sheet: Sheet, x: float, y: float, titled: tuple[str, Listed], *, bottom: float) -> float:
    title, found = titled
    y = heading(sheet, x, y, HALF, f"{title} ({number(found.count)})")
    shown = 0
    for one in found.first:
        place = f", {full_name(one.region)}" if one.region else ""
        text = f"• {one.name}{place}"
        high = len(sheet.lines(text, HALF, NAMES, 2)) * NAMES.leading
        if y + high > bottom - SMALL.leading:
            break
        y = sheet.say(x, y, text, HALF, NAMES, most=2)
        shown += 1
    if not found.count:
        return sheet.say(x, y, _("None is recorded yet."), HALF, SMALL, most=1)
    return more(sheet, x, y, HALF, found.count - shown)


def more(sheet: Sheet, x: float, y: float, width: float, left_out: int) -> float:
    if not left_out:
        return y
    said_so = ngettext(
        "and %(number)s more on the region’s page",
        "and %(number)s more on the region’s page",
        left_out,
    )
    return sheet.say(x, y, said_so % {"number": number(left_out)}, width, SMALL, most=1)


def open_needs(sheet: Sheet, brief: Brief, y: float) -> float:
    title = f"{_('Open needs, and for how long')} ({number(brief.needs.count)})"
    y = heading(sheet, MARGIN, y, ACROSS, title)
    if not brief.needs.shown:
        none = _("No need is open here. That may mean that nobody has asked yet.")
        return sheet.say(MARGIN, y, none, ACROSS, SMALL, most=2)
    head = [
        Column(_("Need"), 11),
        Column(_("Where"), 6),
        Column(_("Asked by"), 9),
        Column(_("Open for"), 4, right=True),
    ]
    rows = [asked(one) for one in brief.needs.shown]
    y, shown = table(sheet, (MARGIN, y), ACROSS, head, rows, bottom=NEEDS_END - SMALL.leading)
    return more(sheet, MARGIN, y + 0.5, ACROSS, brief.needs.count - shown)


def asked(one: OpenNeed) -> list[Cell]:
    days = ngettext("%(number)s day", "%(number)s days", one.days) % {"number": number(one.days)}
    place = full_name(one.need.region) if one.need.region else "–"
    asker = one.asker.name if one.asker else "–"
    cells = [one.need.name, place, asker, days]
    return [Cell(text, style=NAMES) for text in cells]


def ranking(sheet: Sheet, brief: Brief, y: float) -> None:
    found = brief.ranking
    if found is None:
        return
    level = found.found.rows[0].region.get_level_display()
    title = _("Ranked: %(level)s, most need and least presence first") % {"level": level}
    y = heading(sheet, MARGIN, y, ACROSS, title)
    how = _("Need by “%(indicator)s”, %(year)s.")
    how %= {"indicator": found.indicator.name, "year": be_year(found.year)}
    if found.borrowed:
        how += " " + _("Where one has no figure of its own, that of its holder stands in.")
    y = sheet.say(MARGIN, y, how, ACROSS, SMALL, most=2)
    rows = [ranked(at, one) for at, one in enumerate(found.found.rows, 1)]
    head = [
        Column("", 1.2),
        Column(_("Region"), 7),
        Column(pgettext("figure", "Need"), 4, right=True),
        Column(_("Organisations"), 4, right=True),
    ]
    bottom, half = RANKING_END - SMALL.leading, -(-len(rows) // 2)
    end, first = table(sheet, (MARGIN, y), HALF, head, rows[:half], bottom=bottom)
    beside = rows[first : 2 * first]
    _end, second = table(sheet, (MARGIN + HALF + 8, y), HALF, head, beside, bottom=bottom)
    more(sheet, MARGIN, end + 0.5, ACROSS, len(rows) - first - second)


def ranked(at: int, one: Gap) -> list[Cell]:
    need = readably(one.measured.value) if one.measured else "–"
    cells = [number(at) if one.gap is not None else "–", one.region.name, need]
    return [Cell(text, style=NAMES) for text in [*cells, number(one.presence.actors)]]


def foot(sheet: Sheet, brief: Brief) -> None:
    """Where all of it comes from, under which licence, and the way to the page."""
    wide, top = ACROSS - CODE - 6, RANKING_END + 3
    sheet.rule(MARGIN, top - 1, ACROSS)
    y = sheet.say(MARGIN, top, f"{_('Sources')}: {sources(brief)}", wide, SMALL, most=3)
    how = _(
        "Only what is public. Records change: this is how they stood on %(day)s. No figure does"
        " not mean zero. How figures are computed, with every source and licence, is on the page:"
    ) % {"day": written_date(brief.made_at.date())}
    y = sheet.say(MARGIN, y, how, wide, SMALL, most=3)
    sheet.say(MARGIN, y, brief.address, wide, LINK, most=2, link=brief.address)
    draw_code(sheet, brief.address, MARGIN + ACROSS - CODE, top + 1, CODE)


def sources(brief: Brief) -> str:
    """Each source of what is told, with its licence."""
    known = [one.indicator.source for one in brief.figures if one.indicator.source]
    known += [one.survey.source for one in brief.inequality[:1]]
    each = dict.fromkeys(f"{one.name} ({one.get_licence_display()})" for one in known)
    return " · ".join([*each, _("records of TISEP")])

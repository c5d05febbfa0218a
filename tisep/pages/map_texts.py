"""What the map says while it is used: {blanks} are filled in the browser."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tisep.pages.search_texts import reading, searching


def texts() -> dict[str, str]:
    """The sentences of the browser's modules, in the page's language."""
    map_and_list = counting() | placing() | failing() | sharing()
    return map_and_list | shading() | shaded() | held() | searching() | reading()


def counting() -> dict[str, str]:
    return {
        "found": _("{count} found"),
        "foundInView": _("{count} found in this part of the map"),
        "notOnMap": _("{count} not on the map"),
        "foundAloud": _("{count} found, {missing} of them not on the map"),
        "more": _("Show {count} more"),
        "cluster": _("{count} records: {kinds}"),
        "clusterPart": _("{kind} {count}"),
        "pile": _("{count} records at this place"),
        "filters": _("{count} chosen"),
        "chipRemove": _("Remove the filter {label}"),
    }


def placing() -> dict[str, str]:
    return {
        "approximate": _("approximate place"),
        "wholeCountry": _("The whole country"),
        "noPlace": _("Place not known"),
        "notOnMapChip": _("Not on the map"),
        "placeCount": _("{name} ({count})"),
        "located": _("The map shows where you are."),
    }


def failing() -> dict[str, str]:
    return {
        "failed": _("The answer did not come."),
        "refused": _("This address asks for something that is not there."),
        "gone": _("This record is not here any more, or was never public."),
        "offline": _("You are offline. What is shown may be old."),
    }


def sharing() -> dict[str, str]:
    return {
        "copied": _("Link copied"),
        "notCopied": _("The link is in the address bar: copy it from there."),
        "opened": _("{name} is open"),
        "confirmed": _("Confirmed on {date}"),
        "updated": _("Updated on {date}"),
        "since": _("from {date}"),
        "until": _("until {date}"),
        "partOf": _("It is part of this organisation"),
        "unit": _("Part of it"),
    }


def shading() -> dict[str, str]:
    return {
        "shadeFirst": _("Colour the map by …"),
        "shadeBeside": _("Set beside it …"),
        "shadeNoData": _("No data"),
        "shadeSynthetic": _("{year}, synthetic: not real data"),
        "shadeWithheld": _("Not published, so that nobody is revealed"),
        "shadeInterval": _("{low} to {high} with 95 per cent confidence"),
        "shadeHouseholds": _("{count} households"),
        "shadeSample": _("sample of {count}"),
        "shadeRank": _("rank {rank} of {count}, the highest first"),
        "shadeRange": _("{from} to {to}"),
        "shadeRangeAbove": _("over {from}, to {to}"),
        "shadeRangeUnder": _("over {from}, under {to}"),
        "shadeFirstUnder": _("{from} to under {to}"),
        "shadeUpTo": _("up to {to}"),
        "shadeArea": _("{count} area"),
        "shadeAreas": _("{count} areas"),
        "shadeCounted": _("counted on {date}"),
        "shadeSpread": _(
            "Half of the areas lie between {first} and {third}; in the middle {middle}"
        ),
    }


def shaded() -> dict[str, str]:
    """What goes with the colours: table, bounds, levels."""
    return {
        "shadeTable": _("Table: {level}, {count}"),
        "shadeCaption": _("{name}. {line}. Source: {source}"),
        "shadeCaptionSure": _("Below a value: its interval with 95 per cent confidence."),
        "shadeBound": _("Class {number}"),
        "shadeBoundNumber": _("Class {number}: write a number, for example 0.55."),
        "shadeBoundOrder": _("Class {number} must go further up than the one before it."),
        "shadeDrill": _("Look inside: {level}"),
        "shadeNotAtLevel": _("This figure has no values for the level {level}."),
        "shadeNoValues": _("This figure has no values yet."),
        "shadeAtLevel": _("Show by {level}"),
        "shadeAloud": _("{name}: {count} areas, {missing} without data"),
        "shadeAloudWithheld": _(
            "{name}: {count} areas, {missing} without data, {suppressed} not published"
        ),
    }


def held() -> dict[str, str]:
    """What values are held against."""
    return {
        "shadeSince": _("from {from} to {to}"),
        "shadeHeldWithin": _("the area looked into"),
        "shadeHeldPlace": _("Against the value of {name}"),
        "shadeHeldNumber": _("Write a number, for example 0.55."),
        "shadeAroundPlace": _("The colours part at the value of {name}: {value}"),
        "shadeAroundMedian": _("The colours part at the middle one of these areas: {value}"),
        "shadeAroundNumber": _("The colours part at {value}"),
        "shadeAroundNoChange": _("The colours part at no change since {year}"),
        "shadeAroundUnknown": _("That value is not known here, so the colours are in one order."),
    }

"""What the search says on the map page: {blanks} are filled in the browser."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def searching() -> dict[str, str]:
    """The field, what it offers, and where nothing was found."""
    return {
        "suggestPlaces": _("Places"),
        "suggestIssues": _("Issues"),
        "suggestGroups": _("Target groups"),
        "suggestRecords": _("Organisations, projects, resources and needs"),
        "suggestTerms": _("Words"),
        "searchFor": _("Search for “{words}”"),
        "suggested": _("{count} suggestions; up and down arrows choose"),
        "recentRemove": _("Remove “{words}” from your recent searches"),
        "matched": _("Also matched: {words}"),
        "orderBest": _("best match first"),
        "orderName": _("by name, in Thai order"),
        "orderNear": _("nearest first"),
        "aPlace": _("Place"),
        "anIssue": _("Issue"),
        "aGroup": _("Target group"),
        "anIndicator": _("Indicator"),
        **nearby(),
        **ways(),
    }


def nearby() -> dict[str, str]:
    return {
        "nearAsking": _("Asking your browser where you are…"),
        "nearFound": _(
            "Shown: what is within about 15 km of you. Your exact place stays in this browser; "
            "the server is only asked about an area rounded to 1 km."
        ),
        "nearDenied": _(
            "Your browser is not allowed to tell where you are. You can allow it in the "
            "browser's settings for this site, or type a place."
        ),
        "nearUnknown": _("Your browser could not find where you are. You can type a place."),
        "nearSlow": _("Finding where you are took too long. Try again, or type a place."),
        "nearNever": _("This browser cannot tell where you are. You can type a place."),
        "nearAbroad": _("You seem to be outside Thailand. You can type a place."),
    }


def ways() -> dict[str, str]:
    """From an empty list on."""
    return {
        "nothingFor": _("Nothing found for “{words}”"),
        "wayWholeMap": _("Not only what the map shows"),
        "wayRegion": _("All of {name}"),
        "wayCountry": _("The whole country"),
        "wayWithout": _("Without {label}"),
        "wayAll": _("Clear everything"),
        "wayCount": _("{way} ({count})"),
    }


def reading() -> dict[str, str]:
    """How words were understood, and how that is taken back."""
    return {
        "readCorrected": _("Showing results for “{words}”."),
        "readKeyboard": _("Read as typed on a Thai keyboard: “{words}”."),
        "readAsTyped": _("Search for “{words}” as typed"),
        "readVerbatim": _("Searched for “{words}” exactly as typed."),
        "readWithHelp": _("Search with help for spelling"),
        "readAlso": _("“{words}”: also {also}."),
        "readPlace": pgettext("place understood", "{name} ({level})"),
        "readYear": _("Year {year}"),
        "readRemove": _("Search without {words}"),
        "relaxedPlace": _("Nothing has all of it in this place: these are from elsewhere too."),
        "relaxedYear": _("Nothing has all of it in this year: these are from other years too."),
        "relaxedTerms": _("Nothing has all of your words: these have some of them."),
    }

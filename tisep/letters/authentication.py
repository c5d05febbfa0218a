"""Whether a mail's sender is proven, by what the mail server in front found (RFC 8601).

That server must remove headers that others wrote in its name, as RFC 8601 section 5 asks; of each
method only its topmost result counts, which is the one it wrote itself.
"""

from __future__ import annotations

import re
from email.message import EmailMessage

from django.conf import settings

COMMENT = re.compile(r"\([^()]*\)")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
RESULT = re.compile(r"(dmarc|dkim|spf)\s*=\s*(\w+)", re.IGNORECASE)
PROPERTY = re.compile(
    r"(header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*(\S+)", re.IGNORECASE
)
# Whom each method proves: the property that holds the domain.
SAYS = {"dmarc": ("header.from",), "dkim": ("header.d", "header.i"), "spf": ("smtp.mailfrom",)}


def proven(message: EmailMessage, domain: str) -> bool:
    """Whether DMARC, a DKIM signature or SPF passed for the domain that the mail is from.

    DKIM and SPF also count for a domain above it. Where DMARC said yes or no, it decides.
    """
    results = _results(message)
    verdicts = [one for one in results.get("dmarc", []) if one[0] in ("pass", "fail")]
    if verdicts:
        return all(one == ("pass", domain) for one in verdicts)
    return any(
        result == "pass" and _covers(one, domain)
        for method in ("dkim", "spf")
        for result, one in results.get(method, [])
    )


def _results(message: EmailMessage) -> dict[str, list[tuple[str, str]]]:
    """By method what came out and for which domain, from the topmost header that has it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for header in message.get_all("Authentication-Results", []):
        plain = QUOTED.sub(lambda quoted: quoted[1].replace(";", ""), _uncommented(str(header)))
        server, _semicolon, rest = plain.partition(";")
        if (server.split() or [""])[0].lower() != settings.MAIL_AUTHSERV_ID.lower():
            continue
        here: dict[str, list[tuple[str, str]]] = {}
        for part in rest.split(";"):
            if result := RESULT.match(part.strip()):
                method = result[1].lower()
                here.setdefault(method, []).append((result[2].lower(), _domain(part, method)))
        found = here | found
    return found


def _uncommented(header: str) -> str:
    while (shorter := COMMENT.sub(" ", header)) != header:
        header = shorter
    return header


def _domain(part: str, method: str) -> str:
    for name, value in PROPERTY.findall(part):
        if name.lower() in SAYS[method]:
            return value.rpartition("@")[2].strip("<>.").lower()
    return ""


def _covers(proven_domain: str, domain: str) -> bool:
    """The domain itself, or one above it that is no bare ending such as `th`."""
    return proven_domain == domain or (
        proven_domain.count(".") > 0 and domain.endswith(f".{proven_domain}")
    )

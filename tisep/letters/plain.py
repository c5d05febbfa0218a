"""The words that a person wrote in an e-mail: no HTML, no quoted letter, no signature."""

from __future__ import annotations

import re
from email.message import EmailMessage
from html.parser import HTMLParser

from tisep.letters.outgoing import MARK

UNSEEN = {"script", "style", "head", "title", "template"}
BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "hr"}
# What mail programs write above the letter that they quote.
INTRODUCES = re.compile(
    r"(on |am |le |เมื่อ|ใน(วันที่)? ).*"
    r"|.*(wrote|writes|เขียนว่า|เขียน|ได้เขียน) ?:"
    r"|-+ ?(original message|forwarded message|ข้อความต้นฉบับ|ข้อความเดิม|ข้อความที่ส่งต่อ).*"
    r"|\*?(from|sent|to|cc|subject|date|จาก|ส่ง|ถึง|สำเนา|เรื่อง|วันที่) ?:.*"
    r"|[_-]{5,}|>.*",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"\n-- ?\n")
REPLY_ADDRESS = re.compile(r"reply\+[a-z2-7]{20,60}@\S+", re.IGNORECASE)


class Unreadable(ValueError):
    """An e-mail whose text cannot be told."""


def words_of(message: EmailMessage, own_addresses: set[str]) -> str:
    """What was written above the quoted letter, with the writer's own addresses taken out.

    Raises Unreadable.
    """
    try:
        body = message.get_body(("plain", "html"))
        content = str(body.get_content()) if body else ""
    except (LookupError, UnicodeError, ValueError, AttributeError) as error:
        raise Unreadable from error
    if body is not None and body.get_content_subtype() == "html":
        content = text_of_html(content)
    # UTF-7 and its like can name halves of signs, which nothing can store.
    content = content.encode("utf-8", "replace").decode()
    return without_addresses(newly_written(content), own_addresses)


def newly_written(content: str) -> str:
    """Without the letter that it answers, and without what follows a signature's line."""
    content = content.replace("\x00", "").replace("\r\n", "\n")
    above, mark, _below = content.partition(MARK)
    lines = above.split("\n")
    if mark:
        # Of the mark's own line, and what introduces the quoted letter.
        lines.pop()
        while lines and (not lines[-1].strip() or INTRODUCES.fullmatch(lines[-1].strip())):
            lines.pop()
    kept = "\n".join(line for line in lines if not line.startswith(">"))
    return SIGNATURE.split(f"\n{kept}\n")[0].strip()


def without_addresses(text: str, own: set[str]) -> str:
    text = REPLY_ADDRESS.sub("[…]", text)
    for address in own:
        text = re.sub(re.escape(address), "[…]", text, flags=re.IGNORECASE)
    return text


class _Text(HTMLParser):
    """Gathers what a reader would see; what is quoted stays out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.unseen = 0
        self.quoted = 0

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.unseen += tag in UNSEEN
        self.quoted += tag == "blockquote"
        if tag in BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN and self.unseen > 0
        self.quoted -= tag == "blockquote" and self.quoted > 0
        if tag in BLOCKS - {"br", "hr"}:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen and not self.quoted:
            self.found.append(re.sub(r"\s+", " ", data))


def text_of_html(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = [line.strip() for line in "".join(parser.found).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

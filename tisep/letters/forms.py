"""The forms of letters: a new one, an answer, a report."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from actors.letters.files import CheckedFile, checked
from actors.letters.threads import name_of
from actors.models import LARGEST_FILES, Actor, Conversation, Reason, Side
from actors.models.conversation import LONGEST_TEXT
from actors.rights import actors_of
from records.models import User

TOO_LONG = _(
    "This is %(show_value)s characters long; %(limit_value)s are possible. "
    "You can send it in two parts."
)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class LetterFiles(forms.FileField):
    """Up to three files; what each is is told by its content."""

    widget = SeveralFiles(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"})

    def clean(self, data: Any, _initial: Any = None) -> list[CheckedFile]:
        files: list[UploadedFile] = [one for one in data or [] if one]
        # What is too large is not read into memory first.
        if sum(file.size or 0 for file in files) > LARGEST_FILES:
            return checked([("", bytes(LARGEST_FILES + 1))])
        return checked([(file.name or "", file.read()) for file in files])


class AnswerForm(forms.Form):
    """`key` makes a form that is sent twice one letter."""

    text = forms.CharField(
        label=_("Your letter"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"class": "input", "rows": 8}),
        error_messages={
            "required": _("Please write a few words first."),
            "max_length": TOO_LONG,
        },
    )
    attached = LetterFiles(
        label=_("Pictures or PDF files, if needed"),
        required=False,
        help_text=_("Up to three, 5 MB together."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\x00", "").replace("\r\n", "\n")


class NameChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class LetterForm(AnswerForm):
    in_name_of = NameChoice(
        label=_("In the name of"), queryset=Actor.objects.none(), required=False
    )
    subject = forms.CharField(label=_("What it is about"), max_length=150)
    field_order = ("in_name_of", "subject", "text", "attached", "key")

    def __init__(self, *args: Any, by: User, recipient: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        mine = actors_of(by).public().exclude(pk=recipient.pk)  # type: ignore[attr-defined]
        name: Any = self.fields["in_name_of"]
        name.queryset = mine.order_by("name_th")
        alone = Conversation(writer=by, recipient=recipient)
        name.empty_label = _("Myself: %(name)s") % {"name": name_of(alone, Side.WRITER)}


class ReportForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is wrong with it?"), choices=Reason.choices)

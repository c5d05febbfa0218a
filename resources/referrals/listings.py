"""What a referral does to the need and the offer that it joins.

Whoever holds a referral's lock takes the need's next and the offer's last, so that nobody waits
in a circle.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from resources.models import Need, NeedStatus, OfferState, Outcome, Referral, Resource
from resources.referrals.moving import TooLate

UNDER_WAY = ["accepted", "followed_up"]
ASKED = [NeedStatus.OPEN, NeedStatus.MATCHED, NeedStatus.PARTLY_MET]
TO_BE_HAD = [OfferState.OPEN, OfferState.NOT_OFFERED]


def hold(referral: Referral) -> None:
    """Lock the need and the offer; raises TooLate where either, or the receiver, is gone."""
    if referral.to_actor and not referral.to_actor.is_public:
        raise TooLate(_("This organisation is not listed any more."))
    referral.need = locked_need(referral)
    if not referral.need.is_public or referral.need.status not in ASKED:
        raise TooLate(_("This need is no longer open."))
    offer = locked_offer(referral)
    if offer and not (offer.is_public and offer.offer in TO_BE_HAD):
        raise TooLate(_("The offer has been withdrawn meanwhile, or promised to somebody else."))


def promise(referral: Referral) -> None:
    """The receiver has accepted: the need is being met, the offer is kept for it."""
    hold(referral)
    turn(referral.need, NeedStatus.MATCHED)
    if referral.resource and referral.resource.offer == OfferState.OPEN:
        turn(referral.resource, OfferState.RESERVED)


def let_go(referral: Referral) -> None:
    """It is not met on this way: need and offer are free for another."""
    referral.need = locked_need(referral)
    others = Referral.objects.filter(need=referral.need, state__in=UNDER_WAY)
    if referral.need.status == NeedStatus.MATCHED and not others.exclude(pk=referral.pk).exists():
        turn(referral.need, NeedStatus.OPEN)
    offer = locked_offer(referral)
    if offer and offer.offer == OfferState.RESERVED:
        turn(offer, OfferState.OPEN)


def settle(referral: Referral, outcome: str) -> None:
    """What came of it becomes how the need stands."""
    referral.need = locked_need(referral)
    met = NeedStatus.MET if outcome == Outcome.MET else NeedStatus.PARTLY_MET
    turn(referral.need, met)
    offer = locked_offer(referral)
    if offer and offer.offer == OfferState.RESERVED:
        turn(offer, OfferState.GIVEN)


def turn(listing: Need | Resource, state: str) -> None:
    """Leave it as it is where that state may not follow: somebody has said otherwise meanwhile."""
    if listing.may_become(state):
        setattr(listing, listing.moves, state)
        listing.save(update_fields=[listing.moves, "updated_at"])


def locked_need(referral: Referral) -> Need:
    rows = Need.objects.select_for_update(of=("self",)).select_related("actor")
    return rows.get(pk=referral.need_id)


def locked_offer(referral: Referral) -> Resource | None:
    rows = Resource.objects.select_for_update(of=("self",))
    referral.resource = rows.filter(referrals=referral).first()
    return referral.resource

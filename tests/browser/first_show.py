"""Who and what is there when the first show begins, and how it is taken away."""

MUNICIPALITY, FOUNDATION = "เทศบาลตำบลท่าสาป", "มูลนิธิรถเข็นยะลาทดสอบ"
NEED, OFFER = "รถเข็นสำหรับผู้สูงอายุติดเตียง ต.ท่าสาป", "รถเข็นให้ยืมสำหรับผู้สูงอายุทดสอบ"
PASSWORD = "a-long-test-word"
# Of the province's others five are open and five met: enough for its figures to be told.
MAKE = f"""
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from actors.models import Actor, Membership, TargetGroup
from records.models import User
from regions.models import Region
from resources.models import Need, Resource
yala = dict(region=Region.objects.get(code='9501'), placed_by='code', state='published')
older = TargetGroup.objects.get(slug='older-persons')
actor = Actor.objects.create(name_th={FOUNDATION!r}, kind='cso', **yala)
helper = User.objects.create_user('helper', 'helper@first.example', {PASSWORD!r})
EmailAddress.objects.create(user=helper, email=helper.email, verified=True, primary=True)
Membership.objects.create(person=helper, actor=actor, role='owner')
offer = Resource.objects.create(name_th={OFFER!r}, kind='equipment', owner=actor, offer='open',
    amount=5, unit='คัน', **yala)
for one in (actor, offer):
    one.target_groups.add(older)
for number in range(10):
    name = f'ความต้องการทดสอบ {{number}}'
    need = Need.objects.create(name_th=name, kind='space', actor=actor, **yala)
    if number < 5:
        need.status = 'met'
        need.save()
curator = User.objects.create_user('curator', 'curator@first.example', {PASSWORD!r}, is_staff=True)
curator.groups.add(Group.objects.get(name='curator'))
"""
SEND = "from tisep.letters.outgoing import send_due; send_due()"
REMOVE = f"""
from actors.models import Actor
from records.models import User
from resources.models import Need, Referral, Resource
Referral.objects.filter(need__name_th={NEED!r}).delete()
Need.objects.filter(name_th={NEED!r}).delete()
Need.objects.filter(name_th__startswith='ความต้องการทดสอบ').delete()
Resource.objects.filter(name_th={OFFER!r}).delete()
Actor.objects.filter(name_th={FOUNDATION!r}).delete()
User.objects.filter(email__endswith='@first.example').delete()
"""

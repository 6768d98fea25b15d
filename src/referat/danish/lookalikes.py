"""Pairs of Danish words that differ by one letter, and are both right."""

from __future__ import annotations

_PAIRS = """
aflys/afløs aflæs/afblæs aflæs/afløs aflås/afløs afregn/afretn arbejdsstyk/arbejdsstyrk
befordr/beordr begav/begrav beregn/beretn borgerlig/borgerplig dagleje/dagpleje ejer/lejer
eksamen/eksamin evalu/evaku forandr/forankr forandr/forundr forbind/forblind fordr/fodr
forhandl/forvandl forhøj/fornøj forrent/forvent forstrækn/forstærkn gennemfør/gennemkør have/havne
historier/historiker indhegn/indregn indhegn/indtegn indregn/indretn komplement/kompliment
koncern/koncert koncession/konfession konstant/kontant konsulent/konsument kontakt/kontrakt
kontinent/kontingent kritiker/kritikker kursist/kurslist luftart/luftfart læge/lære
mekaniker/mekanikker nattetid/nattetim ombyg/ombyt opbring/opring opdag/opdrag opdag/optag
opfodr/opfordr opliv/oplev oplys/oplæs oplys/opløs oplæs/opløs opregn/opretn oprems/oprens
oprydn/oprykn opspar/opspor opvarm/opvart overflyt/overflyv overfør/overhør overtag/overtal
partner/parter patent/patient placer/planer planern/plantern politiker/politikker
processor/professor projektion/protektion reaktion/redaktion reaktor/rektor redaktion/reduktion
referenc/referent reger/reager restanc/restant salg/slag sammenfald/sammenfold
sammenlign/sammenlægn skift/skrift skiltn/skiftn standsn/stansn stemn/sten stigning/stikning
stikning/strikning støddæmp/støjdæmp tekniker/teknikker tilfør/tilkør tilkend/tilsend træn/træk
trækn/træn udblæs/udlæs udbryd/udbyd udbredels/udredels udflyd/udfyld udfyldn/udfældn udform/udfor
udled/udlej udlign/udlægn udlod/udlos udlæs/udløs udredn/udregn udredn/udretn udregn/udretn
udskift/udskrift udsmykn/udstykn udstræk/udtræk udtag/udtal udvand/udvind udvanding/udvandring
udvisn/udviskn vandled/vandlad vej/vejr verific/versific
"""
_STEMS = tuple((one, other) for one, other in (pair.split("/") for pair in _PAIRS.split()))


def are_lookalikes(one: str, other: str) -> bool:
    """True if one word for another makes `other` of `one`: »kontakten« and »kontrakten«."""
    return any(
        (a in one and one.replace(a, b, 1) == other) or (b in one and one.replace(b, a, 1) == other)
        for a, b in _STEMS
    )

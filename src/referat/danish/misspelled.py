"""Words that are misspelt again and again in minutes, and how they are spelt.

Only what the dictionary knows in no other way, and what is no word or name of its own: »overfor«,
»selvom« and »tilrette« are left out, since they may be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

_WHOLE_LINES = """
aktivteter: aktiviteter, alerede: allerede, aligevel: alligevel, allerrede: allerede
beborne: beboerne, budgeter: budgetter, budgeterne: budgetterne, budgetet: budgettet
budjet: budget, budjettet: budgettet, bugdet: budget, buget: budget, bugettet: budgettet
decemper: december, desvære: desværre, desværrer: desværre, diskution: diskussion
diskutionen: diskussionen, efterfølende: efterfølgende, endvidre: endvidere, eventualt: eventuelt
eventuellt: eventuelt, eventult: eventuelt, evenuelt: eventuelt, evntuelt: eventuelt
febraur: februar, febuar: februar, feburar: februar, foreksempel: for eksempel
forsåvidt: for så vidt, godkenst: godkendt, godkent: godkendt
gokendt: godkendt, hendholdsvis: henholdsvis, henholdvis: henholdsvis, hvertfald: hvert fald
hygiene: hygiejne, iaften: i aften, ialt: i alt, ialtfald: i alt fald, ibrug: i brug, idag: i dag
iforgårs: i forgårs, iforvejen: i forvejen, igang: i gang, igår: i går, ihvertfald: i hvert fald
ikraft: i kraft, imidlertig: imidlertid, imildertid: imidlertid, imorgen: i morgen
imorges: i morges, iorden: i orden, istedet: i stedet, istedetfor: i stedet for, itide: i tide
iøvrigt: i øvrigt, janaur: januar, kasseren: kassereren, kasserens: kassererens, komende: kommende
ligledes: ligeledes, medlemer: medlemmer, medlemerne: medlemmerne, milioner: millioner
oktoper: oktober, omrking: omkring, presentationen: præsentationen
regnskap: regnskab, resourcer: ressourcer, resourcerne: ressourcerne, septemper: september
stedetfor: stedet for, suces: succes, sucess: succes, sålænge: så længe, såsnart: så snart
såvidt: så vidt, tidliger: tidligere, tidspunk: tidspunkt
tiligere: tidligere, tilsidst: til sidst, tilstede: til stede, tirdag: tirsdag, tosdag: torsdag
trisdag: tirsdag, vedrøende: vedrørende, velkomen: velkommen, verdrørende: vedrørende
verdørende: vedrørende
"""

_STEM_LINES = """
abbonement: abonnement, abbonnement: abonnement, abonement: abonnement, addresse: adresse
almindlig: almindelig, alminelig: almindelig, altenativ: alternativ, anbefalling: anbefaling
anbefalning: anbefaling, annuler: annuller, annulere: annullere, anonce: annonce
ansvalig: ansvarlig, ansætels: ansættels, ansøging: ansøgning, anuller: annuller
arangement: arrangement, aranger: arranger, arrengement: arrangement, atraktiv: attraktiv
ballance: balance, bariere: barriere, behanling: behandling, bekendgørels: bekendtgørels
besluting: beslutning, beslutnig: beslutning, beslutnning: beslutning, bestryels: bestyrels
bestyrelseformand: bestyrelsesformand, bestyrelsemedlem: bestyrelsesmedlem
bestyrelsemedlemm: bestyrelsesmedlemm, bestyrelsemød: bestyrelsesmød, bestyrlse: bestyrelse
bestyrrels: bestyrels, bestyrrelsesmød: bestyrelsesmød, besyrels: bestyrels, beviling: bevilling
bevillning: bevilling, bugdett: budgett, dagorden: dagsorden, despensation: dispensation
diskusion: diskussion, diskuttere: diskutere, drøfels: drøftels, efektiv: effektiv
efteretning: efterretning, efterrening: efterretning, ejndom: ejendom, ekstraodinær: ekstraordinær
enstemig: enstemmig, entrepenør: entreprenør, entrepnør: entreprenør, evaluring: evaluering
existere: eksistere, financiering: finansiering, finansering: finansiering
finasiering: finansiering, fomand: formand, foretningsorden: forretningsorden
forretningorden: forretningsorden, forskelig: forskellig, forspørgsel: forespørgsel
frivilig: frivillig, fælleskab: fællesskab, generalforamling: generalforsamling
generalforsaming: generalforsamling, generalforsamlig: generalforsamling
generalforsamlnig: generalforsamling, generelforsamling: generalforsamling, gennemang: gennemgang
gennengang: gennemgang, gennensnit: gennemsnit, genralforsamling: generalforsamling
hendvendels: henvendels, henvedels: henvendels, hygejn: hygiejn, hændvendels: henvendels
implementring: implementering, implentere: implementere, implimentere: implementere
indstiling: indstilling, indvitation: invitation, indvitere: invitere, indvolvere: involvere
inisiativ: initiativ, initativ: initiativ, insitution: institution, instilling: indstilling
instution: institution, interesant: interessant, interese: interesse, interresant: interessant
interrese: interesse, interresse: interesse, juredisk: juridisk, kolega: kollega, kolege: kollege
komentar: kommentar, komision: kommission, komission: kommission, kommantar: kommentar
kommision: kommission, kommmune: kommune, kompetance: kompetence, komune: kommune
komunikation: kommunikation, konferance: konference, konstituring: konstituering
konstitutering: konstituering, konstiuere: konstituere, kontigent: kontingent
kontigentforhøjels: kontingentforhøjels, kontigentindbetaling: kontingentindbetaling
kontigentsats: kontingentsats, kontigentstigning: kontingentstigning, kontituere: konstituere
korekt: korrekt, kvallitet: kvalitet, matriale: materiale, medabejder: medarbejder
medarbjeder: medarbejder, meddelse: meddelelse, medelelse: meddelelse
medlemskontigent: medlemskontingent, miliard: milliard, nysgerig: nysgerrig, nødvenig: nødvendig
nødventig: nødvendig, nødvændig: nødvendig, offenlig: offentlig, offetlig: offentlig
officel: officiel, oficiel: officiel, opføgning: opfølgning, opfølging: opfølgning
oplysing: oplysning, opmærsom: opmærksom, ordstyrrer: ordstyrer, oreintering: orientering
organistation: organisation, organsation: organisation, orginal: original
orienterning: orientering, orienteting: orientering, orientring: orientering
orintering: orientering, overaskels: overraskels, overaskende: overraskende, overasket: overrasket
overensstemels: overensstemmels, overenstemels: overensstemmels, overenstemmels: overensstemmels
paralel: parallel, parantes: parentes, parralel: parallel, perriode: periode
planlæging: planlægning, presentere: præsentere, prioitere: prioritere, priortere: prioritere
priotere: prioritere, priotering: prioritering, profesionel: professionel
proffesionel: professionel, prosedure: procedure, præsantere: præsentere, præsis: præcis
referance: reference, referrat: referat, refferat: referat, refferent: referent
regenskab: regnskab, rengskab: regnskab, reperation: reparation, reperere: reparere
representant: repræsentant, repræsantant: repræsentant, repræsentatskab: repræsentantskab
repræsetant: repræsentant, resulat: resultat, samabejde: samarbejde, samensætning: sammensætning
sammarbejde: samarbejde, sekretæriat: sekretariat, sekrætær: sekretær, sikerhed: sikkerhed
skriflig: skriftlig, spørgmål: spørgsmål, spørsmål: spørgsmål, supleant: suppleant
suppleat: suppleant, sytem: system, terasse: terrasse, tibud: tilbud, tiladels: tilladels
tilbagemeldning: tilbagemelding, tilgænglig: tilgængelig, tilmeldning: tilmelding
tilstrækelig: tilstrækkelig, udabejde: udarbejde, udannels: uddannels, uddanels: uddannels
udvikig: udvikling, udviking: udvikling, umiddebar: umiddelbar, umidelbar: umiddelbar
undersøgls: undersøgels, vedligholdels: vedligeholdels, vedtægstændring: vedtægtsændring
viceværd: vicevært, virkomhed: virksomhed, virksomed: virksomhed, årskontigent: årskontingent
"""
_ENDINGS_WORDS = """
e en et er ene erne s ens ets enes ernes t te tes ere est este de des n ns r rs rne rnes nes
mer merne met mets tet ter terne tets hed heden heder ede edes es re res ret rede ring ringen
"""
_ENDINGS = ("", *_ENDINGS_WORDS.split())
"""Wrong forms with a stem of another kind do no harm: nobody writes them."""


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    for pair in lines.replace("\n", ",").split(","):
        if pair.strip():
            wrong, right = pair.split(": ")
            yield wrong.strip(), right.strip()


@cache
def _written() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Stems, and words that have no other form: only who looks for slips asks for them."""
    return dict(_pairs(_STEM_LINES)), dict(_pairs(_WHOLE_LINES))


@cache
def misspelt() -> frozenset[str]:
    """The misspelt words in small letters, in all their forms."""
    stems, whole = _written()
    return frozenset([wrong + ending for wrong in stems for ending in _ENDINGS] + [*whole])


@cache
def spellings() -> Mapping[str, str]:
    """A misspelt word → how it is spelt. Most files have none, so it is made for the first."""
    stems, whole = _written()
    forms = {
        wrong + ending: right + ending for wrong, right in stems.items() for ending in _ENDINGS
    }
    return {**forms, **whole}

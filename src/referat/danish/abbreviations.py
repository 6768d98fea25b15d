"""Danish abbreviations that end in a full stop, and how to tell one from the end of a sentence."""

from __future__ import annotations

import re

from referat.danish.patterns import late

_ABBREVIATIONS_WORDS = """
ad adb adj adm adr adv afd afdl afg afl afs afsn akad alm amt anb anf ang ankl anl anm ans ansv
antal apr arb arr art ass asst att aug august bd bdt bem ber best bestyr bet betj bev bibl bil
bind bio bl boul budg bygn ca cand cirk cm co dat db dec def dep dept dev diff dim dipl dir disp
div dok dr drøft ds dvs dyrl efterf eftf eftm egl ejd eks ekskl eksl eksp ekstr ekstraord el eng
ent etc evt fabr fac fagl fakt fam farm feb febr ff fhv fig fil fin fl flg fol folkeopl for ford
fork formand formd forr fors forsk forst forts forv forvalt fr fre fred frk fysio gdr geb gen
gent gl gns gnsn gnst gr grdl grl grp gs gym gymn henh henv her hhv hj hjsk hr hvh ib if iflg
ifm ift ig iht incl indb indl indst ing init inkl insp inst instr int intern inv jan jap jf jfr
jnr jour journ jr jul jun jur kand kap kapt kass kbh kgl kl klin km komm kommunalbest komp konf
kons konst kont koord kop kr kt kult kv kvt lab led ledn lic liges lign likv lin litt lok lokalt
lør mag maj maks man mand mar maskinm mat matr max mdr mdtl med medd medl mellm mezz mgl mhp mht
mia mid mill min mio mod mr mrs mv mvh nat ndf nedf nov nr nst næstf næstfmd obl obs off okt ons
op opg oph opl oplysn opr ordf org orient overs p par pct pers pga pgf pgr phd pkt pl plf plm
pol pos post pr prakt prg pris priv prod prof prog proj prok prom prop prov præs psyk pt pæd red
ref reg regl rep repr resp rest ret rev rp sag sal sam samf sdr sek sekr sekt sep sept serv sg
sic sign sikk sing sj skr sml sn soc sogn som son sp spec specf spm spr sr st std stedf stif stk
stud suppl sv syd sygepl synspkt søn tab tandl tek tekn telf temp th tidl til tilh tilsv tir
tirs tlf tor tors trp tsk tværf uafh ubet udarb udb udd udf udg udl uds udsk udv ufr ugtl undt
univ usv v var vbn vedl vedr vej verd vha vicedir vicefmd vp vs væs ø økon øv åbn årg årh årl
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())
"""Those met in minutes; a word not among them may still be one."""

_ENDS_LIKE_A_WORD = late(
    r"(?:en|et|er|ne|te|de|ge|le|re|se|ke|ve|me|be|fe|pe|je|ing|ion|skab|hed|dom|ens|ets|ers|"
    r"nes|els|igt|ig|sk|ens|ere)$"
)
_SHORT_WORDS = """
sig den det dem dig mig ham hun han der her nu ja nej ind ud ned med til hen bort over under
mere mest bedre år dag uge to tre fire fem seks syv otte ni ti alle intet ingen nogen selv
også ikke dog fra af om på ved for i det dette disse det vi os jer man hos mod
"""
_SHORT = frozenset(_SHORT_WORDS.split())


def is_abbreviation(word: str) -> bool:
    """True for a word that is known as an abbreviation, or has no vowel, or ends in one that is
    (`telefonnr`).
    """
    plain = word.casefold()
    return (
        plain in ABBREVIATIONS
        or not re.search("[aeiouyæøåéü]", plain)
        or plain.endswith(("nr", "afd", "udv", "best", "adm", "dir", "sekr", "kons"))
    )


def is_plain_word(word: str) -> bool:
    """True for a word that is surely written in full, so that a full stop after it ends a
    sentence. False says nothing.
    """
    plain = word.casefold()
    if plain in _SHORT:
        return True
    return len(plain) >= 4 and not is_abbreviation(word) and bool(_ENDS_LIKE_A_WORD.search(plain))

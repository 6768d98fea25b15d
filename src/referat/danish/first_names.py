"""First names borne in Denmark: what tells a person's name from that of a place or a company."""

from __future__ import annotations

_WOMEN = """
agnes aida alberte alma amalie amanda amina andrea ane anette anita anja ann anna anne
annegrethe annelise annemarie annemette annette anni annie asta astrid augusta aya ayse ayşe
bente benedikte berit birgit birgitte birte birthe bodil bolette britt britta camilla carina
caroline cathrine cecilie charlotte christa christel christina christine clara connie dagmar
daniela ditte dorit dorte dorthe dorthea edith elin elisa elisabeth elise ella ellen else
elsebeth emilie emma emmy ester eva fatima fatma filippa freja frederikke frida gerda gertrud
gitte grethe grete gudrun gunhild hanna hanne hannah hatice heidi helen helena helene helga
helle henriette hilda iben ida inga inge ingeborg ingelise inger ingrid irene iris isabella jana
jane janne janni jeanette jeanne jette joan johanne josefine judith julia julie jytte kaja
kamilla karen karin karina karla karolina karoline katarina katja katrine kirsten kirstine klara
kristina kristine laila lea leila lena lene leyla liane lilian lilly lily lina linda line lis
lisa lisbet lisbeth lise liselotte lissi liv lone lotte louise lykke maiken maj maja malene
malou maren margit margrete margrethe maria mariam marianne marie mariann marlene marta martha
mathilde maya merete merethe merle meta mette mia mie mille minna mona monica nadia nanna naja
nathalie nete nicoline nina nora olga olivia oda patricia paula pernille petra pia rasmine
rebecca regitze rie rigmor rikke rita ronja rosa ruth sabrina sally sandra sanne sara sarah
selma sidsel signe sigrid silje silke simone sine siv sofia sofie sonja sophie stine susan
susanne sussi suzanne svetlana sylvia tanja tea thea thyra tilde tina tine tove trine ulla
ursula valborg vera vibe vibeke victoria viola vivi vivian winnie xenia yasmin ylva yrsa yvonne
zahra zeynep åse
"""
_MEN = """
adam adnan ahmad ahmed aksel albert alex alexander alf alfred ali allan anders andreas anker
anton aron arne arthur asbjørn asger asker axel bendt benjamin benny bent bernhard bernt birger
bjarke bjarne bjørn bo brian børge carl carsten casper charles christen christian christoffer
christopher claus dan daniel david dennis ebbe edvard egon ejler ejnar elias emil emre enevold
erik erling esben eskild ernst felix finn flemming folmer frank frans fred frederik freddy frits
frode georg gert gorm gregers gunnar gustav halfdan hans harald harry hasan hassan helge helmer
henning henrik herluf herman holger hugo hussein ib ibrahim ingolf ivan ivar jacob jakob jan
jannik jens jeppe jeremias jesper jim joachim joakim jochen joel johan johannes john johnny jon
jonas jonathan jost julius jørgen jørn kaare kaj karl karsten kasper kenn kenneth kent kevin
kian kim kjeld kjell klaus knud konrad kristen kristian kristoffer kurt lars lasse laurits lauge
laust leif lennart leo leon loke louis lucas ludvig lukas mads magnus malthe manfred marc marcus
mario marius mark markus martin mathias mats matthias max mehmet michael mike mikael mikkel
milan mogens mohamed mohammad mohammed morten mustafa niclas nicolai nicolaj niels niklas
nikolai nikolaj nils noah ole oliver olav oluf omar oscar oskar osman otto ove palle patrick
paul paw peder peer per peter philip poul povl preben ralf ralph rasmus rené rene richard robert
rolf ronni ronny rune samuel sebastian severin sigurd silas simon steen steffen sten stig storm
sune svend søren tage teis theis theodor thomas thor thorbjørn thorkild thorsten thorvald tim
tobias tom tommy tonny torben torkild troels tue uffe ulrik ulrich vagn valdemar verner vidar
victor viggo viktor villads villy vitus walter werner william willy yusuf åge aage
"""
FIRST_NAMES = frozenset((_WOMEN + _MEN).split())

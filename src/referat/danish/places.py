"""Names of places that minutes are full of: the municipalities and the regions."""

from __future__ import annotations

_MUNICIPALITIES_WORDS = """
Aabenraa Aalborg Aarhus Albertslund Allerød Assens Ballerup Billund Bornholms Brøndby
Brønderslev Dragør Egedal Esbjerg Fanø Favrskov Faxe Fredensborg Fredericia Frederiksberg
Frederikshavn Frederikssund Furesø Gentofte Gladsaxe Glostrup Greve Gribskov Guldborgsund
Haderslev Halsnæs Hedensted Helsingør Herlev Herning Hillerød Hjørring Holbæk Holstebro Horsens
Hvidovre Hørsholm Ikast-Brande Ishøj Jammerbugt Kalundborg Kerteminde Kolding Københavns Køge
Langeland Lejre Lemvig Lolland Læsø Mariagerfjord Middelfart Morsø Norddjurs Nordfyns Nyborg
Næstved Odder Odense Odsherred Randers Rebild Ringsted Roskilde Rudersdal Rødovre Samsø
Silkeborg Skanderborg Skive Slagelse Solrød Sorø Stevns Struer Svendborg Syddjurs Sønderborg
Thisted Tønder Tårnby Vallensbæk Varde Vejen Vejle Vesthimmerlands Viborg Vordingborg Ærø Århus
"""
MUNICIPALITIES = frozenset(_MUNICIPALITIES_WORDS.split())
"""Those of one word; »Høje-Taastrup«, »Lyngby-Taarbæk« and »Ringkøbing-Skjern« are known by their
last part.
"""

REGIONS = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland", "Østdanmark")

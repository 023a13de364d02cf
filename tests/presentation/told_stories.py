"""The titles of three stories, layer by layer, for the tests of the diagram."""

BADHUIS = (
    ("Bewoners van de Leidsebuurt",),
    (
        "Samen activiteiten organiseren",
        "Iedereen mag meedoen, meestal gratis",
        "Het gebouw als ontmoetingsplek",
        "Talenten van bewoners als uitgangspunt",
        "Een divers aanbod, voor ieder wat wils",
    ),
    (
        "Steunend netwerk",
        "Empowerment: groeien in wat je kunt",
        "Verbondenheid met elkaar en de buurt",
    ),
    (
        "Sociale veiligheid",
        "Inclusieve wijk",
        "Minder eenzaamheid",
        "Sociale cohesie",
        "Zelfredzaamheid",
        "Leefbaarheid",
    ),
)
KEMPENAAR = (
    ("Bewoners van Buitenoord",),
    ("Elkaar ontmoeten", "Iedereen welkom", "De tuin aanleggen", "Weinig regels", "Dieren"),
    ("Meer contact", "Elkaar herkennen", "Nieuwe verbindingen", "Respect leren", "Hergebruik"),
    ("Leefbaarheid", "Samenredzaamheid", "Sociale cohesie", "Sociale veiligheid"),
)
SLEUTEL = (
    ("Bewoners van de Haagse Beemden",),
    ("Winkel en plek", "Dagactiviteiten", "Mensen verbinden", "Ruimte voor initiatieven"),
    ("Groepen ontmoeten elkaar", "Talent", "Zelfvertrouwen", "Elkaar helpen"),
    ("Leefbaarheid", "Zingeving", "Lagere zorgkosten door preventie", "Minder stigma"),
)

"""Common Dutch words that may not stand in a name.

Words that are English too ("week", "hand"), and names ("De Tuin"), are left out.
"""

LISTED = """
aandacht aantal aantallen adres afbeelding afdruk afdrukken afgerond afronden afronding
akkoord alles alsof ander anders antwoord antwoorden antwoordt apparaat balk beeld beelden
beheer beheerder beheerders beheren bekijk bekijken belangrijk beoordeel beoordeling bereken
berekenen berekening bericht berichten beschrijf beschrijving bestand bestanden bewaar
bewaard bewaren bewerk bewerken bewijs bewoner bewoners bezoek bezoeker bezoekers bijdrage
bijlage blad bladen bladzijde boven bovenaan breed breedte bron bronnen buren buur
buurtbewoner controle controleer dag dagen datum datums deel deelnemen deelnemer
deelnemers deler dertig diensten dikte doe doel doelen draad druk drukken duidelijk duur
duurt eens eenzaamheid eerste einde eisen euros figuur fout fouten gebied gebruik gebruiken
gebruiker gebruikers gegeven gegevens gemiddeld gemiddelde geslacht getal getallen geval
gevallen geven gevolg gevolgen gewicht gezondheid grafiek grafieken grens grenzen groep
groepeer groepen groot grootte haal handleiding hoe hoeveel hoeveelheid hoofd hoog hoogte
houding huis huizen hulp ingevuld inhoud initiatiefnemer inloggen instelling instellingen
invloed invoer invul invullen jaar jaartal jaren kaart kaarten kaartje kaartjes kans kansen
kenmerk keuze keuzes kies kiezen klaar klein kleur kleuren knop knoppen kolom kolommen kopje
kopjes koppel koppeling kosten laag laat laatste laden lagen lang leeftijd leeg leegte lees
leesbaar lengte lezen lijn lijnen lijst lijsten maak maakt maand maanden maat maken marge
meer melding meldingen mening mens mensen meten minder naam nalopen nieuw nieuwe niveau
niveaus nodig noem nul nummer nummers omschrijving onder onderdeel onderdelen onderzoek
ongeveer onthoud ontwikkeling opbouw opbrengst opbrengsten openen opmerking opmerkingen
opslaan opslag optellen opties overzicht pagina paginas peildatum periode personen persoon
plaatje plaats plaatsen portret punten reeks regel regels reken rekenen respondenten rij
rijen ronde ronden samen samenvatting schaal scherm schermen schrijf schrijven selecteer
sleutels soort soorten spatie staat stad stap stappen stellen steun straat straten streep
stuk stukken stuur taal tabel tabellen teken tekenen tekening tekens tekst teksten tel
tellen telling terug tijd tijden titel titels toelichting toename toestemming toevoegen
tonen toon totaal totalen tweede uit uitleg uitslag uitvoer uur vak vakje vandaag vast veld
velden verander veranderen verandering verborgen verder vergelijk vergelijken vergelijking
verhaal verhalen verplaats verplicht verschil verschillen versie versies verslag verwijder
verwijderen verwijzing vink vlak voldoende volgende volgorde voor voorbeeld voorbeelden
vorige vorm vormen vraag vraagstuk vragen vrijwilliger vrijwilligers waarde waarden waarom
waarschuwing wachtwoord wanneer wat weg weken welkom werk wie wijk wijken wijzig wijzigen
wijziging wissel woning woord woorden woordenlijst zaal zeker zelf zie zien zin zinnen zoek
zoeken zonder zorg zuil
"""
DUTCH_WORDS = frozenset(LISTED.split())

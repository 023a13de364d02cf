"""Guessing which words of a Dutch text are names of people: often right, never sure."""

import re
from collections.abc import Collection, Iterator


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


# A word, with what joins its parts: "Anne-Marie", "D'Souza".
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
# What may stand between two words of one name.
PARTICLES = words_of(
    """
    van der den de het ten ter te el al bin ben ibn von da dos la le
    """
)
TITLES = words_of(
    """
    mevrouw mevr mw meneer menheer mijnheer dhr heer juffrouw juf meester buurvrouw buurman
    tante oom opa oma dokter dr huisarts zuster broeder pastoor dominee imam wijkagent agent
    wethouder mrs mr ms miss aunt uncle
    """
)
# A short title ends in a point, which then ends no sentence.
SHORT_TITLES = words_of(
    """
    mevr mw dhr dr mr mrs ms
    """
)
# After such a word comes a name: "mijn dochter Noor".
RELATIVES = words_of(
    """
    moeder vader zoon dochter zus zusje broer broertje vriendin vriend collega buurmeisje
    buurjongen kleinzoon kleindochter nicht neef schoonzus schoonzoon
    """
)
# First names that are hardly any other word: these are seen at the begin of a sentence too.
FIRST_NAMES = words_of(
    """
    Achmed Ahmed Aicha Aisha Ali Amina Anouk Ans Arjan Ayse Bart Bas Bert Betty Bianca Bram
    Carla Chantal Chris Cornelis Corrie Daan Dennis Diana Dirk Edwin Els Elly Emine Emma Erik
    Esther Eva Evert Fatima Fatma Femke Fenna Frans Fred Gerard Gerda Gerrit Hans Harmke Harry
    Hassan Hatice Henk Hennie Ibrahim Inge Ingrid Ineke Irma Jaap Jacqueline Jan Janneke
    Jeroen Jesse Joke Joop Johan Johanna Joost Joris Julia Karel Karin Karim Kees Khadija Kim
    Klaas Lars Layla Leo Liesbeth Linda Lisa Loes Lotte Lucas Maaike Maarten Mahmoud Malika
    Marcel Margriet Maria Marianne Marieke Marijke Marja Mark Marjan Martijn Max Mehmet Merel
    Michael Mieke Mila Milan Miriam Mohamed Mohammed Monique Mustafa Nadia Naima Natasja Nel
    Nico Niels Noor Omar Patricia Paul Peter Petra Piet Pieter Rachid Ria Rik Rob Robert Robin
    Ronald Ruud Saida Samira Sander Sandra Sanne Saskia Sara Sem Sevgi Sjaak Sjoerd Sofie
    Stefan Suzanne Sven Thea Theo Thijs Thomas Tineke Ton Toos Truus Wendy Willem Wilma
    Wim Yasmin Yusuf Youssef Yvonne Zeynep
    """
)
# What is written with a capital in the middle of a sentence, and is nobody.
NO_NAMES = words_of(
    """
    Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Januari Februari Maart April
    Mei Juni Juli Augustus September Oktober November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday January February March May June July August October Kerst
    Kerstmis Pasen Pinksteren Sinterklaas Sint Koningsdag Ramadan Suikerfeest Offerfeest Keti
    Koti Hemelvaart Oud Nieuw Nieuwjaar God Allah Jezus Bijbel Koran Nederland Nederlander
    Nederlanders Nederlands Nederlandse België Belg Duits Duitse Duitsland Frans Franse
    Frankrijk Engels Engelse Engeland Spanje Spaans Italië Italiaans Polen Pools Poolse
    Oekraïne Oekraïens Oekraïense Oekraïners Turkije Turk Turks Turkse Turken Marokko
    Marokkaan Marokkaans Marokkaanse Marokkanen Syrië Syrisch Syrische Syriërs Eritrea
    Eritrees Suriname Surinaams Surinaamse Antilliaans Antilliaanse Curaçao Aruba Somalië
    Somalisch Irak Iran Afghanistan Afghaans Indonesië Indonesisch Moluks Molukse China
    Chinees Chinese Arabisch Arabische Berbers Koerdisch Papiaments Tigrinya Perzisch Europa
    Europese Afrika Afrikaans Afrikaanse Azië Amerika Amerikaans Friesland Fries Friese
    Groningen Groninger Drenthe Overijssel Flevoland Gelderland Utrecht Utrechts Noord-Holland
    Zuid-Holland Holland Zeeland Brabant Noord-Brabant Limburg Amsterdam Amsterdams Rotterdam
    Rotterdams Haarlem Haarlems Den Haag Eindhoven Tilburg Almere Breda Nijmegen Arnhem
    Enschede Apeldoorn Zwolle Leiden Delft Maastricht Leeuwarden Dordrecht Zaanstad Zaandam
    Amersfoort Noord Zuid Oost West Centrum Randstad Facebook Instagram WhatsApp Whatsapp
    Google Youtube YouTube TikTok Twitter Nextdoor Marktplaats Teams Zoom Excel Internet
    Corona Covid Albert Heijn Jumbo Lidl Aldi Hema Action Voedselbank Kringloop Rode Kruis
    Leger Heils Buurthuis Wijkteam Jeugdzorg Gemeente Collectief Repair Café English Dutch
    Turkish Arabic Polish Ukrainian I I'm I've Ik U Uw Jij Wij Ze Het De Een En
    """
)
LONGEST_SHORT_FORM = 6  # WMO, GGD, AVG, UWV: letters only, no name
LOOKED_BACK = 20  # characters before a word, to see whether it begins a sentence


def find_names(text: str, known: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where words stand that seem to be the name of a person, from and up to."""
    words = list(WORD.finditer(text))
    if _is_shouted(words):
        return
    usual = NO_NAMES | {part for one in known for part in WORD.findall(one)}
    number = 0
    while number < len(words):
        length = _name_at(words, number, text, usual)
        if length:
            yield words[number].start(), words[number + length - 1].end()
        number += max(length, 1)


def _name_at(words: list[re.Match[str]], number: int, text: str, usual: Collection[str]) -> int:
    """How many words from here are one name; 0 when none is."""
    after_title = number > 0 and _is_title(words[number - 1], words[number], text)
    length = _length(words, number, text, usual, after_title=after_title)
    if not length:
        return 0
    first = words[number + _particles(words, number, after_title)][0]
    if after_title:
        return length
    if first in usual:
        return 0
    begins = _begins_sentence(words[number], text)
    return length if first in FIRST_NAMES or not begins else 0


def _length(
    words: list[re.Match[str]],
    number: int,
    text: str,
    usual: Collection[str],
    *,
    after_title: bool,
) -> int:
    """The capitalised word here, after a title with its particles, and those that belong to it."""
    length = _particles(words, number, after_title)
    if number + length >= len(words) or not _is_capitalised(words[number + length][0]):
        return 0
    length += 1
    while (more := _more(words, number + length, text, usual)) > 0:
        length += more
    return length


def _particles(words: list[re.Match[str]], number: int, allowed: bool) -> int:
    count = 0
    while allowed and number + count < len(words) and words[number + count][0] in PARTICLES:
        count += 1
    return count


def _more(words: list[re.Match[str]], number: int, text: str, usual: Collection[str]) -> int:
    """How many words further the name goes on: "Fatma de Vries" is one."""
    count = _particles(words, number, True)
    if number + count >= len(words) or not _is_capitalised(words[number + count][0]):
        return 0
    if words[number + count][0] in usual:
        return 0
    joined = text[words[number - 1].end() : words[number + count].start()]
    letters = "".join(one for one in joined if not one.isalpha())
    return count + 1 if letters.strip(" ") == "" and "\n" not in joined else 0


def _is_title(before: re.Match[str], word: re.Match[str], text: str) -> bool:
    title = before[0].lower()
    between = text[before.end() : word.start()]
    if title in SHORT_TITLES:
        return between.strip(" ") in ("", ".")
    return title in TITLES | RELATIVES and between.strip(" ") == "" and between != ""


def _is_capitalised(word: str) -> bool:
    """One capital before small letters; a row of capitals is a short form."""
    if len(word) < 2 or not word[0].isupper():
        return False
    return not (word.isupper() and len(word) <= LONGEST_SHORT_FORM) and word[1:] != word[1:].upper()


def _begins_sentence(word: re.Match[str], text: str) -> bool:
    before = text[max(word.start() - LOOKED_BACK, 0) : word.start()].rstrip(" \t\r\"'‘’“”„«([*-•·–")
    return not before or before[-1] in ".!?…:;\n/>"


def _is_shouted(words: list[re.Match[str]]) -> bool:
    """Whether capitals say nothing in this text: most of its words are all capitals."""
    shouted = sum(word[0].isupper() and len(word[0]) > 1 for word in words)
    return shouted * 2 > len(words)

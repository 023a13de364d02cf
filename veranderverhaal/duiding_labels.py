"""What a reader sees for each stored key of duiding, bijeenkomsten, other sources and learning."""

from veranderverhaal.afspraak import AfspraakState
from veranderverhaal.bijeenkomst import BijeenkomstState, GuestRole, MeetingKind
from veranderverhaal.citaat import ConsentWay, Naming
from veranderverhaal.duiding import DuidingQuestion, Explanation, Recognition
from veranderverhaal.interview import InterviewWay, Tendency
from veranderverhaal.lesson import LessonKind, StoryChangeKind
from veranderverhaal.source_cell import SourceKind, Stance

MEETING_KIND_LABELS = {
    MeetingKind.VOLUNTEERS: "met vrijwilligers (1 uur)",
    MeetingKind.GEMEENTE: "met de gemeente (1,5 uur)",
    MeetingKind.KLANKBORD: "klankbordgroep (meer keren)",
    MeetingKind.OWN: "zelf indelen",
}
GUEST_LABELS = {
    GuestRole.RESIDENT: "bewoners",
    GuestRole.VOLUNTEER: "vrijwilligers",
    GuestRole.GEMEENTE: "gemeente",
    GuestRole.CORPORATIE: "woningcorporatie",
    GuestRole.FUND: "fonds",
    GuestRole.OTHER: "anderen",
}
EVERYONE = "iedereen samen"
BIJEENKOMST_STATE_LABELS = {
    BijeenkomstState.PREPARED: "in voorbereiding",
    BijeenkomstState.RUNNING: "bezig",
    BijeenkomstState.ENDED: "geweest",
}
DUIDING_QUESTIONS = {
    DuidingQuestion.RECOGNISE: "Herkennen we dit?",
    DuidingQuestion.EXPLAIN: "Hoe verklaren we dit?",
    DuidingQuestion.JUDGE: "Wat vinden we ervan?",
    DuidingQuestion.ACT: "Wat betekent het, en wat gaan we doen?",
}
RECOGNITION_LABELS = {
    Recognition.YES: "ja",
    Recognition.PARTLY: "voor een deel",
    Recognition.NO: "nee",
}
EXPLANATION_LABELS = {
    Explanation.CONTEXT: "door wat er om ons heen gebeurde",
    Explanation.PEOPLE: "er kwamen andere mensen dan eerst",
    Explanation.PROBLEM: "het probleem zelf is veranderd",
    Explanation.APPROACH: "door wat we zelf deden",
}
AFSPRAAK_STATE_LABELS = {
    AfspraakState.OPEN: "nog te doen",
    AfspraakState.DONE: "gedaan",
    AfspraakState.DROPPED: "gaat niet door",
}
NAMING_LABELS = {
    Naming.REAL: "de echte naam",
    Naming.FIRST: "alleen de voornaam",
    Naming.OTHER: "een andere naam",
    Naming.NONE: "geen naam",
}
# As the person reads them who chooses.
OWN_NAMING_LABELS = {
    Naming.REAL: "mijn echte naam",
    Naming.FIRST: "alleen mijn voornaam",
    Naming.OTHER: "een andere naam",
    Naming.NONE: "geen naam",
}
CONSENT_WAY_LABELS = {
    ConsentWay.PAPER: "op papier",
    ConsentWay.SCREEN: "op het scherm",
}
SOURCE_LABELS = {
    SourceKind.SURVEY: "vragenlijst",
    SourceKind.INTERVIEWS: "interviews",
    SourceKind.COUNTS: "tellingen",
    SourceKind.OBSERVATION: "zelf gezien",
    SourceKind.DOCUMENTS: "stukken van anderen",
    SourceKind.GROUP_TALK: "groepsgesprek",
}
STANCE_LABELS = {
    Stance.CONFIRMS: "bevestigt",
    Stance.ADDS: "vult aan",
    Stance.CONTRADICTS: "spreekt tegen",
}
INTERVIEW_WAY_LABELS = {
    InterviewWay.FACE: "samen aan tafel",
    InterviewWay.PHONE: "aan de telefoon",
    InterviewWay.GROUP: "met een groepje",
}
TENDENCY_LABELS = {
    Tendency.NOTICED: "merkt het",
    Tendency.MIXED: "merkt het soms",
    Tendency.NOT_NOTICED: "merkt het niet",
}
LESSON_KIND_LABELS = {
    LessonKind.LESSON: "wat we leerden",
    LessonKind.TENSION: "spanning",
}
STORY_CHANGE_LABELS = {
    StoryChangeKind.ADD: "er komt een kaartje bij",
    StoryChangeKind.REWORD: "een kaartje verandert",
    StoryChangeKind.REMOVE: "een kaartje gaat weg",
}

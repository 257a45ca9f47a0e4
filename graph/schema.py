"""The vocabulary of the graph: every label, relationship and property, each with its meaning.

This is the only place where names are decided. `LABELS` and `RELATIONSHIPS` are the tables; the writer takes labels and
types from them, `graph.validation` holds rows against them, and `python -m graph.document` writes `docs/model.md` and
`docs/schema.cypher` from them. Dates are ISO strings, as precise as known ('2024-05-08', '2024-05', '2024').
"""

from __future__ import annotations

from graph.terms import Label, Property, Relationship, Type

SCHEMA_VERSION = 1

CERTAINTY = ("certain", "likely")
BASIS = ("said", "inferred", "judged")
REFERRAL_KINDS = ("escalates", "delegates", "consults", "informs", "reports_back")
REFERRAL_STATUS = ("proposed", "planned", "done")
DECISION_KINDS = (
    "approved", "taken_note", "postponed", "discussed", "decided", "rejected", "cancelled", "none",
)  # fmt: skip
HOW = (
    "own", "registry", "definition", "shape", "short_form", "pronoun", "group", "person", "attendance", "title", "name",
)  # fmt: skip
PRECISIONS = ("day", "month", "quarter", "half", "season", "year", "vague")
JUDGEMENT_KINDS = (
    "same", "different", "unsure", "one_matter", "wrong", "missing", "answered", "received",
)  # fmt: skip
ROLES = ("chair", "co-chair", "deputy-chair", "moderator", "host", "secretary", "minute-taker")


def _text(name: str, meaning: str, values: tuple[str, ...] = ()) -> Property:
    return Property(name, "string", meaning, values)


def _of(kind: Type, name: str, meaning: str, values: tuple[str, ...] = ()) -> Property:
    return Property(name, kind, meaning, values)


ON_EVERY_NODE = (
    _text("id", "Identifier, unique over the whole graph and the same after every load"),
    _text("scope", "Id of the Source that said it; a node that several sources share has its own id here"),
    _text("known_from", "Since when it is known: date of the minutes that say it"),
)
ON_EVERY_FACT = (
    _text("certainty", "How sure the reading is", CERTAINTY),
    _text("rule", "Name of the rule that read it; 'given' where only others have read it"),
    _of(
        "strings",
        "read_by",
        "Who else has read it from the same words: people and other programs, as they call themselves",
    ),
)
ON_EVERY_EDGE = (
    _text("key", "Tells parallel edges between the same nodes apart, empty where there is one at most"),
    _of("strings", "passages", "Ids of the passages that say it"),
    _text("known_from", "Since when it is known: date of the minutes that say it"),
    _text("certainty", "How sure it is", CERTAINTY),
    _text("basis", "Why it is joined: a sentence names the other end, a named rule, a person", BASIS),
    _text("reason", "The rule, its reasons or the person's words, for readers"),
    _of("strings", "reasons", "What speaks for and against it: codes that the labels put into words"),
)

_TIMES = (
    _text("date", "When it happened, as precise as the text gives it"),
    _text("earliest", "First day on which it can have happened"),
    _text("latest", "Last day on which it can have happened, at the latest the day of the minutes that tell it"),
    _text("sort_date", "Day to sort by: the date, else the latest possible day"),
)
_BODY = (
    _text("name", "Name that says which one it is ('KLU Ådal', 'SSF (Nordjylland)')"),
    _text("kind", "What sort of body ('klu', 'working group', 'municipality', 'hospital')"),
    _of("integer", "level", "Place on the ladder from 1 (working groups) to 8 (national)"),
    _of("strings", "aliases", "Other names, short forms and abbreviations"),
    _text("region", "Name of the region it belongs to"),
    _text("valid_from", "Since when the body exists"),
    _text("valid_to", "Until when the body existed"),
    _of("boolean", "registered", "Whether the registry of forums has it"),
    _of("boolean", "known", "False for an end that only its own document can tell apart ('en kommune')"),
    _of(
        "boolean", "named", "Whether loaded minutes name it; false for one that the registry alone ties to one they do"
    ),
)
_FACT = ON_EVERY_FACT

LABELS: tuple[Label, ...] = (
    Label("Source", "One file that was read", (
        _text("name", "File name as loaded"),
        _text("kind", "Format of the file ('text', 'pdf', 'docx', 'html', 'scan')"),
        _of("integer", "pages", "Number of pages, absent where the format has none"),
        _text("extractor", "Version of the extractor that read it"),
        _text("digest", "SHA-256 of the file's bytes in hex"),
        _text("reading", "JSON of everything read from the file; the graph can be rebuilt from it"),
        _text("loaded_at", "When it was loaded (UTC); left out of the canonical export"),
        _of("strings", "places", "Paths of the files with this content when loaded; left out of the canonical export"),
    )),
    Label("Passage", "The words that say a fact", (
        _of("integer", "page", "Page, from 1"),
        _of("integer", "line", "Line, from 1"),
        _of("integer", "start", "Offset of the first character in the source's text"),
        _of("integer", "end", "Offset behind the last character"),
        _text("quote", "The words as they stand: text[start:end]"),
        _of("boolean", "redacted", "Whether a name or number in the quote is masked"),
    )),
    Label("Mention", "One name as one document uses it, before anybody decides who it is", (
        _text("text", "The name as written"),
        _text("kind", "What it seems to name", ("body", "person", "matter")),
        _text("context", "The words around it"),
        _text("rests_on", "Earlier words that it takes its meaning from: what a short form stands for, a definition"),
        _text("how", "By what the tool knows whom it means", HOW),
        _of("integer", "count", "How often the document writes it so"),
        _of("integer", "doubtful", "In how many of these places the meaning is only likely"),
    )),
    Label("Body", "Whoever can send, receive, meet or decide", (*_BODY, *_FACT)),
    Label("Forum", "A body that meets or decides: cluster, Driftsforum, KLU, working group, chairmanship, secretariat",
          extends="Body"),
    Label("Organisation", "A municipality, hospital, ministry, association", extends="Body"),
    Label("Region", "A region", extends="Body"),
    Label("Group", "A collective or unnamed end ('de fire klynger', 'en kommune')", extends="Body"),
    Label("Person", "One human, across minutes", (
        _text("name", "Best form of the name"),
        _of("strings", "variants", "All forms in which the minutes write the name"),
        *_FACT,
    )),
    Label("Meeting", "One sitting of a forum", (
        _text("date", "Day of the meeting, or as precise as known"),
        _text("precision", "How precise the date is", PRECISIONS),
        _text("start", "Start as HH:MM"),
        _text("end", "End as HH:MM"),
        _text("place", "Where it was held"),
        _of("boolean", "online", "Whether it was held online"),
        _text("status", "Whether it took place", ("held", "planned", "postponed", "cancelled")),
        _text("coverage", "What is loaded of it", ("minutes", "agenda", "mentioned")),
        *_FACT,
    )),
    Label("AgendaItem", "One point of an agenda", (
        _text("number", "Number as printed"),
        _of("integer", "position", "Place in the agenda, from 0"),
        _text("title", "Title without number and duration"),
        _of("integer", "duration", "Minutes set aside for it"),
        _text("case_text", "The case as presented"),
        _of("strings", "recommendation_points", "What is recommended, point by point"),
        _text("decision_text", "What the minutes say was decided"),
        _of("strings", "attachments", "Names of the attachments"),
        _of("boolean", "closed", "Whether the item was closed to the public"),
        *_FACT,
    )),
    Label("Decision", "What an item came to, for one body", (
        _of("strings", "kinds", "What the words amount to", DECISION_KINDS),
        _text("text", "The decision's words"),
        _text("date", "Day of the decision"),
        _of("boolean", "differs", "Whether it differs from the recommendation"),
        *_FACT,
    )),
    Label("Matter", "A thread of items and referrals about one thing", (
        _text("name", "Title that a secretary would give it"),
        _of("strings", "aliases", "Other names and earlier titles"),
        _text("status", "What the minutes last say of it"),
        *_FACT,
    )),
    Label("Project", "A matter that is a named undertaking", extends="Matter"),
    Label("Event", "What happened to a matter", (
        _text("kind", "proposed, discussed, approved, applied, funded, started, joined, declined, status, extended, "
                      "evaluated, renamed, transferred, postponed, rejected, withdrawn, closed …"),
        *_TIMES,
        _of("boolean", "planned", "Whether it is still to come, as told"),
        _of("integer", "kroner", "Sum of money in kroner"),
        _text("purpose", "What the money is for"),
        *_FACT,
    )),
    Label("Referral", "A matter going from one body to another", (
        _text("kind", "What is wanted of the receiver", REFERRAL_KINDS),
        _text("subject", "What goes, in a few words"),
        _text("status", "How far it has come", REFERRAL_STATUS),
        *_TIMES,
        _text("condition", "On what it depends, as written"),
        _text("answer", "The answer it brings", ("yes", "no", "partly")),
        *_FACT,
    )),
    Label("Commitment", "Something promised or ordered", (
        _text("what", "What is to be done, in a few words"),
        _text("owner", "Who is to do it, as written; absent where nobody is named"),
        _text("due", "When it is due, as written"),
        _text("due_from", "First day on which it is due"),
        _text("due_to", "Last day on which it is in time"),
        _of("boolean", "recognisable", "Whether its words say enough to be known again in later minutes"),
        *_FACT,
    )),
    Label("Denial", "What the text says was not sent, not decided, not promised", (
        _text("kind", "What is denied"),
        _text("ends", "Whom it would have concerned, as written"),
        *_FACT,
    )),
    Label("Question", "What a person should decide", (
        _text("kind", "What sort of question"),
        _text("text", "The question, for readers"),
        _text("reason", "Why it is asked"),
        _of("strings", "reasons", "What speaks for and against it: codes that the labels put into words"),
        _of("strings", "sides", "Ids of the two sides, which no load changes"),
        _of("integer", "weight", "How much an answer is worth, from 0 to 100"),
        _text("state", "Whether somebody has looked at it and could not tell", ("open", "unsure")),
    )),
    Label("Judgement", "What a person has decided", (
        _text("kind", "What sort of judgement", JUDGEMENT_KINDS),
        _text("by", "Who decided, as they call themselves"),
        _text("date", "Day of the judgement"),
        _text("why", "Why, in the person's words"),
        _text("text", "What was judged, where it is no longer or not otherwise in the graph"),
        _of("strings", "sides", "Ids of what was judged, which no load changes"),
    )),
)  # fmt: skip

_FACT_LABELS = (
    "Body", "Person", "Meeting", "AgendaItem", "Decision", "Matter", "Event", "Referral", "Commitment", "Denial",
    "Mention", "Judgement",
)  # fmt: skip
_BY = (_text("by", "One owner of several: id of the body or person"),)
_SEEN = (_text("first_seen", "First meeting that shows it"), _text("last_seen", "Last meeting that shows it"))

RELATIONSHIPS: tuple[Relationship, ...] = (
    Relationship("SUBUNIT_OF", ("Body",), ("Body",), "Is part of; a chairmanship or secretariat of its forum"),
    Relationship("INCLUDES", ("Body",), ("Body",), "Has as member; a cluster its municipalities, a group its members", (
        _text("valid_from", "Since when"), _text("valid_to", "Until when"),
    )),
    Relationship("SUCCEEDS", ("Body",), ("Body",), "Took over from: renamed, merged, split, replaced", (
        _text("change", "Name of the change; a merger is several edges with one change"),
        _text("kind", "How", ("renamed", "merged", "split", "replaced")),
        _text("date", "Day of the change"),
        _text("legal_basis", "Law or decision that says so"),
    )),
    Relationship("MEETING_OF", ("Meeting",), ("Forum",), "The forum that met"),
    Relationship("HAS_ITEM", ("Meeting",), ("AgendaItem",), "The meeting's agenda", owner="end"),
    Relationship("DECIDED", ("AgendaItem",), ("Decision",), "What the item came to", owner="end"),
    Relationship("MADE_BY", ("Decision",), ("Body",), "The body that decided"),
    Relationship("RESUMES", ("AgendaItem",), ("AgendaItem",), "Takes up the earlier item that was postponed"),
    Relationship("CONCERNS", ("AgendaItem",), ("Matter",), "Treats the matter"),
    Relationship("ATTENDED", ("Person",), ("Meeting",), "Was there, or should have been", (
        _text("status", "How", ("present", "absent", "guest")),
        _of("strings", "roles", "Roles in this body", ROLES),
        _text("title", "Title or post as written"),
        _text("organisation", "Organisation as written"),
        _of("boolean", "private", "Whether the organisation is an association of patients: not for sharing"),
        _text("party", "Party letter of an elected politician"),
        _text("substitutes_for", "Name of the person whose place is taken"),
        _of("boolean", "online", "Whether the person took part online"),
        _text("item", "Number of the one item that a guest attends"),
        _of("strings", "items_missed", "Numbers of the items the person was not there for"),
        _of("strings", "read_by", "Who else has read it from the same words"),
    ), owner="end"),
    Relationship("WORKS_ON", ("Person",), ("Project",), "Belongs to the project's group", (
        _text("role", "As what", ("lead", "member", "secretary")), _text("organisation", "Organisation as written"),
    )),
    Relationship("HANDED_OVER", ("Person",), ("Person",), "Handed a seat or post over to, as a sentence tells"),
    Relationship("CONTINUES", ("Project",), ("Project",), "Takes up where the other left off"),
    Relationship("PART_OF", ("Project",), ("Project",), "Is part of the other"),
    Relationship("COMBINED_WITH", ("Project",), ("Project",), "Was combined with the other"),
    Relationship("HAPPENED_TO", ("Event",), ("Matter",), "The matter it happened to"),
    Relationship("BY", ("Event",), ("Body",), "The body that did it"),
    Relationship("AT", ("Event",), ("Meeting",), "The meeting where it happened, also one only mentioned"),
    Relationship("FROM", ("Referral",), ("Body", "Person"), "Who sends"),
    Relationship("TO", ("Referral",), ("Body", "Person"), "Who receives"),
    Relationship("ABOUT", ("Referral", "Commitment"), ("Matter",), "The matter it is about"),
    Relationship("NEXT", ("Referral",), ("Referral",), "The following referral of the same matter"),
    Relationship("ANSWERS", ("Referral",), ("Referral",), "The earlier referral that this one answers"),
    Relationship("RECEIVED_AT", ("Referral",), ("AgendaItem",), "The item where the receiver took it up"),
    Relationship("ASKS_FOR", ("Referral",), ("Commitment",), "The promise that a task handed over wants"),
    Relationship("OWNED_BY", ("Commitment",), ("Body", "Person"), "Who is to do it"),
    Relationship("MADE_TO", ("Commitment",), ("Body",), "To whom it was promised"),
    Relationship("KEPT_AT", ("Commitment",), ("AgendaItem",), "The item that says it was done", _BY),
    Relationship("MISSED_AT", ("Commitment",), ("AgendaItem",), "The item that says it was not done in time", _BY),
    Relationship("CANCELLED_AT", ("Commitment",), ("AgendaItem",), "The item that calls it off", _BY),
    Relationship("MENTIONED_AT", ("Commitment",), ("AgendaItem",), "A later item that speaks of it", _BY),
    Relationship("MEANS", ("Mention",), ("Body", "Person", "Matter"), "Who or what the name stands for"),
    Relationship("ASKS_ABOUT", ("Question",), tuple(label.name for label in LABELS if label.extends is None),
                 "What the question is about"),
    Relationship("JUDGES", ("Judgement",), tuple(label.name for label in LABELS if label.extends is None),
                 "What the judgement is about; of a fact that was judged wrong, its ends"),
    Relationship("SAID_IN", _FACT_LABELS, ("Passage",), "The words that say it; two witnesses are two edges", (
        _text("date", "Date as told here"), _text("kind", "Kind as told here"), _text("status", "Status as told here"),
    ), owner="end"),
    Relationship("IN_ITEM", ("Passage",), ("AgendaItem",), "The item the words stand in"),
    Relationship("IN_SOURCE", ("Passage",), ("Source",), "The file the words stand in"),
    Relationship("MINUTES_OF", ("Source",), ("Meeting",), "The meeting that the file tells of", (
        _text("version", "What the file is", ("agenda", "draft", "approved", "minutes")),
        _of("boolean", "leading", "Whether the meeting's facts are taken from this file, of several about the meeting"),
    )),
    Relationship("REFERRED_TO", ("Body",), ("Body",), "Sent a matter to; one edge a referral between bodies", (
        _text("referral", "Id of the referral"), _text("matter", "Id of the matter"),
        _text("kind", "The referral's kind", REFERRAL_KINDS), _text("status", "The referral's status", REFERRAL_STATUS),
        _text("date", "The referral's date"),
    ), derived=True),
    Relationship("MEMBER_OF", ("Person",), ("Forum",), "Sits in the forum", (
        _of("strings", "roles", "Roles held there", ROLES), *_SEEN,
    ), derived=True),
    Relationship("HOLDS_POST_AT", ("Person",), ("Organisation",), "Works for the organisation", (
        _text("title", "Title as written"), *_SEEN,
    ), derived=True),
)  # fmt: skip

# What queries look up: each is an index on both stores. Every main label also has a unique key on id, and an index on
# scope, which serves the writer.
INDEXES: tuple[tuple[str, str], ...] = (
    ("Source", "name"), ("Source", "digest"), ("Mention", "text"), ("Body", "name"), ("Forum", "name"),
    ("Organisation", "name"), ("Region", "name"), ("Group", "name"), ("Person", "name"), ("Meeting", "date"),
    ("Decision", "date"), ("Matter", "name"), ("Project", "name"), ("Event", "sort_date"), ("Referral", "sort_date"),
    ("Commitment", "due_to"),
)  # fmt: skip

# Full-text indexes. The embedded engine keeps one index for a list of properties and takes no lists of strings, so
# names go with a second property; what people and all others are called in the minutes is in the mentions.
FULL_TEXT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Mention", ("text", "context")), ("Body", ("name", "region")), ("Matter", ("name", "status")),
    ("AgendaItem", ("title", "case_text", "decision_text")), ("Passage", ("quote",)),
)  # fmt: skip

LABEL = {label.name: label for label in LABELS}
RELATIONSHIP = {relationship.name: relationship for relationship in RELATIONSHIPS}
MAIN_LABELS = tuple(label.name for label in LABELS if label.extends is None)


def main_label(name: str) -> str:
    """The main label of a label: 'Body' for 'Forum'. Raises KeyError for one that is not in the schema."""
    return LABEL[name].extends or name


def node_properties(name: str) -> tuple[Property, ...]:
    """All properties that nodes with this label can have."""
    return (*ON_EVERY_NODE, *LABEL[main_label(name)].properties)


def edge_properties(name: str) -> tuple[Property, ...]:
    """All properties that edges of this type can have."""
    return (*RELATIONSHIP[name].properties, *ON_EVERY_EDGE)


def index_name(label: str, *properties: str) -> str:
    """What an index is called on both stores, also by `db.index.fulltext.queryNodes`."""
    return f"{label}[{','.join(properties)}]"

"""National knowledge as one school wants it: its own people, region and texts in place of the general ones."""

from __future__ import annotations

from bot.knowledge.models import Contact, Knowledge, SchoolContact


def at_school(knowledge: Knowledge, school_id: str | None) -> Knowledge:
    """The knowledge for parents of this school; an unknown school gets the national answers.

    Args:
        knowledge: national knowledge, as loaded.
        school_id: what the web channel was told; not to be trusted.
    """
    school = knowledge.schools.get(school_id) if isinstance(school_id, str) else None
    if school is None:
        return knowledge
    own = {name: _own(knowledge.contacts[name], override) for name, override in school.contacts.items()}
    return knowledge.copy(
        update={
            "contacts": {**knowledge.contacts, **own},
            "texts": {**knowledge.texts, **school.texts},
            "school": school,
        }
    )


def _own(contact: Contact, override: SchoolContact) -> Contact:
    """The contact with what the school says about it put in."""
    told = {name: value for name, value in override.dict().items() if value is not None}
    return contact.copy(update=told)


def school_to_call(knowledge: Knowledge) -> str:
    """The school by name and number, or where to find the number when the school is not known."""
    if knowledge.school is None:
        return knowledge.texts["school_algemeen"]
    return knowledge.texts["school_met_nummer"].format(naam=knowledge.school.name, telefoon=knowledge.school.phone)

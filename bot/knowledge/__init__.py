"""What the bot knows: contacts, terms, questions, texts and ladders per topic, from reviewed YAML files.

Nothing here may import Rasa, spaCy or a web framework: the knowledge must be able to outlive them.
"""

from bot.knowledge.loader import KNOWLEDGE_DIRECTORY, KNOWLEDGE_VARIABLE, copy_knowledge, load_knowledge
from bot.knowledge.models import Contact, Knowledge, Option, Question, Side, Step, Term, Topic
from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.schools import at_school, school_to_call

__all__ = [
    "KNOWLEDGE_DIRECTORY",
    "KNOWLEDGE_VARIABLE",
    "Contact",
    "Knowledge",
    "KnowledgeError",
    "Option",
    "Problem",
    "Question",
    "Side",
    "Step",
    "Term",
    "Topic",
    "at_school",
    "copy_knowledge",
    "load_knowledge",
    "school_to_call",
]

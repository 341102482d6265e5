"""What to do with the knowledge: facts, predicates, the engine that asks or advises, and the conversation around it.

Nothing here may import Rasa, spaCy or a web framework: the triage must be able to outlive them.
"""

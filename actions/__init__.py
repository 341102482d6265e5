"""The Rasa action server's side: thin adapters between Rasa's tracker and the triage."""

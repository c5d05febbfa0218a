"""How a person comes to speak for an organisation, and ceases to."""

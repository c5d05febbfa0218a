"""Pages that show how to reach an organisation, and those where its owner says who may know."""

"""Keys by which a person's own programs speak for them, within scopes and until a day."""

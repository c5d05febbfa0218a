"""Ways to reach organisations: how they are entered, shown to their audience, and accounted for."""

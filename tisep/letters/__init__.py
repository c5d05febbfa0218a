"""Letters on the site and by e-mail: writing, reading, sending out and taking in."""

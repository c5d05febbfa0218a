"""The write side of the API: the same verbs and forms as the pages, for people's own programs."""

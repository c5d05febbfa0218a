"""One figure of every region at a level, in classes that a map can be shaded by."""

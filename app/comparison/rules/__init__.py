"""The file of a comparison: how it is written, signed and read; and how figures stand beside each other."""

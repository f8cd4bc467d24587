"""words-v1: the word table of known questions, see README.md."""

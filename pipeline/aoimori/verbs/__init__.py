"""Verbs join the wings: each says what one command does, and returns values."""

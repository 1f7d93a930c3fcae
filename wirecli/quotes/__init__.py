"""The heart of the program: who said what. Marks, then attribution, then who is who."""

from wirecli.quotes.speech import Said, Speech, read_speech

__all__ = ["Said", "Speech", "read_speech"]

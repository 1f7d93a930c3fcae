"""The heart of the program: who said what. Marks, then attribution, then who is who."""

from wirecli.quotes.speech import Speech, read_speech
from wirecli.quotes.walk import Said

__all__ = ["Said", "Speech", "read_speech"]

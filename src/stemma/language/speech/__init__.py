"""Who said what: quotations, reported speech, beliefs; sources, cues and contents in article offsets."""

from stemma.language.speech.draft import ParsedSentence
from stemma.language.speech.find import find_speech, speeches_over

__all__ = ["ParsedSentence", "find_speech", "speeches_over"]

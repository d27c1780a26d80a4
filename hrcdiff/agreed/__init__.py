"""Where language was agreed before: phrases, paragraphs, the insertions of a redline, and drafters' claims.

``near`` says how close words come to a phrase; ``phrases`` looks for a phrase, ``runs`` for the words of a
paragraph, ``marks`` for what a redline put in, ``claims`` checks remarks such as *[as in 42/32 OP6]*.
Everything is said of *the texts supplied*: what was not found there may well stand elsewhere.
"""

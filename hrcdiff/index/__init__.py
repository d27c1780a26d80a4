"""The texts of all libraries together, by the words in them.

`corpus.open_corpus` puts together what is to be searched; `refresh.refresh` keeps the index, which only
makes it quicker.  What the index holds is what the files say: a file that the index does not know, or
knows otherwise, is read and searched as it is, so that the answers are the same with an index and without.

``terms`` cuts texts into words; ``held`` are the types; ``scan`` searches in memory, ``store`` in SQLite.
"""

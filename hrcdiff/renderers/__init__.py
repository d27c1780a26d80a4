"""A redline as a page, as JSON, as a Word file, or on the terminal: data in, strings or bytes out.

No renderer reads the clock, the locale, a path or the environment.
"""

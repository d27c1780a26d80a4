"""A redline as a page, as JSON, or on the terminal: data in, strings out.

No renderer reads the clock, the locale, a path or the environment.
"""

"""Speed, accuracy and scale of hrcdiff, beside other methods, in one run: ``python -m benchmarks``."""

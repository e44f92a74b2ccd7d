"""A program that only computes: for each line that comes in, a tenth of a second."""

from time import perf_counter

import asked

for _ in asked.lines():
    end = perf_counter() + 0.1
    while perf_counter() < end:
        pass
    print(flush=True)

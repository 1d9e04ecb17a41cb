"""Writes pcg.json: the generator of src/lib/math/random.ts restated with Python's exact integers. Run: python3 pcg.py > pcg.json"""
import json
import math

MASK = 2**32 - 1


def pcg(value):
    state = (value * 747796405 + 2891336453) & MASK
    word = (((state >> ((state >> 28) + 4)) ^ state) * 277803737) & MASK
    return (word >> 22) ^ word


def at(key, counter):
    return pcg(pcg(counter) ^ key)


def fnv(text):
    value = 2166136261
    for unit in text:
        value = ((value ^ ord(unit)) * 16777619) & MASK
    return value


def normal(a, b):
    u, v = (a >> 8) / 2**24 + 2**-25, (b >> 8) / 2**24
    return math.sqrt(-2 * math.log(u)) * math.cos(2 * math.pi * v)


seed7, word = pcg(7), pcg((pcg(7) + pcg(fnv("start") ^ 0x9E3779B9)) & MASK)
print(json.dumps({
    "pcg": {str(n): pcg(n) for n in (0, 1, 2, 12345, 2**31, MASK)},
    "seed7": [at(seed7, i) for i in range(8)],
    "seed7Fork3": [at(pcg((seed7 + pcg(3)) & MASK), i) for i in range(4)],
    "seed7ForkStart": [at(word, i) for i in range(4)],
    "seed7Normal": [normal(at(seed7, 2 * i), at(seed7, 2 * i + 1)) for i in range(4)],
}, indent=2))

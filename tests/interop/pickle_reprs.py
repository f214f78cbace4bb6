"""Prints what Python's repr makes of things.

usage: pickle_reprs.py printable
       pickle_reprs.py floats SEED COUNT
       pickle_reprs.py values SEED COUNT

printable: a digit for every code point: 1 printable, 0 not, 2 not because it is unassigned.
floats: the number's eight bytes in hexadecimal, and its repr.
values: a pickle in hexadecimal, the repr of its value as hexadecimal UTF-16, and json.dumps of it the same way, or "-"
where JSON can't say it and have it back.
"""

import collections
import datetime
import decimal
import fractions
import json
import math
import pickle
import random
import struct
import sys
import unicodedata
import uuid

WORDS = ["Lima", "ñandú", "", "a'b", 'a"b', "'\"", "\\", "línea\n", "\r\t", "\x7f", "\xad", "\u200b", "😀", "\ud800", "\x00", "日本", "\u2028", "\U000e0001"]


def real(rng):
    return rng.choice([rng.random, lambda: rng.uniform(-1e6, 1e6), lambda: rng.uniform(0, 1) * 10.0 ** rng.randint(-320, 308),
                       lambda: float(rng.randint(-10**18, 10**18)), lambda: rng.choice([0.0, -0.0, 1e16, 1e-5, 1e-4, 0.1, math.inf, -math.inf, math.nan, 5e-324, 1.7976931348623157e308]),
                       lambda: struct.unpack("<d", rng.randbytes(8))[0]])()


def zone(rng):
    return rng.choice([None, datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=-4)), datetime.timezone(datetime.timedelta(seconds=5403), "ñ'"),
                       datetime.timezone(datetime.timedelta(0), "UTC")])


def scalar(rng):
    return rng.choice([
        lambda: rng.choice([None, True, False]),
        lambda: rng.randint(-300, 300),
        lambda: rng.choice([-1, 1]) * rng.getrandbits(rng.choice([8, 31, 32, 63, 64, 65, 300])),
        lambda: real(rng),
        lambda: complex(real(rng), real(rng)),
        lambda: rng.choice([1 + 3j, 3j, complex(-0.0, -1), complex(0, math.nan)]),
        lambda: rng.choice(WORDS),
        lambda: "".join(rng.choice(WORDS) for _ in range(rng.randrange(4))),
        lambda: rng.randbytes(rng.randrange(6)),
        lambda: rng.choice([b"'", b'"', b"'\"", b"\\\n\r\t\x00\xff"]),
    ])()


def hashable(rng):
    return rng.choice([lambda: scalar(rng), lambda: tuple(scalar(rng) for _ in range(rng.randrange(3))), lambda: dated(rng)])()


def dated(rng):
    year, month, day = rng.randint(1, 9999), rng.randint(1, 12), rng.randint(1, 28)
    hour, minute, second, micro = rng.randrange(24), rng.randrange(60), rng.choice([0, rng.randrange(60)]), rng.choice([0, rng.randrange(10**6)])
    return rng.choice([
        lambda: datetime.date(year, month, day),
        lambda: datetime.time(hour, minute, second, micro, tzinfo=zone(rng), fold=rng.choice([0, 0, 1])),
        lambda: datetime.datetime(year, month, day, hour, minute, second, micro, tzinfo=zone(rng), fold=rng.choice([0, 0, 1])),
        lambda: datetime.timedelta(rng.choice([0, rng.randint(-10**6, 10**6)]), second, micro),
        lambda: zone(rng),
        lambda: decimal.Decimal(rng.choice(["1.50", "-0", "1E+30", "NaN", "-Infinity", str(rng.getrandbits(90))])),
        lambda: fractions.Fraction(rng.randint(-99, 99), rng.randint(1, 99)),
        lambda: uuid.UUID(int=rng.getrandbits(128), version=4),
        lambda: range(rng.randint(-9, 9), rng.randint(-9, 9), rng.choice([1, 2, -3])),
    ])()


def collected(rng, depth):
    return rng.choice([
        lambda: collections.OrderedDict((hashable(rng), value(rng, depth)) for _ in range(rng.randrange(3))),
        lambda: collections.defaultdict(rng.choice([None, int, list, dict, set, str]), {hashable(rng): value(rng, depth)}),
        lambda: collections.deque([value(rng, depth) for _ in range(rng.randrange(3))], rng.choice([None, 3])),
        lambda: collections.Counter({hashable(rng): rng.choice([rng.randint(-5, 5), 0.5, 10**30]) for _ in range(rng.randrange(4))}),
        lambda: collections.Counter({"a": "x", "b": 2}),
    ])()


def value(rng, depth):
    if depth <= 0:
        return rng.choice([scalar, dated])(rng)
    depth -= 1
    return rng.choice([
        lambda: scalar(rng),
        lambda: [value(rng, depth) for _ in range(rng.randrange(4))],
        lambda: tuple(value(rng, depth) for _ in range(rng.randrange(4))),
        lambda: {hashable(rng): value(rng, depth) for _ in range(rng.randrange(4))},
        lambda: {rng.choice(WORDS): value(rng, depth) for _ in range(rng.randrange(4))},
        lambda: {hashable(rng) for _ in range(rng.randrange(2))},
        lambda: frozenset(hashable(rng) for _ in range(rng.randrange(2))),
        lambda: bytearray(rng.randbytes(rng.randrange(4))),
        lambda: slice(scalar(rng), value(rng, depth), None),
        lambda: collected(rng, depth),
        lambda: looped(rng),
    ])()


def looped(rng):
    inner = [1]
    inner.append(rng.choice([inner, (inner,), {"a": inner}, collections.OrderedDict(a=inner)]))
    keyed = {}
    keyed["yo"] = keyed
    queue = collections.deque()
    queue.append(queue)
    ordered = collections.OrderedDict()
    ordered["yo"] = ordered
    return rng.choice([inner, keyed, queue, ordered])


def same(left, right):
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(type(a) is type(b) and same(left[a], right[b]) for a, b in zip(left, right))
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return repr(left) == repr(right)


def said_in_json(thing):
    try:
        text = json.dumps(thing, allow_nan=False, ensure_ascii=False)
        text.encode("utf-8")
        return wire(json.dumps(thing)) if same(thing, json.loads(text)) else "-"
    except (TypeError, ValueError, RecursionError):
        return "-"


def wire(text):
    return text.encode("utf-16-be", "surrogatepass").hex()


def main():
    if sys.argv[1] == "printable":
        print("".join("1" if chr(code).isprintable() else "2" if unicodedata.category(chr(code)) == "Cn" else "0" for code in range(0x110000)))
        return
    rng = random.Random(int(sys.argv[2]))
    for _ in range(int(sys.argv[3])):
        if sys.argv[1] == "floats":
            number = real(rng)
            print(struct.pack(">d", number).hex(), repr(number), sep="\t")
        else:
            data = pickle.dumps(value(rng, rng.randrange(5)), rng.randrange(6))
            thing = pickle.loads(data)  # Old protocols forget the fold of a time.
            print(data.hex(), wire(repr(thing)), said_in_json(thing), sep="\t")


main()

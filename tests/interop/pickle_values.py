"""Values for the pickle tests, made by chance from a seed, and Python's own opinion of them.

    pickle_values.py values SEED COUNT      one JSON line per value: its repr, and its pickle in every protocol, in hex
    pickle_values.py judge SEED COUNT       reads lines "INDEX PROTOCOL HEX", loads each, and compares it with the value of that index
    pickle_values.py literals SEED COUNT    one JSON line per text: the repr of what ast.literal_eval makes of it, or null
"""

import ast
import collections
import datetime
import decimal
import fractions
import json
import pickle
import random
import sys
import uuid
import warnings

CHARACTERS = "abcxyz ABC 019 _'\"\\ \t\n\r\0\x07\x1a\x7f ñáéü¡¿ßþ\x80\x85\xa0\xad€Ωя中文 \u200b\u2028\ue000\ufeff 🙂𝔘\U000e0001"
SURROGATES = "\ud800\udfff\ud83d\ude00"
PROTOCOLS = range(6)


class Values:
    """Makes one value after the other."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seen = []

    def text(self):
        pick = self.random
        characters = CHARACTERS if pick.random() < 0.5 else "abcdefghij"
        if pick.random() < 0.1:
            characters += SURROGATES
        length = pick.choice((0, 1, 2, 5, 12, 12, 40, 255, 256, 300)) if pick.random() < 0.2 else pick.randrange(12)
        return "".join(pick.choice(characters) for _ in range(length))

    def bytes(self):
        pick = self.random
        length = pick.choice((0, 1, 255, 256, 300)) if pick.random() < 0.2 else pick.randrange(10)
        return bytes(pick.randrange(256) for _ in range(length))

    def integer(self):
        pick = self.random
        edge = pick.choice((0, 1, 255, 256, 65535, 65536, 2**31, 2**32, 2**54, 2**55, 2**63, 2**64, 2**127, 2**2040, 10**100))
        near = edge + pick.randrange(-2, 3)
        return pick.choice((near, -near, pick.randrange(1000), pick.getrandbits(pick.randrange(1, 300))))

    def float(self):
        pick = self.random
        special = (0.0, -0.0, float("inf"), float("-inf"), float("nan"), 1e16, 1e15, 9999999999999998.0, 1e-4, 1e-5, 1.5e300, 5e-324, 0.1, 1e22, 123456789.125)
        return pick.choice(special) if pick.random() < 0.5 else pick.choice((pick.random(), pick.uniform(-1e6, 1e6), pick.expovariate(1e-20), float(pick.randrange(10**18))))

    def delta(self):
        pick = self.random
        return datetime.timedelta(pick.choice((0, 0, 1, -1, 400)), pick.choice((0, 0, 7, 86399)), pick.choice((0, 0, 5, 999999)))

    def zone(self):
        pick = self.random
        offset = datetime.timedelta(seconds=pick.randrange(-86399, 86400))
        return pick.choice((None, None, datetime.timezone.utc, datetime.timezone(offset), datetime.timezone(offset, self.text()), datetime.timezone(datetime.timedelta(0), "Z")))

    def moment(self):
        pick = self.random
        date = datetime.date(pick.randrange(1, 10000), pick.randrange(1, 13), pick.randrange(1, 29))
        time = datetime.time(pick.randrange(24), pick.randrange(60), pick.choice((0, 59)), pick.choice((0, 1, 999999)), self.zone())
        return pick.choice((date, time, datetime.datetime.combine(date, time)))

    def decimal(self):
        pick = self.random
        texts = ("0", "-0", "0.00", "1.50", "1E+3", "1e-7", "0.000001", "0.0000001", "NaN", "sNaN12", "-Infinity", "1E+1000000", "123456789.987654321", "-0E-10", "00012")
        return decimal.Decimal(pick.choice(texts) if pick.random() < 0.6 else repr(pick.uniform(-1e9, 1e9)))

    def scalar(self):
        pick = self.random
        return pick.choice((
            lambda: None, lambda: pick.random() < 0.5, self.integer, self.integer, self.float, self.float, self.text, self.text, self.text, self.bytes,
        ))()

    def hashable(self, depth):
        pick = self.random
        if depth > 0 and pick.random() < 0.2:
            return tuple(self.hashable(depth - 1) for _ in range(pick.randrange(4)))
        if depth > 0 and pick.random() < 0.05:
            return frozenset(self.hashable(depth - 1) for _ in range(pick.randrange(4)))
        return pick.choice((self.scalar, self.scalar, self.scalar, self.moment, self.delta))()

    def items(self, depth):
        return [self.value(depth - 1) for _ in range(self.random.choice((0, 1, 1, 2, 3, 4, 5)))]

    def pairs(self, depth):
        return [(self.hashable(2), self.value(depth - 1)) for _ in range(self.random.choice((0, 1, 1, 2, 3, 12)))]

    def other(self, depth):
        pick = self.random
        return pick.choice((
            lambda: complex(self.float(), self.float()), lambda: complex(0, pick.randrange(5)),
            lambda: range(pick.randrange(9), pick.randrange(99), pick.choice((1, 1, 2, -3))), lambda: slice(None, self.integer(), self.scalar()),
            self.moment, self.delta, lambda: self.zone(), self.decimal, lambda: fractions.Fraction(self.integer(), 1 + abs(self.integer())),
            lambda: uuid.UUID(int=pick.getrandbits(128)), lambda: bytearray(self.bytes()), lambda: ...,
            lambda: set(self.hashable(1) for _ in range(pick.randrange(5))), lambda: frozenset(self.hashable(1) for _ in range(pick.randrange(5))),
            lambda: collections.OrderedDict(self.pairs(depth)), lambda: collections.deque(self.items(depth), pick.choice((None, None, 3))),
            lambda: collections.defaultdict(pick.choice((None, list, dict, int, str, set)), self.pairs(depth)),
            lambda: collections.Counter(pick.choice("abcde") for _ in range(pick.randrange(9))),
        ))()

    def value(self, depth):
        pick = self.random
        if depth <= 0 or pick.random() < 0.3:
            return self.scalar()
        if self.seen and pick.random() < 0.08:
            return pick.choice(self.seen)
        made = pick.choice((
            lambda: self.items(depth), lambda: tuple(self.items(depth)), lambda: dict(self.pairs(depth)), lambda: self.other(depth), lambda: self.other(depth),
        ))()
        self.seen.append(made)
        if isinstance(made, list) and pick.random() < 0.04:
            made.append(pick.choice((made, (made,), {"yo": made})))
        return made

    def next(self):
        self.seen = []
        if self.random.random() < 0.01:
            return [{"i": i, "t": (i, str(i))} for i in range(self.random.choice((999, 1000, 1001, 2500)))]
        return self.value(5)


def canonical(value, names):
    """A text that is equal for equal values with equal sharing, whatever the order of sets."""
    if isinstance(value, (list, dict, set, collections.deque)):
        if id(value) in names:
            return f"#{names[id(value)]}"
        names[id(value)] = len(names)
    kind = type(value).__name__
    if isinstance(value, (list, tuple, collections.deque)):
        more = f" maxlen={value.maxlen}" if isinstance(value, collections.deque) else ""
        return f"{kind}{more}({', '.join(canonical(item, names) for item in value)})"
    if isinstance(value, (set, frozenset)):
        return f"{kind}({', '.join(sorted(canonical(item, names) for item in value))})"
    if isinstance(value, dict):
        more = f" {value.default_factory}" if isinstance(value, collections.defaultdict) else ""
        return f"{kind}{more}({', '.join(canonical(k, names) + ': ' + canonical(v, names) for k, v in value.items())})"
    return f"{kind} {value!r}"


def values(seed, count):
    made = Values(seed)
    for _ in range(count):
        value = made.next()
        print(json.dumps({"repr": repr(value), "pickles": [pickle.dumps(value, protocol).hex() for protocol in PROTOCOLS]}))


def judge(seed, count):
    made = Values(seed)
    expected = [made.next() for _ in range(count)]
    same = 0
    for line in sys.stdin:
        index, protocol, written = line.split()
        value = expected[int(index)]
        loaded = pickle.loads(bytes.fromhex(written))
        if canonical(loaded, {}) != canonical(value, {}):
            print(f"value {index}, protocol {protocol}: {loaded!r} for {value!r}"[:2000])
        same += bytes.fromhex(written) == pickle.dumps(value, int(protocol))
    print(f"identical {same}")


class Literals:
    """Texts that are Python literals, and texts that nearly are."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.values = Values(seed + 1)

    def blank(self):
        return self.random.choice(("", "", "", " ", "  ", "\t"))

    def quoted(self):
        pick = self.random
        quote = pick.choice(("'", '"', "'''", '"""'))
        prefix = pick.choice(("", "", "", "u", "r", "b", "R", "B", "br", "Rb"))
        pieces = ["a", "b", "ñ", "🙂", " ", "\\n", "\\x41", "\\u00f1", "\\U0001f642", "\\ud83d", "\\101", "\\400", "\\0", "\\q", "\\\\", "\\'", '\\"', "'", '"', "#", "\\xff", "{", "\n", "\\\n"]
        if "b" in prefix.lower() and pick.random() < 0.9:
            pieces = [piece for piece in pieces if piece.isascii()]
        return prefix + quote + "".join(pick.choice(pieces) for _ in range(pick.randrange(6))) + quote

    def number(self):
        pick = self.random
        return pick.choice((
            "0", "00", "7", "-7", "+7", "1_000", "0x1F", "0o17", "0b101", "0XfF_f", "1.", ".5", "1.5e3", "1e-7", "1E400", "-0.0", "3j", "-1j", "1+3j", "1-3j", "-1-3j", "1.5 + 2.5j",
            "+1+0j", "0.0-0j", "-0.0+0j", "012", "1__0", "0x", "1_", "0b12", "012.5", "012j", "1e", "--1", "1+2", "1j+2", "1+-3j", "(1)+(3j)", "-(1)", "-(1+2j)", "(1+2j)", "+True", "1+2j+3j", "1.2.3", "9" * 40,
        ))

    def literal(self, depth):
        pick = self.random
        if depth <= 0 or pick.random() < 0.3:
            return pick.choice((self.quoted, self.quoted, self.number, self.number, lambda: pick.choice(("None", "True", "False", "...", "set()", "set( )")), lambda: repr(self.values.scalar())))()
        items = [self.literal(depth - 1) for _ in range(pick.choice((0, 1, 2, 3)))]
        comma = self.blank() + "," + pick.choice((self.blank(), self.blank(), "\n", " # y\n"))
        tail = pick.choice(("", "", comma))
        kind = pick.randrange(5)
        if kind == 0:
            return "[" + self.blank() + comma.join(items) + (tail if items else "") + self.blank() + "]"
        if kind == 1:
            return "(" + comma.join(items) + (tail if items else "") + ")"
        if kind == 2:
            return "{" + comma.join(items) + (tail if items else "") + "}"
        if kind == 3:
            return "{" + comma.join(self.literal(0) + self.blank() + ":" + self.blank() + item for item in items) + (tail if items else "") + "}"
        return " ".join(self.quoted() for _ in range(pick.choice((1, 2, 3))))

    def next(self):
        pick = self.random
        text = self.literal(4) if pick.random() < 0.9 else self.literal(1) + "," + self.literal(1)
        if pick.random() < 0.3 and text:
            place = pick.randrange(len(text))
            text = text[:place] + pick.choice(("", ",", "'", "(", "]", "x", "1", " ", ":", "+", "j", "*", "\0", "\n")) + text[place + pick.randrange(2):]
        return text


def literals(seed, count):
    warnings.simplefilter("ignore")
    made = Literals(seed)
    for _ in range(count):
        text = made.next()
        try:
            shown = repr(ast.literal_eval(text))
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError, OverflowError):
            shown = None
        print(json.dumps({"text": text, "repr": shown}))


if __name__ == "__main__":
    {"values": values, "judge": judge, "literals": literals}[sys.argv[1]](int(sys.argv[2]), int(sys.argv[3]))

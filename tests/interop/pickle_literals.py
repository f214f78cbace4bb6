"""Prints Python literals and what ast.literal_eval makes of them, a pair a line.

usage: pickle_literals.py valid|mutated|sets SEED COUNT

Each line holds two texts as hexadecimal UTF-16 with a tab between: the literal, and the repr of its value,
or "-" in its place where Python refuses the literal.
"""

import ast
import random
import sys
import warnings

WORDS = ["Lima", "ñandú", "", "a'b", 'a"b', "'\"", "\\", "línea\n", "\t", "\x7f", "\xad", "\u200b", "😀", "\ud800", "\x00", "日本"]


def integer(rng):
    size = rng.choice([1, 8, 31, 32, 63, 64, 65, 200])
    number = rng.getrandbits(size)
    return rng.choice([str(number), f"{number:#x}", f"{number:#o}", f"{number:#b}", f"{number:_}", f"{number:#_X}".replace("0X", "0x")])


def real(rng):
    number = rng.choice([rng.random(), rng.uniform(-1e6, 1e6), rng.uniform(0, 1) * 10.0 ** rng.randint(-320, 308), float(rng.randint(0, 10**17))])
    return rng.choice([repr(abs(number)), f"{abs(number):.3e}", "1.", ".5", "1_0.2_5e1_0", "1e999", "00.5", "09e1", "5e-324"])


def number(rng):
    sign = rng.choice(["", "", "-", "+", "- "])
    kind = rng.randrange(4)
    if kind == 0:
        return sign + integer(rng)
    if kind == 1:
        return sign + real(rng)
    if kind == 2:
        return sign + rng.choice(["3j", "0j", "1.5J", "1e3j", "007j"])
    return f"{sign}{rng.choice([integer, real])(rng)} {rng.choice('+-')} {rng.choice(['3j', '0j', '.5j', '1e400j'])}"


def quoted(rng, word, binary):
    prefix = "b" if binary else rng.choice(["", "", "u", "U"])
    if binary:
        word = word.encode("utf-8", "surrogatepass").decode("latin-1")
    kind = rng.randrange(3)
    if kind == 0:
        text = repr(word.encode("latin-1")) if binary else repr(word)
        return text if binary else prefix + text
    quote = rng.choice(["'", '"', "'''", '"""'])
    escapes = ["\\n", "\\\\", "\\'", '\\"', "\\x41", "\\101", "\\0", "\\q", "\\\n", "\\a\\b\\f\\v\\r\\t"]
    if not binary:
        escapes += ["\\u00f1", "\\U0001f600", "\\ud83d"]
    body = "".join(rng.choice(["a", " ", "#", "z"] + escapes) for _ in range(rng.randrange(6)))
    if kind == 2:
        prefix = rng.choice(["rb", "bR", "Br"]) if binary else rng.choice(["r", "R"])
        body = body.replace("\\\n", "")
    return prefix + quote + body + quote


def text(rng):
    binary = rng.random() < 0.3
    parts = [quoted(rng, rng.choice(WORDS), binary) for _ in range(rng.choice([1, 1, 1, 2, 3]))]
    return "(" + " ".join(parts) + ")" if len(parts) > 1 else parts[0]


def scalar(rng):
    return rng.choice([lambda: rng.choice(["None", "True", "False"]), lambda: number(rng), lambda: text(rng)])()


def space(rng):
    return rng.choice(["", "", "", " ", "  ", "\n", "\t", " # nota\n", "\\\n"])


def value(rng, depth):
    kind = rng.randrange(9) if depth > 0 else rng.randrange(5)
    if kind < 5:
        return scalar(rng)
    items = [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    comma = rng.choice(["", ","]) if items else ""
    inner = ("," + space(rng)).join(items) + comma + space(rng)
    if kind == 5:
        return "[" + space(rng) + inner + "]"
    if kind == 6:
        return "(" + space(rng) + inner + ")"
    if kind == 7:
        pairs = ",".join(f"{scalar(rng)}{space(rng)}:{item}" for item in items)
        return "{" + pairs + comma + "}"
    return rng.choice(["set()", "set( )", "{" + scalar(rng) + "}", "(" + value(rng, depth - 1) + ")"])


def mutated(rng, source):
    for _ in range(rng.randint(1, 2)):
        place = rng.randrange(len(source) + 1)
        symbol = rng.choice("()[]{},:+-'\"0123456789_.ejxbruNTs= \\*")
        source = rng.choice([source[:place] + source[place + 1:], source[:place] + symbol + source[place:], source[:place] + symbol + source[place + 1:], source[:place]])
    return source


def wire(text):
    return text.encode("utf-16-be", "surrogatepass").hex()


def main():
    warnings.simplefilter("ignore")
    kind, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    for _ in range(count):
        if kind == "sets":
            source = "{" + ", ".join(rng.choice([str(rng.randrange(50)), repr(rng.choice("abcdefgh")), "True", "1.0", "(1, 'a')"]) for _ in range(rng.randint(1, 12))) + "}"
        else:
            source = value(rng, rng.randrange(4))
            source = mutated(rng, source) if kind == "mutated" else source
        try:
            shown = wire(repr(ast.literal_eval(source)))
        except (ValueError, SyntaxError, TypeError, OverflowError, MemoryError, UnicodeError):
            shown = "-"
        print(wire(source), shown, sep="\t")


main()

"""Prints pickles that would run something if they were loaded, and what they would run: hexadecimal, a tab, the call.

None of them is ever loaded here.
"""

import os
import pickle
import subprocess


class Calls:
    """Pickles as a call of something else."""

    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


class Stateful:
    """An object of a class of one's own."""

    def __init__(self):
        self.nombre = "Elvio"


def main():
    for protocol in range(6):
        print(pickle.dumps(Calls(os.system, "echo hola"), protocol).hex(), "posix.system('echo hola')", sep="\t")
        print(pickle.dumps([1, {"a": Calls(subprocess.Popen, ["ls", "-l"])}], protocol, fix_imports=False).hex(), "subprocess.Popen(['ls', '-l'])", sep="\t")
        print(pickle.dumps(Calls(eval, "1+1"), protocol, fix_imports=False).hex(), "builtins.eval('1+1')", sep="\t")
        print(pickle.dumps((Stateful(),), protocol).hex(), "__main__.Stateful", sep="\t")
    print(b"cposix\nsystem\n(S'echo hola'\ntR.".hex(), "posix.system('echo hola')", sep="\t")
    print(b"(S'echo hola'\niposix\nsystem\n.".hex(), "posix.system", sep="\t")
    print(b"(cposix\nsystem\nS'echo hola'\no.".hex(), "posix.system('echo hola')", sep="\t")
    print(b"\x80\x04\x8c\x05posix\x94\x8c\x06system\x94h\x00h\x01\x93\x8c\x09echo hola\x85R.".hex(), "posix.system('echo hola')", sep="\t")
    print(b"\x80\x02\x82\x07)R.".hex(), "7", sep="\t")
    print(b"Pclave\n.".hex(), "persistent_load", sep="\t")
    print(b"X\x05\x00\x00\x00claveQ.".hex(), "persistent_load", sep="\t")


main()

"""Sends a few objects as pickles in frames, and one that would leave a file behind where it is loaded.

usage: pickle_client.py PORT CANARY
"""

import datetime
import os
import pickle
import socket
import sys

HEADER = 10


class Touches:
    """Runs a command where it is loaded."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.system, (f"touch {self.path}",)


def frame(data):
    return f"{len(data):<{HEADER}}".encode() + data


def main():
    port, canary = int(sys.argv[1]), sys.argv[2]
    values = [{"ciudad": "Ñuñoa"}, ("lun", "mar"), 1 + 3j]
    with socket.create_connection(("127.0.0.1", port)) as connection:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            connection.sendall(frame(pickle.dumps(values, protocol)))
        connection.sendall(frame(pickle.dumps(Touches(canary))))
        connection.sendall(frame(pickle.dumps(datetime.date(2026, 11, 23))))


main()

"""Mistake: one broken connection ends the whole server, which expected none."""

import select
import socket
import sys

HEADER = 10


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    listener = socket.create_server(("127.0.0.1", port))
    unread = {}
    waiting = {}
    while True:
        readable, writable, _ = select.select([listener, *unread], [member for member in waiting if waiting[member]], [])
        for member in writable:
            waiting[member] = waiting[member][member.send(waiting[member]):]
        for member in readable:
            if member is listener:
                connection, _ = listener.accept()
                connection.setblocking(False)
                unread[connection], waiting[connection] = b"", b""
            else:
                receive(member, unread, waiting)


def receive(member, unread, waiting):
    data = member.recv(65536)  # A reset is raised here, and nobody expects it.
    unread[member] += data
    frames, unread[member], is_broken = cut(unread[member])
    for other in waiting:
        waiting[other] += frames
    if not data or is_broken:
        member.close()
        del unread[member], waiting[member]


def cut(data):
    """The whole frames at the start of the data, what is left of it, and whether that is no frame at all."""
    end = 0
    while len(data) - end >= HEADER:
        if not data[end:end + HEADER].strip().isdigit():
            return data[:end], b"", True
        length = int(data[end:end + HEADER])
        if len(data) - end < HEADER + length:
            break
        end += HEADER + length
    return data[:end], data[end:], False


if __name__ == "__main__":
    main()

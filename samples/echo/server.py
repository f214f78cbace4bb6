import socket
import sys
import threading

port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432


def answer(connection, peer):
    with connection:
        while chunk := connection.recv(1024):
            connection.sendall(chunk)
    print("bye", peer, flush=True)


with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    print("listening on %s:%d" % listener.getsockname(), flush=True)
    while True:
        connection, peer = listener.accept()
        print("hello", peer, flush=True)
        threading.Thread(target=answer, args=(connection, peer), daemon=True).start()

import json
import socket
import sys

HEADER = 10
port = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
name = sys.argv[2] if len(sys.argv) > 2 else "ana"
text = sys.argv[3] if len(sys.argv) > 3 else "¡Hola, sala!"


def send(connection, **message):
    payload = json.dumps(message, ensure_ascii=False).encode()
    connection.sendall(f"{len(payload):<{HEADER}}".encode() + payload)


def messages(connection):
    with connection.makefile("rb") as stream:
        while header := stream.read(HEADER):
            payload = stream.read(int(header))
            # Until the welcome there may be plain frames: the greeting, the lobby's talk.
            if payload.startswith(b"{"):
                yield json.loads(payload)


with socket.create_connection(("127.0.0.1", port)) as connection:
    send(connection, op="hello", v=1, name=name)
    # The acknowledgement may overtake what the room has to tell: wait for both.
    waiting = {"message", "ack"}
    for message in messages(connection):
        if message["op"] == "welcome":
            send(connection, op="join", room="lobby", after=0)
            send(connection, op="send", room="lobby", text=text, nonce="1")
        elif message["op"] == "message":
            print(f"{message['seq']} {message['from']}: {message['text']}", flush=True)
            # A nonce is the sender's own mark: others may use the same.
            if message["from"] == name and message.get("nonce") == "1":
                waiting.discard("message")
        elif message["op"] == "ack":
            seq = message["seq"]
            waiting.discard("ack")
        if not waiting:
            break

print("on disk as number", seq)

import socket
import sys

text = sys.argv[1] if len(sys.argv) > 1 else "¡Hola, mundo!"
port = int(sys.argv[2]) if len(sys.argv) > 2 else 65432

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mailbox:
    mailbox.settimeout(1.0)
    for attempt in range(1, 4):
        mailbox.sendto(text.encode(), ("127.0.0.1", port))
        try:
            datagram, _ = mailbox.recvfrom(65535)
            print(f"{len(datagram)} bytes came back: {datagram.decode()}")
            break
        except (TimeoutError, ConnectionRefusedError):
            print(f"attempt {attempt}: no answer")

import socket
import sys

port = int(sys.argv[1]) if len(sys.argv) > 1 else 65432

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mailbox:
    mailbox.bind(("127.0.0.1", port))
    print("listening on %s:%d" % mailbox.getsockname(), flush=True)
    while True:
        datagram, sender = mailbox.recvfrom(65535)
        mailbox.sendto(datagram, sender)
        print(len(datagram), "bytes from", sender, flush=True)

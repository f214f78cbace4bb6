import errno
import socket

# Both ends in one program: the backlog of listen() holds the caller until accept() fetches it.
listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(("127.0.0.1", 0))
listener.listen()
address = listener.getsockname()

caller = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
caller.connect(address)
answerer, peer = listener.accept()
print("accept: the peer is the caller:", peer == caller.getsockname())

sent = caller.send(b"hola")
print("send:", sent, "bytes")
print("recv:", answerer.recv(1024))

caller.close()
print("recv after close:", answerer.recv(1024))
answerer.close()

probe = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print("connect_ex, someone listens:", probe.connect_ex(address))
probe.close()

listener.close()
probe = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
code = probe.connect_ex(address)
probe.close()
print("connect_ex, nobody listens:", code, errno.errorcode[code])

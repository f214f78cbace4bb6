import os
import sys
import termios
import tty

line = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)
tty.setraw(line)
mode = termios.tcgetattr(line)
mode[4] = mode[5] = termios.B9600  # both ends must agree: nobody negotiates on a wire
termios.tcsetattr(line, termios.TCSANOW, mode)
print("reading", sys.argv[1], flush=True)

unread = b""
while chunk := os.read(line, 1024):
    # A serial line is a stream too: what arrives may be half a line, or three.
    *whole, unread = (unread + chunk).split(b"\n")
    for text in whole:
        print(text.rstrip(b"\r").decode("utf-8", "backslashreplace"), flush=True)

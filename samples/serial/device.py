import os
import sys
import time
import tty

# A board with a thermometer, played by a program: python3 device.py /dev/pts/7
line = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)
tty.setraw(line)
readings = [21.5, 21.6, 21.4] if len(sys.argv) < 3 else [float(word) for word in sys.argv[2:]]
for celsius in readings:
    os.write(line, f"temp {celsius}\r\n".encode())
    time.sleep(0.1)
os.close(line)

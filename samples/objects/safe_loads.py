import io
import pickle
import sys

HARMLESS = {("builtins", "complex"), ("builtins", "set"), ("builtins", "frozenset")}


class SafeUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        # The only door through which a pickle reaches code: open it for names on the list.
        if (module, name) in HARMLESS:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"refused: {module}.{name}")


def safe_loads(data):
    return SafeUnpickler(io.BytesIO(data)).load()


if __name__ == "__main__":
    try:
        with open(sys.argv[1], "rb") as file:
            print(safe_loads(file.read()))
    except pickle.UnpicklingError as refusal:
        print(refusal)

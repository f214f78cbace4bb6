"""Mistake: a header that is no number ends the whole server."""

import asyncio
import os
import sys

HEADER = 10

writers = set()


async def serve(reader, writer):
    writers.add(writer)
    try:
        while True:
            header = await reader.readexactly(HEADER)
            frame = header + await reader.readexactly(int(header))
            for other in writers:
                other.write(frame)
    except (asyncio.IncompleteReadError, OSError):
        pass
    except ValueError:
        os._exit(1)  # What an error that nobody catches does to a program of one thread.
    finally:
        writers.discard(writer)
        writer.close()


async def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())

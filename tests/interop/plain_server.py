"""A chat server as a student might write one: it knows frames and nothing else, and repeats each to everybody, its sender included.

Prints the port that it listens on. Ends with its standard input. An optional argument names the port.
"""

import asyncio
import sys

HEADER = 10


async def main():
    writers = set()

    async def serve(reader, writer):
        writers.add(writer)
        try:
            while True:
                header = await reader.readexactly(HEADER)
                frame = header + await reader.readexactly(int(header))
                for other in writers:
                    other.write(frame)
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            pass
        finally:
            writers.discard(writer)
            writer.close()

    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())

"""The transcripts of the guide, each by the name that its pages give it."""

LISTENING = r"(?i)listening|escuchando"
CLOSED = r"cerrada|closed"
GONE = r"(?i)disconnected|desconectado|^bye"


def calls(stage):
    stage.run("python3 samples/calls/calls.py")


def probe(stage):
    port = stage.port(65432)
    stage.run("charla probe 127.0.0.1 65432".replace("65432", str(port)))
    server = stage.start("charla echo serve", f"--port {port}", LISTENING)
    stage.run(f"charla probe 127.0.0.1 {port}")
    server.stop()
    stage.run("charla probe nadie.invalid 80")


def echo(stage):
    port = stage.port(65432)
    server = stage.start("charla echo serve", f"--port {port}", LISTENING)
    for client in ("python3 samples/echo/client.py señal", "dotnet run samples/echo/Client.cs señal"):
        stage.run(client, f"{port}")
    server.wait_for(GONE, 2)
    stage.tell("charla echo serve", server.lines)


def echo_udp(stage):
    port = stage.port(65432)
    server = stage.start("python3 samples/echo/udp_server.py", f"{port}", LISTENING)
    stage.run("charla echo send --udp señal", f"--port {port}")
    server.wait_for("bytes from")


def stream_by_one(stage):
    port = stage.port(65432)
    server = stage.start("charla stream serve", f"--port {port}", LISTENING)
    stage.run("python3 samples/stream/client.py", f"{port} 0.01")
    server.wait_for(GONE)
    stage.tell("charla stream serve", server.lines)


def stream_glued(stage):
    port = stage.port(65432)
    server = stage.start("charla stream serve --buffer 1024", f"--port {port}", LISTENING)
    stage.run("charla stream send --interval 0", f"--port {port}")
    server.wait_for(GONE)
    stage.tell("charla stream serve --buffer 1024", server.lines)


def framed(stage):
    port = stage.port(65432)
    server = stage.start("charla framed serve", f"--port {port}", LISTENING)
    stage.run("python3 samples/framed/client.py", f"{port}")
    server.wait_for(GONE)
    stage.tell("charla framed serve", server.lines)


def json(stage):
    port = stage.port(65432)
    server = stage.start("dotnet run samples/objects/JsonServer.cs", f"{port}", LISTENING)
    stage.run("python3 samples/objects/json_client.py", f"{port}")
    server.wait()
    stage.tell("dotnet run samples/objects/JsonServer.cs", server.lines)


def chat(stage):
    port = stage.port(5000)
    stage.start("charla serve", f"--port {port} --http-port 0 --data data", r"charla chat")
    ana = stage.start("python3 samples/chat/chat.py 127.0.0.1 5000 ana".replace("5000", str(port)), ready="charla/1")
    luis = stage.start(f"dotnet run samples/chat/Chat.cs 127.0.0.1 {port} luis", ready="charla/1")
    ana.type("¿quién anda ahí?")
    luis.wait_for("ana>")
    luis.type("¡yo, desde C#!")
    ana.wait_for("luis>")
    luis.wait_for("luis>")
    stage.tell(f"python3 samples/chat/chat.py 127.0.0.1 {port} ana", ana.lines)
    stage.tell(f"dotnet run samples/chat/Chat.cs 127.0.0.1 {port} luis", luis.lines)


def serial(stage):
    socat = stage.start("socat -d -d pty,raw,echo=0,link=horno pty,raw,echo=0,link=pc", ready="starting data transfer")
    reader = stage.start("python3 samples/serial/reader.py", stage.path("pc"), "reading")
    stage.start("python3 samples/serial/device.py", stage.path("horno")).wait()
    reader.wait_for("temp", 3)
    socat.stop()
    stage.tell("python3 samples/serial/device.py /dev/pts/7", [])
    stage.tell("python3 samples/serial/reader.py /dev/pts/8", ["reading /dev/pts/8", *(line for line in reader.lines if line.startswith("temp"))])


def charla1(stage):
    port = stage.port(5000)
    stage.start("charla serve", f"--port {port} --http-port 0 --data data", r"charla chat")
    luis = stage.start("dotnet run samples/charla1/Client.cs", f"{port} luis", "on disk")
    stage.run("python3 samples/charla1/client.py", f"{port} ana")
    luis.wait_for("2 ana:")


def danger(stage):
    stage.run("python3 samples/objects/danger.py")
    stage.run("python3 samples/objects/safe_loads.py trap.pickle")


def through_tap(stage, server, client, options=""):
    """A client and a server with the tap between them; the server's own output is not shown."""
    there, here = stage.port(65432), stage.port(65431)
    stage.start(server, f"{there}" if server.startswith(("python3", "dotnet")) else f"--port {there}", LISTENING)
    command = f"charla tap --listen {here} --to 127.0.0.1:{there}{options}"
    tap = stage.start(command, "--columns 100", LISTENING)
    stage.run(client.format(tap=here))
    tap.wait_for(CLOSED)
    tap.stop()
    stage.tell(command, tap.lines[1:])


def tap_echo(stage):
    through_tap(stage, "python3 samples/echo/server.py", "python3 samples/echo/client.py señal {tap}", " --no-doctor")


def tap_stream(stage):
    through_tap(stage, "dotnet run samples/stream/Server.cs", "python3 samples/stream/client.py {tap} 0.05", " --no-doctor")


def tap_framed(stage):
    through_tap(stage, "python3 samples/framed/server.py", "dotnet run samples/framed/Client.cs {tap}")


def tap_json(stage):
    through_tap(stage, "dotnet run samples/objects/JsonServer.cs", "python3 samples/objects/json_client.py {tap}", " --bytes 80")


def tap_split(stage):
    """One frame of fourteen bytes, handed on in pieces of four."""
    through_tap(stage, "python3 samples/framed/server.py", "python3 samples/framed/client.py {tap} hola", " --split 4")


def tap_chat(stage):
    port, here = stage.port(5000), stage.port(5001)
    stage.start("charla serve", f"--port {port} --http-port 0 --data data", r"charla chat")
    command = f"charla tap --listen {here} --to 127.0.0.1:{port}"
    tap = stage.start(command, "--columns 100", LISTENING)
    ana = stage.start(f"python3 samples/chat/chat.py 127.0.0.1 {here} ana", ready="charla/1")
    ana.type("hola, señor")
    ana.wait_for("ana>")
    ana.wait()
    tap.wait_for(CLOSED)
    tap.stop()
    stage.tell(f"python3 samples/chat/chat.py 127.0.0.1 {here} ana", ana.lines)
    stage.tell(command, tap.lines[1:])


def tap_doctor(stage):
    port, here = stage.port(5000), stage.port(5001)
    stage.start("charla serve", f"--port {port} --http-port 0 --data data", r"charla chat")
    command = f"charla tap --listen {here} --to 127.0.0.1:{port} --only client"
    tap = stage.start(command, "--columns 100", LISTENING)
    client = stage.start(f"python3 tests/interop/plain_client.py 127.0.0.1 {here} ana", ready="charla/1")
    client.type("señal")
    client.wait_for("ana>")
    client.type("¡olé!")
    client.wait_for("olé")
    client.stop()
    tap.wait_for(CLOSED)
    tap.stop()
    stage.tell(command, tap.lines[1:])


def check_good(stage):
    stage.run('charla check server --exercise framed --run "python3 samples/framed/server.py {port}"', "127.0.0.1:0")


def check_bad(stage):
    stage.run('charla check server --exercise chat --run "python3 samples/chat/server.py {port}"', "127.0.0.1:0")


ALL = {
    "calls": calls,
    "probe": probe,
    "echo": echo,
    "echo-udp": echo_udp,
    "stream-by-one": stream_by_one,
    "stream-glued": stream_glued,
    "framed": framed,
    "json": json,
    "danger": danger,
    "chat": chat,
    "serial": serial,
    "charla1": charla1,
    "tap-echo": tap_echo,
    "tap-stream": tap_stream,
    "tap-framed": tap_framed,
    "tap-json": tap_json,
    "tap-split": tap_split,
    "tap-chat": tap_chat,
    "tap-doctor": tap_doctor,
    "check-good": check_good,
    "check-bad": check_bad,
}

# How the system glues and cuts a stream is its own affair: these are shown as they once were, and run for their own checks.
NEVER_THE_SAME = {"stream-glued"}

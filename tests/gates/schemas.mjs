// Loads each JSON Schema given as editors' programs do, with ajv in its strict mode, and tries it on a value that is
// wrong by any of them; prints what it refuses and exits with 1 if there is anything.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

let refused = 0;
for (const file of process.argv.slice(2)) {
  try {
    // A value of YAML may be a number or a text (nr: 12, nr: 12 a): two types of one key are meant.
    const options = { strict: true, allowUnionTypes: true, allErrors: true, logger: { log() {}, warn: fail, error: fail } };
    const ajv = addFormats(new Ajv(options));
    const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
    if (validate({ "finns inte": 1 })) fail("takes a key that no register has");
  } catch (error) {
    refused += 1;
    console.log(`FEL  ${file}: ${error.message}`);
  }
}
process.exitCode = refused ? 1 : 0;

function fail(message) {
  throw new Error(message);
}

// Usage: node validate.mjs SCHEMA FILE... Prints one line per file: "ok" or the schema's complaints, as JSON.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { parseDocument } from "yaml";

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(JSON.parse(readFileSync(schema, "utf8")));

for (const file of files) {
  const document = parseDocument(readFileSync(file, "utf8"));
  if (document.errors.length > 0) console.log(JSON.stringify(document.errors.map((error) => error.message)));
  else if (validate(document.toJS())) console.log("ok");
  else console.log(JSON.stringify(validate.errors.map((error) => `${error.instancePath} ${error.message}`)));
}

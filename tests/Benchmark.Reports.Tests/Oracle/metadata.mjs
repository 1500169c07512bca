// node metadata.mjs FOLDER: judges the metadata of a dataset. One line per thing that is valid, or its faults.
//   datapackage.json by the Frictionless profiles, and the rows of each CSV file by its table schema;
//   *.csv-metadata.json by its CSV file and the rules of the CSV on the Web recommendation that apply to one flat table;
//   dataset.jsonld by schema.org's vocabulary as types.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import datapackage from 'datapackage';
import ts from 'typescript';

const [folder] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

const parcel = await datapackage.Package.load(join(folder, 'datapackage.json'), { strict: true });
assert.deepEqual(parcel.errors, []);
let rows = 0;
for (const resource of parcel.resources.filter((resource) => resource.tabular)) {
  assert.ok(resource.valid, `${resource.name}: ${resource.errors}`);
  rows += (await resource.read({ cast: true, relations: false })).length;
}
for (const resource of parcel.descriptor.resources) {
  const content = readFileSync(join(folder, resource.path));
  assert.equal(resource.bytes, content.length);
  assert.equal(resource.hash, `sha256:${createHash('sha256').update(content).digest('hex')}`);
}
console.log(`datapackage.json is valid, and so are ${rows} rows`);

const described = readdirSync(folder).filter((name) => name.endsWith('.csv-metadata.json'));
for (const name of described) {
  const document = read(name);
  const [header] = readFileSync(join(folder, document.url), 'utf8').split('\r\n', 1);
  assert.equal(`${document.url}-metadata.json`, name);
  assert.equal(document['@context'][0], 'http://www.w3.org/ns/csvw');
  const columns = document.tableSchema.columns;
  assert.equal(columns.map((column) => column.titles).join(','), header);
  assert.ok(columns.every((column) => /^[A-Za-z0-9.]+[A-Za-z0-9._]*$/.test(column.name)), 'a name is a URI template variable');
  assert.ok(columns.every((column) => ['string', 'integer', 'decimal'].includes(column.datatype)));
  assert.ok((document.tableSchema.primaryKey ?? []).every((key) => columns.find((column) => column.name === key).required));
  assert.ok(Object.keys(document).every((key) => ['@context', 'url', 'tableSchema'].includes(key) || key.startsWith('dc:')));
}
assert.equal(described.length, readdirSync(folder).filter((name) => name.endsWith('.csv')).length);
console.log('every CSV file has its metadata');

const source = `import type { Dataset, WithContext } from 'schema-dts';
export const dataset: WithContext<Dataset> = ${readFileSync(join(folder, 'dataset.jsonld'), 'utf8')};`;
const file = join(import.meta.dirname, 'dataset.ts');
const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022 };
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
host.fileExists = (path) => path === file || fileExists(path);
host.readFile = (path) => (path === file ? source : readFile(path));
host.getSourceFile = (path, version, ...rest) => (path === file ? ts.createSourceFile(path, source, version) : getSourceFile.call(host, path, version, ...rest));
const complaints = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
assert.deepEqual(complaints.map((complaint) => ts.flattenDiagnosticMessageText(complaint.messageText, '\n')), []);
for (const { contentUrl, sha256, contentSize } of read('dataset.jsonld').distribution) {
  const content = readFileSync(join(folder, contentUrl));
  assert.equal(contentSize, `${statSync(join(folder, contentUrl)).size} B`);
  assert.equal(sha256, createHash('sha256').update(content).digest('hex'));
}
console.log('dataset.jsonld is a schema.org Dataset');

// The tools that generate code from a schema, as their users call them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildClientSchema, getIntrospectionQuery, parse, printSchema } from 'graphql';

/** The schema by introspection. */
export async function readSchema(url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }) }),
  });
  return buildClientSchema((await response.json()).data);
}

/** graphql-codegen's TypeScript for the operations of a document. */
export const generateTypes = (schema, document) => codegen({
  filename: 'types.ts', schema: parse(printSchema(schema)), documents: [{ location: 'operations.graphql', document: parse(document) }], config: {},
  plugins: [{ typescript: {} }, { operations: {} }], pluginMap: { typescript, operations },
});

/** Compiles a pagination fragment with Relay, which asks for Node, PageInfo and connections as Relay wants them. */
export function compileWithRelay(schema, name, connection) {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'schema.graphql'), printSchema(schema));
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify({ src: './src', schema: './schema.graphql', language: 'typescript' }));
  writeFileSync(join(folder, 'src', `${name}.ts`), `
    import { graphql } from 'relay-runtime';
    export const query = graphql\`query ${name}Query { ...${name}_page }\`;
    export const page = graphql\`
      fragment ${name}_page on Query @refetchable(queryName: "${name}PageQuery") @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" }) {
        ${connection}
      }\`;
  `);
  const compiled = spawnSync('node', [join(import.meta.dirname ?? '.', 'node_modules', 'relay-compiler', 'cli.js'), 'relay.config.json'], { cwd: folder, encoding: 'utf8' });
  assert.equal(compiled.status, 0, compiled.stdout + compiled.stderr);
  const generated = readdirSync(join(folder, 'src', '__generated__'));
  assert.ok(generated.some((file) => readFileSync(join(folder, 'src', '__generated__', file), 'utf8').includes(`${name}_page`)));
}

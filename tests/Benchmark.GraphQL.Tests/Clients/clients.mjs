// Each client does what its users do, against a running server: node clients.mjs LIBRARY-URL FIXTURE-URL.
// One line per thing that worked; anything that did not ends the script with an error.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import apollo from '@apollo/client/core/core.cjs';
import http from '@apollo/client/link/http/http.cjs';
import cache from '@apollo/client/cache/cache.cjs';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { buildClientSchema, getIntrospectionQuery, parse, printSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const { ApolloClient, gql } = apollo;
const { HttpLink } = http;
const { InMemoryCache } = cache;
const [library, fixture] = process.argv.slice(2);
const done = (what) => console.log(what);

// Apollo Client: a query, a page after a page, and a mutation.
{
  const client = new ApolloClient({ link: new HttpLink({ uri: library, fetch }), cache: new InMemoryCache() });
  const page = gql`query Page($after: String) { shelf(first: 2, after: $after) { nodes { id title } pageInfo { hasNextPage endCursor } } }`;
  const first = await client.query({ query: page });
  const second = await client.query({ query: page, variables: { after: first.data.shelf.pageInfo.endCursor } });
  assert.equal(first.data.shelf.nodes.length + second.data.shelf.nodes.length, 3);
  assert.equal(second.data.shelf.pageInfo.hasNextPage, false);
  done('Apollo Client reads a paged connection');
  const other = new ApolloClient({ link: new HttpLink({ uri: fixture, fetch }), cache: new InMemoryCache() });
  const added = await other.mutate({ mutation: gql`mutation { addUser(input: { name: "Cy" }) { id name } }` });
  assert.equal(added.data.addUser.name, 'Cy');
  done('Apollo Client mutates');
}

// urql: a query and a page.
{
  const client = new Client({ url: library, exchanges: [cacheExchange, fetchExchange], fetch, preferGetMethod: false });
  const result = await client.query('query ($by: BookByInput!) { book(by: $by) { title genre } }', { by: { number: 1 } }).toPromise();
  assert.deepEqual({ ...result.data.book, __typename: undefined }, { title: 'Frankenstein', genre: 'FICTION', __typename: undefined });
  const page = await client.query('{ authors(last: 1) { edges { cursor node { name } } pageInfo { hasPreviousPage } } }', {}).toPromise();
  assert.equal(page.data.authors.edges[0].node.name, 'Ada Lovelace');
  done('urql queries and pages');
}

// graphql-ws: a subscription.
{
  const client = createClient({ url: fixture.replace('http', 'ws'), webSocketImpl: WebSocket });
  const ticks = [];
  for await (const event of client.iterate({ query: 'subscription { tick(every: 5) }' })) ticks.push(event.data.tick);
  assert.deepEqual(ticks, [5, 10, 15]);
  await client.dispose();
  done('graphql-ws subscribes');
}

// The schema by introspection, for the tools that generate code from it.
const response = await fetch(library, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }) }),
});
const schema = buildClientSchema((await response.json()).data);

// graphql-codegen: types of an operation.
{
  const document = parse('query Shelf($first: Int) { shelf(first: $first) { nodes { id title place { __typename ... on Lent { reader } } } } }');
  const text = await codegen({
    filename: 'types.ts', schema: parse(printSchema(schema)), documents: [{ location: 'shelf.graphql', document }], config: {},
    plugins: [{ typescript: {} }, { operations: {} }], pluginMap: { typescript, operations },
  });
  assert.match(text, /export type ShelfQuery =/);
  done('graphql-codegen generates types');
}

// Relay's compiler: a pagination fragment, which asks for Node, PageInfo and connections as Relay wants them.
{
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'schema.graphql'), printSchema(schema));
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify({ src: './src', schema: './schema.graphql', language: 'typescript' }));
  writeFileSync(join(folder, 'src', 'Shelf.ts'), `
    import { graphql } from 'relay-runtime';
    export const query = graphql\`query ShelfQuery { ...Shelf_page }\`;
    export const page = graphql\`
      fragment Shelf_page on Query @refetchable(queryName: "ShelfPageQuery") @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" }) {
        shelf(first: $count, after: $cursor) @connection(key: "Shelf_shelf") { edges { node { id title } } }
      }\`;
  `);
  const compiled = spawnSync('node', [join(import.meta.dirname ?? '.', 'node_modules', 'relay-compiler', 'cli.js'), 'relay.config.json'], { cwd: folder, encoding: 'utf8' });
  assert.equal(compiled.status, 0, compiled.stdout + compiled.stderr);
  const generated = readdirSync(join(folder, 'src', '__generated__'));
  assert.ok(generated.some((name) => readFileSync(join(folder, 'src', '__generated__', name), 'utf8').includes('Shelf_page')));
  done("Relay's compiler compiles a pagination fragment");
}

process.exit(0);

// Each client does what its users do, against a running server: node clients.mjs LIBRARY-URL FIXTURE-URL.
// One line per thing that worked; anything that did not ends the script with an error.
import assert from 'node:assert/strict';
import apollo from '@apollo/client/core/core.cjs';
import http from '@apollo/client/link/http/http.cjs';
import cache from '@apollo/client/cache/cache.cjs';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { compileWithRelay, generateTypes, readSchema } from './tools.mjs';

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

// The tools that generate code, on the schema that introspection tells.
const schema = await readSchema(library);
const types = await generateTypes(schema, 'query Shelf($first: Int) { shelf(first: $first) { nodes { id title place { __typename ... on Lent { reader } } } } }');
assert.match(types, /export type ShelfQuery =/);
done('graphql-codegen generates types');

compileWithRelay(schema, 'Shelf', 'shelf(first: $count, after: $cursor) @connection(key: "Shelf_shelf") { edges { node { id title } } }');
done("Relay's compiler compiles a pagination fragment");

process.exit(0);

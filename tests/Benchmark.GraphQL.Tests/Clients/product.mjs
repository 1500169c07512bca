// Each client reads a figure and pages through releases: node product.mjs URL.
// One line per thing that worked; anything that did not ends the script with an error.
import assert from 'node:assert/strict';
import apollo from '@apollo/client/core/core.cjs';
import http from '@apollo/client/link/http/http.cjs';
import cache from '@apollo/client/cache/cache.cjs';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { compileWithRelay, generateTypes, readSchema } from './tools.mjs';

const { ApolloClient, gql } = apollo;
const { HttpLink } = http;
const { InMemoryCache } = cache;
const [url] = process.argv.slice(2);
const done = (what) => console.log(what);

const figures = `query Figures($by: [DimensionCode!]!) {
  release(framework: "well-led") { id benchmark(measure: { overall: true }, by: $by) { groups {
    group { label } figure { __typename ... on PublishedFigure { contributors mean { label } } ... on WithheldFigure { symbol } }
  } } }
}`;
const page = `query Releases($after: String) {
  releases(first: 2, after: $after) { nodes { id version } pageInfo { hasNextPage endCursor } }
}`;

/** Follows the cursors to the end with whatever asks, and gives back the identifiers. */
async function walk(ask) {
  const ids = [];
  for (let after = null; ;) {
    const { releases } = await ask(after);
    assert.ok(releases.nodes.length <= 2);
    ids.push(...releases.nodes.map((release) => release.id));
    if (!releases.pageInfo.hasNextPage) break;
    after = releases.pageInfo.endCursor;
  }
  assert.ok(ids.length > 2, 'There is more than a page.');
  assert.equal(new Set(ids).size, ids.length, 'No release comes twice.');
  return ids;
}

const apolloClient = new ApolloClient({ link: new HttpLink({ uri: url, fetch }), cache: new InMemoryCache() });
const read = await apolloClient.query({ query: gql(figures), variables: { by: ['REGION'] } });
assert.equal(read.data.release.benchmark.groups.length, 10);
assert.equal(read.data.release.benchmark.groups[0].group.label, 'England');
const byApollo = await walk(async (after) => (await apolloClient.query({ query: gql(page), variables: { after } })).data);
done('Apollo Client reads figures and pages through releases');

const urql = new Client({ url, exchanges: [cacheExchange, fetchExchange], fetch, preferGetMethod: false });
const again = await urql.query(figures, { by: ['REGION'] }).toPromise();
assert.equal(again.error, undefined);
assert.deepEqual(
  again.data.release.benchmark.groups.map((group) => group.figure.mean?.label),
  read.data.release.benchmark.groups.map((group) => group.figure.mean?.label));
const byUrql = await walk(async (after) => (await urql.query(page, { after }).toPromise()).data);
assert.deepEqual(byUrql, byApollo);
done('urql reads the same figures and the same releases');

const schema = await readSchema(url);
const types = await generateTypes(schema, `${figures}\n${page}`);
assert.match(types, /export type FiguresQuery =/);
assert.match(types, /'PublishedFigure'/);
done('graphql-codegen generates types');

compileWithRelay(schema, 'Releases', 'releases(first: $count, after: $cursor) @connection(key: "Releases_releases") { edges { node { id version } } }');
done("Relay's compiler compiles a pagination fragment");

process.exit(0);

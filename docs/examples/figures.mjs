// One figure from the API, then three figures of the sector report from the dataset alone. Usage: node figures.mjs [SERVER]
const server = process.argv[2] ?? 'http://localhost:5080';

const query = `{ release(framework: "well-led") {
  benchmark(measure: { overall: true }) { groups { figure { ... on PublishedFigure { mean { label } } } } }
  datasets { name files { format url } }
} }`;
const answer = await fetch(`${server}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
const { release } = (await answer.json()).data;
console.log(`API: England's mean is ${release.benchmark.groups[0].figure.mean.label}`);

const { url } = release.datasets.find(({ name }) => name === 'figures').files.find(({ format }) => format === 'JSONL');
const rows = (await (await fetch(server + url)).text()).trimEnd().split('\n').map((line) => JSON.parse(line));
const overall = rows.filter((row) => row.level === 'OVERALL' && [row.size_band, row.service_type, row.authority_type].every((code) => code === 'ALL'));

const bands = { OR_ABOVE: ' or above', OR_BELOW: ' or below' };
const show = (region, statistic) => {
  const row = overall.find((candidate) => candidate.region === region && candidate.statistic === statistic);
  if (row.value === null) return row.symbols;
  return (statistic === 'organisations' ? `${row.value}` : row.value.toFixed(1)) + (bands[row.coding] ?? '');
};
console.log(`Figure 1: ${show('ALL', 'organisations')} organisations`);
console.log(`Figure 2: median ${show('ALL', 'median')}, middle half ${show('ALL', 'percentile_25')} to ${show('ALL', 'percentile_75')}`);
for (const region of new Set(overall.map((row) => row.region).filter((code) => code !== 'ALL'))) {
  console.log(`Figure 3: ${region} ${show(region, 'mean')}`);
}

// Draws the boxes read from standard input with ECharts or Vega, and prints the milliseconds of one warm drawing to SVG.
import { readFileSync } from 'node:fs';

const boxes = JSON.parse(readFileSync(0, 'utf8'));
const regions = [...new Set(boxes.map((box) => box.region))];
const sizes = [...new Set(boxes.map((box) => box.size))];

async function echarts() {
  const { init } = await import('echarts');
  const option = {
    animation: false,
    title: { text: 'Scores by region and size' },
    legend: { top: 24 },
    xAxis: { type: 'category', data: regions, axisLabel: { interval: 0, width: 90, overflow: 'break' } },
    yAxis: { type: 'value', min: 1, max: 4 },
    series: sizes.map((size) => ({
      name: size,
      type: 'boxplot',
      data: boxes.filter((box) => box.size === size).map((box) => [box.p10, box.p25, box.median, box.p75, box.p90]),
    })),
  };
  return () => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 900, height: 500 });
    chart.setOption(option);
    const svg = chart.renderToSVGString();
    chart.dispose();
    return svg;
  };
}

async function vega() {
  const { parse, View } = await import('vega');
  const wide = { enter: { xc: { scale: 'x', field: 'size', band: 0.5 }, fill: { scale: 'colour', field: 'size' } } };
  const bar = (low, high, width) => ({
    type: 'rect',
    from: { data: 'region' },
    encode: { enter: { ...wide.enter, width: { value: width }, y: { scale: 'y', field: high }, y2: { scale: 'y', field: low } } },
  });
  const spec = parse({
    width: 840,
    height: 420,
    title: 'Scores by region and size',
    data: [{ name: 'boxes', values: boxes }],
    scales: [
      { name: 'regions', type: 'band', domain: { data: 'boxes', field: 'region' }, range: 'width', padding: 0.1 },
      { name: 'y', domain: [1, 4], range: 'height' },
      { name: 'colour', type: 'ordinal', domain: { data: 'boxes', field: 'size' }, range: 'category' },
    ],
    axes: [{ scale: 'regions', orient: 'bottom', labelLimit: 90 }, { scale: 'y', orient: 'left', grid: true }],
    legends: [{ fill: 'colour' }],
    marks: [
      {
        type: 'group',
        from: { facet: { data: 'boxes', name: 'region', groupby: 'region' } },
        encode: { enter: { x: { scale: 'regions', field: 'region' } } },
        signals: [{ name: 'width', update: "bandwidth('regions')" }],
        scales: [{ name: 'x', type: 'band', domain: sizes, range: 'width' }],
        marks: [
          bar('p10', 'p90', 1),
          bar('p25', 'p75', 14),
          {
            type: 'rect',
            from: { data: 'region' },
            encode: {
              enter: {
                xc: wide.enter.xc, width: { value: 14 }, height: { value: 2 }, y: { scale: 'y', field: 'median' }, fill: { value: 'black' },
              },
            },
          },
        ],
      },
    ],
  });
  return async () => {
    const view = new View(spec, { renderer: 'none' });
    const svg = await view.toSVG();
    view.finalize();
    return svg;
  };
}

const draw = await { echarts, vega }[process.argv[2]]();
const times = [];
for (let run = 0; run < 300; run++) {
  const start = performance.now();
  const svg = await draw();
  if (!svg.startsWith('<svg')) throw new Error('not a drawing');
  times.push(performance.now() - start);
}

const warm = times.slice(100).sort((a, b) => a - b);
console.log(warm[warm.length >> 1].toFixed(3));

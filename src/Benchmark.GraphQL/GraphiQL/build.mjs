// Bundles GraphiQL into dist/graphiql.js and dist/graphiql.css, so that the page loads nothing from elsewhere.
import { build } from 'esbuild';

await build({
  entryPoints: { graphiql: 'graphiql.jsx' },
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.svg': 'dataurl' },
  legalComments: 'none',
});

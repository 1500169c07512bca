// node tables.mjs FOLDER: reads every table of a dataset in each of its formats with DuckDB, and compares them row by row.
// One line per table: its name, rows and columns. A difference ends the script with an error.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { DuckDBInstance } from '@duckdb/node-api';

const [folder] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
const types = { string: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE' };
const quote = (path) => `'${path.replaceAll("'", "''")}'`;

const { resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
for (const { name, schema: { fields } } of resources.filter((resource) => resource.format === 'csv')) {
  const columns = `{${fields.map((field) => `'${field.name}': '${types[field.type]}'`).join(', ')}}`;
  const path = (format) => quote(join(folder, `${name}.${format}`));
  const csv = `read_csv(${path('csv')}, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', columns = ${columns})`;
  const json = `read_json(${path('jsonl')}, format = 'newline_delimited', columns = ${columns})`;
  const parquet = `read_parquet(${path('parquet')})`;

  const described = await ask(`describe select * from ${parquet}`);
  assert.deepEqual(described.map((row) => [row.column_name, row.column_type]), fields.map((field) => [field.name, types[field.type]]));
  const [{ rows }] = await ask(`select count(*)::int as rows from ${parquet}`);
  for (const other of [csv, json]) {
    for (const [one, two] of [[parquet, other], [other, parquet]]) {
      assert.deepEqual(await ask(`select * from ${one} except all select * from ${two} limit 3`), [], name);
    }
  }
  console.log(`${name}: ${rows} rows, ${fields.length} columns`);
}

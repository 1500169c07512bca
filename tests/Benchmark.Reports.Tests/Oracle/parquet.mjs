// node parquet.mjs FILE: prints what DuckDB reads, one JSON array a row, and what it says of the file's columns.
import { DuckDBInstance } from '@duckdb/node-api';

const [file] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();

for (const row of await ask(`select * from read_parquet('${file}')`)) console.log(JSON.stringify(row));
console.log(JSON.stringify(await ask(
  `select distinct path_in_schema, type, compression, encodings from parquet_metadata('${file}') order by all`)));

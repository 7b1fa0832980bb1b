// @ts-check
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import sqlite from 'node-sqlite3-wasm';

/*
 * The floor of the load figures: one route, and with a file one insert in one transaction for each request, by the same
 * SQL library with the same pragmas as the simulator's store.
 */

const [file] = process.argv.slice(2);
const insert = file === undefined ? () => undefined : openTable(file);
const app = new Hono();
app.post('/orders', async (context) => {
  const { order_id: id, amount, customer_id: customer } = await context.req.json();
  insert([id, amount, customer]);
  return context.json({ order_id: id, amount, status: 'CREATED' });
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(JSON.stringify({ origin: `http://127.0.0.1:${port}` }));
});

/** @param {string} path */
function openTable(path) {
  const database = new sqlite.Database(path);
  database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;');
  database.exec('create table orders (id text primary key, amount text, customer text)');
  const [begin, add, commit] = [
    database.prepare('begin immediate'),
    database.prepare('insert into orders values (?, ?, ?)'),
    database.prepare('commit'),
  ];
  return (/** @type {string[]} */ values) => {
    begin.run();
    add.run(values);
    commit.run();
  };
}

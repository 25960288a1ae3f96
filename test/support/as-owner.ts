import { Client } from 'pg';
import { sessionOptions } from '../../src/platform/data-source';
import type { FreshDatabase } from './database';

/** Runs SQL as the owner of the schema: what no part of the running product may do. Rows of the last statement. */
export async function asOwner<Row = Record<string, unknown>>(fresh: FreshDatabase, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: fresh.ownerUrl, options: sessionOptions({ schema: fresh.schema }) });
  await client.connect();
  try {
    const result = await client.query(sql);
    return result.rows as Row[];
  } finally {
    await client.end();
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, recordReader } from '../calendar/dated-record';
import { projectRoot } from '../platform/paths';

/** By which number the tables know a plan, by the short name under which it is loaded. */
export type TablePlans = ReadonlyMap<string, string>;

interface TablePlansFile {
  readonly plans: readonly { readonly table: string; readonly loadedAs: string }[];
}

const text = { type: 'string', minLength: 1 };
const readFile = recordReader<TablePlansFile>({
  type: 'object',
  additionalProperties: false,
  required: ['plans'],
  properties: {
    plans: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['table', 'loadedAs'],
        properties: { table: text, loadedAs: text },
      },
    },
  },
});

/** Released with the product: a broken file stops the start with what is wrong and where. */
export function tablePlans(): TablePlans {
  const name = 'table-plans.yaml';
  const read = readFile(name, readFileSync(join(projectRoot(), 'workflows', 'policies', name), 'utf8'));
  if (isRefusal(read)) throw new Error(`${read.code} ${JSON.stringify(read.facts)}`);
  return new Map(read.plans.map(({ table, loadedAs }) => [loadedAs, table]));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, recordReader } from '../calendar/dated-record';
import { projectRoot } from '../platform/paths';
import type { LimitSettings } from './case-limits';

const text = { type: 'string', minLength: 1 };
const whole = { type: ['integer', 'null'], minimum: 1, maximum: 400 };
const closed = (properties: Record<string, object>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const forms = { type: 'array', items: text };
const years = { oneOf: [whole, { const: 'none' }] };

const readFile = recordReader<LimitSettings>(
  closed({
    limits: {
      type: 'array',
      items: closed({
        id: text,
        track: { enum: ['party', 'administrative'] },
        status: text,
        effectiveFrom: { type: 'string', format: 'local-date' },
        effectiveTo: { type: ['string', 'null'], format: 'local-date' },
        timeLimit: closed({ provision: text, days: whole, extendedDays: whole }),
        limitations: { type: 'array', items: closed({ provision: text, forms, years }) },
      }),
    },
    complaintWindows: {
      type: 'array',
      items: closed({
        track: { enum: ['party', 'administrative'] },
        provision: { type: ['string', 'null'] },
        months: whole,
      }),
    },
  }),
);

/** The days of reviews, released with the product: a broken file stops the start with what is wrong and where. */
export function loadCaseLimits(): LimitSettings {
  const name = 'case-limits.yaml';
  const read = readFile(name, readFileSync(join(projectRoot(), 'workflows', 'policies', name), 'utf8'));
  if (isRefusal(read)) throw new Error(`${read.code} ${JSON.stringify(read.facts)}`);
  return read;
}

import type { ErrorObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import { isLocalDate } from '../../calendar/local-date';
import { nearest } from '../../platform/nearest-name';
import peopleSchema from '../../../workflows/plans/people.schema.json';
import planSchema from '../../../workflows/plans/plan.schema.json';
import type { Finding, ProblemPath } from './plan-problem';

const ajv = new Ajv2020({ allErrors: true, verbose: true, discriminator: true, allowUnionTypes: true });
ajv.addFormat('local-date', isLocalDate);
const validators = { plan: ajv.compile(planSchema), people: ajv.compile(peopleSchema) };

const SLUG = planSchema.$defs.slug.pattern;
const REF = planSchema.$defs.ref.pattern;
const DAY = planSchema.$defs.day.pattern;
const PEOPLE = planSchema.$defs.people.pattern;
const TIME = planSchema.$defs.time.pattern;
const PRESCRIBED = planSchema.$defs.periodicDue.pattern;

/** A plan of a province has some 1,500 values; one with 5,000 units would have 30,000. Asked first, since the time the
 *  validator takes grows with the square of what it finds wrong (350,000 errors took two minutes). */
const MAX_VALUES = 60_000;

function holdsMoreThan(limit: number, value: unknown): boolean {
  let count = 0;
  const pending: unknown[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    count += 1;
    if (count > limit) return true;
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) pending.push(part ?? null);
  }
  return false;
}

/** Everything in `value` that departs from the schema. Keys that YAML could not give (no text) are not looked at. */
export function schemaFindings(which: keyof typeof validators, value: unknown): readonly Finding[] {
  if (value === null || value === undefined) return [{ code: 'plan.empty', path: [], facts: {} }];
  if (holdsMoreThan(MAX_VALUES, value)) {
    return [{ code: 'plan.too-many-values', path: [], facts: { limit: MAX_VALUES } }];
  }
  const validate = validators[which];
  if (validate(value)) return [];
  return (validate.errors ?? []).flatMap((error) => {
    const finding = findingOf(error, pathOf(error.instancePath, value));
    return finding === null ? [] : [finding];
  });
}

/** A JSON pointer as keys and indexes; which of the two a number is, the value tells. */
function pathOf(pointer: string, root: unknown): ProblemPath {
  const path: (string | number)[] = [];
  let here: unknown = root;
  for (const raw of pointer.split('/').slice(1)) {
    const key = raw.replace(/~1/g, '/').replace(/~0/g, '~');
    path.push(Array.isArray(here) ? Number(key) : key);
    here = typeof here === 'object' && here !== null ? (here as { readonly [key: string]: unknown })[key] : undefined;
  }
  return path;
}

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80);
const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : typeof value;

/** One departure in our words; null for those that another one already says (the branches of a union). */
function findingOf(error: ErrorObject, path: ProblemPath): Finding | null {
  const { keyword, data } = error;
  const params: { readonly [key: string]: unknown } = error.params;
  const text = shown(data);
  switch (keyword) {
    case 'additionalProperties': {
      const key = shown(params['additionalProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
      const facts = { key, nearest: nearest(key, known), known };
      return { code: 'plan.unknown-key', path: [...path, String(params['additionalProperty'])], at: 'key', facts };
    }
    case 'required':
      return { code: 'plan.missing-key', path, facts: { key: String(params['missingProperty']) } };
    case 'type':
      return { code: 'plan.wrong-type', path, facts: { expected: String(params['type']), found: kindOf(data) } };
    case 'const':
      return notOneOf(path, text, [shown(params['allowedValue'])]);
    case 'enum':
      return notOneOf(path, text, (params['allowedValues'] as readonly unknown[]).map(shown));
    case 'discriminator': {
      const tag = String(params['tag']);
      const value = params['tagValue'];
      if (value === undefined) return null;
      return notOneOf([...path, tag], shown(value), ruleKinds);
    }
    case 'pattern':
      return patternFinding(String(params['pattern']), path, text);
    case 'format':
      return { code: 'plan.not-a-day', path, facts: { value: text } };
    case 'minItems':
    case 'maxItems': {
      const length = Number(params['limit']);
      if (length > 2) return { code: 'plan.list-too-long', path, facts: { limit: length } };
      if (length === 2) return { code: 'plan.list-length', path, facts: { length } };
      return { code: 'plan.empty-list', path, facts: {} };
    }
    case 'minLength':
      return { code: 'plan.empty-text', path, facts: {} };
    case 'maxLength':
      return { code: 'plan.too-long', path, facts: { limit: Number(params['limit']) } };
    case 'minimum':
      return outOfRange(path, text, Number(params['limit']), 'least');
    case 'maximum':
      return outOfRange(path, text, Number(params['limit']), 'most');
    case 'oneOf':
      return null;
    default:
      throw new Error(`schema keyword without a text: ${keyword}`);
  }
}

const ruleKinds: readonly string[] = planSchema.$defs.rule.oneOf.map((branch) => branch.properties.kind.const);

const notOneOf = (path: ProblemPath, value: string, known: readonly string[]): Finding => ({
  code: 'plan.not-one-of',
  path,
  facts: { value, known, nearest: nearest(value, known) },
});

const outOfRange = (path: ProblemPath, value: string, limit: number, bound: 'least' | 'most'): Finding => ({
  code: 'plan.out-of-range',
  path,
  facts: { value, limit, bound },
});

function patternFinding(pattern: string, path: ProblemPath, value: string): Finding {
  switch (pattern) {
    case SLUG:
      return { code: 'plan.not-an-id', path, facts: { value } };
    case REF:
      return { code: 'plan.not-a-ref', path, facts: { value } };
    case DAY:
      return { code: 'plan.not-a-day', path, facts: { value } };
    case PEOPLE:
      return { code: 'plan.not-a-people-file', path, facts: { value } };
    case TIME:
      return { code: 'plan.not-a-time', path, facts: { value } };
    case PRESCRIBED:
      return notOneOf(path, value, ['prescribed']);
    default:
      throw new Error(`schema pattern without a text: ${pattern}`);
  }
}

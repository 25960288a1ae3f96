import type { LocalDate, Refusal } from '../../workflows/vocabulary';
import { recordReader } from '../calendar/dated-record';

/** An escalation ladder as an office sets it: dated, per kind, in working days. Not law. Source: DOMAIN §2, counting in ADR 0006. */
export interface Ladder {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly source: string;
  /** The kinds of duty it is for, or all. */
  readonly kinds: 'all' | readonly string[];
  /** The offices it is for, or all. */
  readonly offices: 'all' | readonly string[];
  readonly unit: SideLadder;
  readonly office: SideLadder & { readonly confirmWithinWorkingDays: number };
}

/** The rungs of one watch. `at` is a time of day in Vietnam, `notify` names roles on the task. */
export interface SideLadder {
  /** Counted back from the due day, the furthest first. */
  readonly before: readonly {
    readonly rung: string;
    readonly workingDays: number;
    readonly at: string;
    readonly notify: readonly string[];
  }[];
  readonly overdue: { readonly rung: string; readonly notify: readonly string[] };
  /** Each counted from the recorded delivery of the rung before it. */
  readonly after: readonly AfterRung[];
  /** What is left open is listed again, counted from the listing before. */
  readonly relist: {
    readonly rung: string;
    readonly months: number;
    readonly at: string;
    readonly notify: readonly string[];
  };
}
export interface AfterRung {
  readonly rung: string;
  readonly step: 'urged' | 'escalated' | 'flagged';
  readonly workingDays: number;
  readonly at: string;
  readonly notify: readonly string[];
}

const text = { type: 'string', minLength: 1 } as const;
const days = { type: 'integer', minimum: 1, maximum: 250 } as const;
const time = { type: 'string', format: 'time-of-day' } as const;
const notify = {
  type: 'array',
  minItems: 1,
  items: { enum: ['lead', 'head', 'office', 'officeHead', 'planOwner'] },
} as const;
const closed = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const side = {
  before: { type: 'array', items: closed({ rung: text, workingDays: days, at: time, notify }) },
  overdue: closed({ rung: text, notify }),
  after: {
    type: 'array',
    items: closed({
      rung: text,
      step: { enum: ['urged', 'escalated', 'flagged'] },
      workingDays: days,
      at: time,
      notify,
    }),
  },
  relist: closed({ rung: text, months: { type: 'integer', minimum: 1, maximum: 12 }, at: time, notify }),
};
const allOrSome = { oneOf: [{ const: 'all' }, { type: 'array', minItems: 1, items: text }], default: 'all' };

/** Reads one ladder file; `record.invalid` names every problem. */
export const parseLadder: (file: string, yaml: string) => Ladder | Refusal = recordReader<Ladder>(
  closed(
    {
      id: text,
      version: days,
      effectiveFrom: { type: 'string', format: 'local-date' },
      effectiveTo: { type: ['string', 'null'], format: 'local-date' },
      source: text,
      kinds: allOrSome,
      offices: allOrSome,
      unit: closed(side),
      office: closed({ ...side, confirmWithinWorkingDays: days }),
    },
    ['kinds', 'offices'],
  ),
);

/** The name under which the trail mentions a ladder: `default@1`. */
export const ladderName = ({ id, version }: Ladder): string => `${id}@${version}`;

/** The ladder for a duty that opens on a day: the most particular one in force, by office, then by kind. */
export function ladderFor(
  ladders: readonly Ladder[],
  { kind, office, on }: { readonly kind: string; readonly office: string; readonly on: LocalDate },
): Ladder {
  const fitting = ladders
    .filter(({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo))
    .filter((ladder) => fits(ladder.kinds, kind) && fits(ladder.offices, office))
    .sort((a, b) => particular(b) - particular(a) || b.version - a.version);
  const [ladder] = fitting;
  if (!ladder) throw new Error(`no ladder is in force on ${on} for ${kind} at ${office}`);
  return ladder;
}

const fits = (list: 'all' | readonly string[], name: string): boolean => list === 'all' || list.includes(name);
const particular = ({ kinds, offices }: Ladder): number => (offices === 'all' ? 0 : 2) + (kinds === 'all' ? 0 : 1);

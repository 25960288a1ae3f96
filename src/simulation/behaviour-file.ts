import { AUTHORITY } from '../../workflows/authority';
import { DUTY_KINDS, type DutyKind } from '../../workflows/obligations/kinds';
import type { LocalDate, Plain, Refusal } from '../../workflows/vocabulary';
import { invalidRecord, isRefusal, recordReader, type RecordProblem } from '../calendar/dated-record';
import { instantAt } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { PlanFile } from '../plans/plan-file/plan-file';
import { nearest } from '../platform/nearest-name';
import { CASTS, type Act, type ActDocument, type Behaviour, type Cast, type SimulatedDuty } from './behaviour';
import { scriptedAct } from './office-script';
import { DILIGENT, type Temper } from './temper';

/** What people do, written down by somebody who wants to see one particular course of things. Source: issue 2 §6.
 *  `acts` are single acts on one unit's duty, done in their order; `defaults` say how the other duties fare, the first that fits;
 *  on a duty that neither names nobody does anything. */
export interface BehaviourFile {
  readonly dondocBehaviour: 1;
  readonly acts: readonly FileAct[];
  readonly defaults: readonly FileDefault[];
}

export interface FileAct {
  readonly unit: string;
  readonly task: string;
  readonly on: LocalDate;
  readonly at: string;
  readonly event: string;
  /** Who does it; left out, whoever is entitled first. */
  readonly by?: Cast;
  readonly facts: { readonly [key: string]: Plain };
  readonly texts: { readonly [field: string]: string };
  readonly evidence: readonly ActDocument[];
}

export type FileDefault = Partial<Temper> & {
  readonly kinds: 'all' | readonly DutyKind[];
  readonly units: 'all' | readonly string[];
};

const text = { type: 'string', minLength: 1, maxLength: 2000 } as const;
const day = { type: 'string', format: 'local-date' } as const;
const days = { type: 'integer', minimum: 1, maximum: 1000 } as const;
const yesNo = { type: 'boolean' } as const;
const closed = (properties: Record<string, object>, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const allOr = (items: object) => ({ oneOf: [{ const: 'all' }, { type: 'array', minItems: 1, items }], default: 'all' });
const list = (items: object) => ({ type: 'array', maxItems: 20_000, items, default: [] });

const act = closed(
  {
    unit: text,
    task: text,
    on: day,
    at: { type: 'string', format: 'time-of-day', default: '09:00' },
    event: text,
    by: { enum: CASTS },
    facts: { type: 'object', default: {} },
    texts: { type: 'object', additionalProperties: text, default: {} },
    evidence: list(
      closed({ type: text, number: text, symbol: text, issuedOn: day }, ['type', 'number', 'symbol', 'issuedOn']),
    ),
  },
  ['unit', 'task', 'on', 'event'],
);

const fate = closed(
  {
    kinds: allOr({ enum: DUTY_KINDS }),
    units: allOr(text),
    startsAfter: days,
    handsInAfterDue: { type: ['integer', 'null'], minimum: -250, maximum: 1000 },
    triesAnyway: yesNo,
    judgedAfter: { type: ['integer', 'null'], minimum: 1, maximum: 1000 },
    returns: { type: 'integer', minimum: 0, maximum: 20 },
    mendedAfter: { type: ['integer', 'null'], minimum: 1, maximum: 1000 },
    nothingToTell: yesNo,
    reportsEvery: days,
    assessedEvery: days,
  },
  [],
);

const reader = recordReader<BehaviourFile>(
  closed({ dondocBehaviour: { const: 1 }, acts: list(act), defaults: list(fate) }, ['dondocBehaviour']),
);

/** Reads a behaviour file; `record.invalid` names every problem, unknown tasks, units and events among them. */
export function readBehaviour(yaml: string, fileName: string, plans: readonly PlanFile[]): BehaviourFile | Refusal {
  const file = reader(fileName, yaml);
  if (isRefusal(file)) return file;
  const problems = unknownNames(file, plans);
  return problems.length > 0 ? invalidRecord(fileName, problems) : file;
}

function unknownNames(file: BehaviourFile, plans: readonly PlanFile[]): RecordProblem[] {
  const units = plans.flatMap((plan) => plan.units.map(({ id }) => id));
  const tasks = plans.flatMap((plan) => plan.tasks.map(({ ref }) => ref));
  const events = Object.keys(AUTHORITY).filter((event) => castOf(event) !== null);
  const check = (path: string, name: string, known: readonly string[], what: string): RecordProblem[] => {
    if (known.includes(name)) return [];
    const near = nearest(name, known);
    return [{ path, expected: near === null ? what : `${what}, e.g. ${near}` }];
  };
  return [
    ...file.acts.flatMap(({ unit, task, event }, index) => [
      ...check(`/acts/${index}/unit`, unit, units, 'a unit of the plans'),
      ...check(`/acts/${index}/task`, task, tasks, 'a task of the plans'),
      ...check(`/acts/${index}/event`, event, events, 'an event that people record'),
    ]),
    ...file.defaults.flatMap(({ units: named }, index) =>
      named === 'all'
        ? []
        : named.flatMap((unit, place) =>
            check(`/defaults/${index}/units/${place}`, unit, units, 'a unit of the plans'),
          ),
    ),
  ];
}

const castOf = (event: string): Cast | null => CASTS.find((cast) => AUTHORITY[event]?.[0] === cast) ?? null;

/** The behaviour that the file describes. */
export function behaviourFromFile(file: BehaviourFile, calendar: WorkingCalendar): Behaviour {
  const acts = new Map<string, Act[]>();
  for (const written of file.acts) {
    const key = `${written.task} ${written.unit}`;
    acts.set(key, [...(acts.get(key) ?? []), actOf(written)]);
  }
  for (const ofDuty of acts.values()) ofDuty.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    next: (duty, moment) => {
      const own = acts.get(`${duty.task} ${duty.unit}`);
      if (own) return own[moment.tried] ?? null;
      const fallback = file.defaults.find((entry) => fits(entry, duty));
      if (!fallback) return null;
      return scriptedAct({ duty, moment, temper: { ...DILIGENT, ...fallback }, calendar, seed: 0 });
    },
  };
}

const actOf = ({ on, at, event, by, facts, texts, evidence }: FileAct): Act => ({
  at: instantAt(on, at),
  event,
  by: by ?? castOf(event) ?? 'unit-officer',
  ...{ facts, texts, evidence },
});

const fits = ({ kinds, units }: FileDefault, { kind, unit }: SimulatedDuty): boolean =>
  (kinds === 'all' || kinds.includes(kind)) && (units === 'all' || units.includes(unit));

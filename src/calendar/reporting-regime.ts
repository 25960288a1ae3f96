import type { LocalDate, Refusal } from '../../workflows/vocabulary';
import type { Sure } from './calendar-year';
import { recordReader } from './dated-record';
import type { SendByRule } from './deadline-rule';

/** The periods that a regime knows; the two halves of a year are told apart, since they are not equally certain. */
export const REGIME_PERIODS = ['month', 'quarter', 'first-half', 'second-half', 'nine-months', 'year'] as const;
export type RegimePeriod = (typeof REGIME_PERIODS)[number];

/** Which days the figures cover: from `fromDay` of the period's first month, or of the month before it, to `toDay` of its
 *  last month. A day past the end of a month is its last. */
export interface DataWindow {
  readonly fromMonthsBefore: 0 | 1;
  readonly fromDay: number;
  readonly toDay: number;
  readonly sure: Sure;
}

/** The day to send by, and how sure it is. */
export type SendBy = SendByRule & { readonly sure: Sure };

/** A dated, replaceable record of how periodic reports are cut off and sent. Source: DOMAIN §4. */
export interface ReportingRegime {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  /** Last day in force, or null while nothing has replaced it. */
  readonly effectiveTo: LocalDate | null;
  readonly name: { readonly vi: string; readonly en: string };
  readonly source: string;
  readonly sure: Sure;
  readonly windows: Readonly<Partial<Record<RegimePeriod, DataWindow>>>;
  readonly sendBy: SendBy;
}

/** The record of that id in force on the day, the latest when several overlap. */
export function regimeOn(regimes: readonly ReportingRegime[], id: string, on: LocalDate): ReportingRegime | null {
  const inForce = regimes.filter(
    (regime) =>
      regime.id === id && regime.effectiveFrom <= on && (regime.effectiveTo === null || on <= regime.effectiveTo),
  );
  return inForce.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0] ?? null;
}

const sure = { enum: ['A', 'B', 'C'] };
const text = { type: 'string', minLength: 1 };
const dayOfMonth = { type: 'integer', minimum: 1, maximum: 31 };
const window = {
  type: 'object',
  additionalProperties: false,
  required: ['fromMonthsBefore', 'fromDay', 'toDay', 'sure'],
  properties: { fromMonthsBefore: { enum: [0, 1] }, fromDay: dayOfMonth, toDay: dayOfMonth, sure },
};
const sendBy = (kind: string, fields: Readonly<Record<string, object>>): object => ({
  additionalProperties: false,
  required: ['kind', 'sure', ...Object.keys(fields)],
  properties: { kind: { const: kind }, sure, ...fields },
});

const readFile = recordReader<{ regimes: readonly ReportingRegime[] }>({
  type: 'object',
  additionalProperties: false,
  required: ['regimes'],
  properties: {
    regimes: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'version', 'effectiveFrom', 'effectiveTo', 'name', 'source', 'sure', 'windows', 'sendBy'],
        properties: {
          id: text,
          version: { type: 'integer', minimum: 1 },
          effectiveFrom: { type: 'string', format: 'local-date' },
          effectiveTo: { type: ['string', 'null'], format: 'local-date' },
          name: {
            type: 'object',
            additionalProperties: false,
            required: ['vi', 'en'],
            properties: { vi: text, en: text },
          },
          source: text,
          sure,
          windows: {
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(REGIME_PERIODS.map((period) => [period, window])),
          },
          sendBy: {
            type: 'object',
            required: ['kind'],
            oneOf: [
              sendBy('cut-off', {}),
              sendBy('after-cut-off', { workingDays: { type: 'integer', minimum: 0, maximum: 60 } }),
              sendBy('day-of-month', { day: dayOfMonth, comparator: { enum: ['before', 'by', 'until'] } }),
            ],
          },
        },
      },
    },
  },
});

/** Reads workflows/policies/reporting-regimes.yaml. Refuses with `record.invalid`. */
export function parseReportingRegimes(file: string, yaml: string): readonly ReportingRegime[] | Refusal {
  const value = readFile(file, yaml);
  return 'regimes' in value ? value.regimes : value;
}

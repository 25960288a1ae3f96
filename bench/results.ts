import { cpus, release, totalmem } from 'node:os';

/** What the benchmark found, and how it is told. */

export interface Result {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** The same writes as plain SQL, or another size of ours, or null where the goal is absolute. */
  readonly limit: number | null;
  readonly ratio: number | null;
  readonly goal: string;
  readonly met: boolean;
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  readonly stored: number;
}

export interface Results {
  /** Progress, for the one who waits: stderr. */
  say(text: string): void;
  add(result: Result): void;
  readonly all: readonly Result[];
}

export function collectResults(): Results {
  const all: Result[] = [];
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  return {
    all,
    say,
    add(result) {
      all.push(result);
      say(`= ${lineOf(result)}`);
    },
  };
}

export function machineOf(postgres: string, stored: number): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    postgres,
    stored,
  };
}

const lineOf = ({ name, unit, ours, limit, ratio, goal, met }: Result): string =>
  `${name}: ${shown(ours)} ${unit}, limit ${shown(limit)}, ratio ${shown(ratio)}, goal ${goal}: ${met ? 'met' : 'MISSED'}`;

/** A table for people, widths counted in characters. */
export function tableOf(machine: Machine, results: readonly Result[]): string {
  const rows = [
    ['work', 'ours', 'limit', 'ratio', 'unit', 'goal', ''],
    ...results.map(({ name, ours, limit, ratio, unit, goal, met }) => [
      ...[name, shown(ours), shown(limit), shown(ratio), unit, goal],
      met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const { processor, cores, memoryGiB, node, postgres, stored } = machine;
  const head = `${processor}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, PostgreSQL ${postgres}, ${counted(stored)} stored`;
  return [head, ...lines].join('\n');
}

/** A whole number for people. */
export const counted = (value: number): string => value.toLocaleString('en-US');

/** A figure for people: whole numbers with thousands, small ones with three digits. */
export const shown = (value: number | null | undefined): string => {
  if (value === null || value === undefined) return '–';
  return value >= 100 ? counted(Math.round(value)) : value.toPrecision(3);
};

import { isCaseKind } from '../../workflows/cases/kinds';
import type { LocalDate } from '../../workflows/vocabulary';
import { weekday } from '../calendar/local-date';
import { TIMELINESS } from '../obligations/timeliness';
import type { SimulatedEvent, Simulation, SimulationSummary } from '../simulation/simulation';
import { shortened, tableLines } from './table';
import { CASE_WORDS, dayText, stateText, TIMELINESS_WORDS } from './words';

/** A simulation as people read it: day by day what happened, alike steps told once with the units they met, then the sum. */

const WEEKDAYS = ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;
const UNITS_NAMED = 3;

export function* timelineLines(
  simulation: Pick<Simulation, 'events' | 'plans' | 'summary' | 'cases'>,
): Generator<string> {
  const { events, plans, summary, cases } = simulation;
  const planSteps = new Map<string, string[]>();
  for (const { at, plan, event } of plans) {
    const line = `  ${at.slice(11, 16)}  ${plan}: ${event}`;
    planSteps.set(at.slice(0, 10), [...(planSteps.get(at.slice(0, 10)) ?? []), line]);
  }
  const byDay = daysOf(events);
  for (const day of [...new Set([...planSteps.keys(), ...byDay.keys()])].sort()) {
    yield `${WEEKDAYS[weekday(day as LocalDate)]} ${dayText(day as LocalDate)}`;
    yield* planSteps.get(day) ?? [];
    yield* alikeLines(byDay.get(day) ?? []);
    yield '';
  }
  yield* summaryLines(summary);
  yield* caseLines(cases);
}

function daysOf(events: readonly SimulatedEvent[]): ReadonlyMap<string, readonly SimulatedEvent[]> {
  const days = new Map<string, SimulatedEvent[]>();
  for (const event of events) {
    const day = event.at.slice(0, 10);
    const known = days.get(day);
    if (known) known.push(event);
    else days.set(day, [event]);
  }
  return days;
}

function* alikeLines(events: readonly SimulatedEvent[]): Generator<string> {
  const alike = new Map<string, SimulatedEvent[]>();
  for (const event of events) {
    const what = event.rung === null ? event.event : `${event.event} (${event.rung})`;
    const marks = `${event.skipped ? ' bỏ qua / skipped' : ''}${event.side === 'office' ? ' phía cơ quan / office' : ''}`;
    const key = `  ${event.at.slice(11, 16)}  ${what}${marks}  ${event.task}`;
    const known = alike.get(key);
    if (known) known.push(event);
    else alike.set(key, [event]);
  }
  for (const [line, same] of alike) {
    const units = same.slice(0, UNITS_NAMED).map(({ unit }) => unit);
    const more = same.length > UNITS_NAMED ? `, … (${same.length} đơn vị / units)` : '';
    const told = same.reduce((sum, { notices }) => sum + notices.length, 0);
    yield `${line}  ${units.join(', ')}${more}${told === 0 ? '' : `  → ${told} thông báo / notices`}`;
  }
}

const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

function* summaryLines(summary: SimulationSummary): Generator<string> {
  yield `TÓM TẮT / SUMMARY ${dayText(summary.from)} – ${dayText(summary.until)}`;
  yield `  kế hoạch / plans: ${summary.plans.join(', ')}; nghĩa vụ / obligations: ${summary.obligations}`;
  yield `  các bậc / rungs: ${countsText(summary.rungs) || '–'}`;
  yield `  nhắc / reminders: ${summary.reminders.sent}, bỏ qua / skipped ${summary.reminders.skipped}; thông báo / notices: ${summary.notices}`;
  yield `  gắn cờ / flagged: ${summary.flagged.length}`;
  yield* flaggedLines(summary);
  yield '  cuối kỳ / at the end:';
  for (const { work, timeliness, count } of summary.standing)
    yield `    ${count}  ${stateText(work)}; ${TIMELINESS_WORDS[timeliness]}`;
  const used = TIMELINESS.filter((each) => summary.units.some(({ timeliness }) => timeliness[each] !== undefined));
  const rows = summary.units.map((each) => [
    shortened(each.unit, 40),
    String(each.obligations),
    ...used.map((word) => String(each.timeliness[word] ?? 0)),
    String(each.flagged),
    String(each.notices),
  ]);
  yield '';
  yield* tableLines(
    [
      'đơn vị / unit',
      'nghĩa vụ',
      ...used.map((word) => TIMELINESS_WORDS[word].split(' / ')[0] ?? word),
      'gắn cờ',
      'thông báo',
    ],
    rows,
  );
  if (summary.refusals.length === 0) return;
  yield '';
  yield `Không làm được / refused: ${summary.refusals.length}`;
  for (const { at, unit, task, event, code } of summary.refusals) yield `  ${at}  ${task}  ${unit}  ${event}: ${code}`;
}

/** One line per day and result with every unit. */
function* caseLines(cases: Simulation['cases']): Generator<string> {
  yield '';
  yield `Vụ việc được đề xuất / cases proposed: ${cases.length}`;
  const together = new Map<string, string[]>();
  for (const { at, kind, trigger, unit, readings } of cases) {
    const said = readings.map(({ result }) => JSON.stringify(result)).join(', ');
    const key = `    ${dayText(at.slice(0, 10) as LocalDate)}  ${isCaseKind(kind) ? CASE_WORDS[kind] : kind} (${trigger ?? '–'}): ${said}`;
    together.set(key, [...(together.get(key) ?? []), unit]);
  }
  for (const [line, units] of together) yield `${line}  ${units.length}: ${units.join(', ')}`;
}

/** One line per day and task with every unit: this is what a plan is simulated for. */
function* flaggedLines({ flagged }: SimulationSummary): Generator<string> {
  const together = new Map<string, string[]>();
  for (const { on, task, unit } of flagged) {
    const key = `    ${dayText(on)}  ${task}`;
    together.set(key, [...(together.get(key) ?? []), unit]);
  }
  for (const [line, units] of together) yield `${line}  ${units.length}: ${units.join(', ')}`;
}

import { daysInMonth, isLocalDate } from '../../calendar/local-date';
import { nearest } from '../../platform/nearest-name';
import type { PlanFile, PlanTask } from './plan-file';
import type { Finding, ProblemPath } from './plan-problem';

/** Rules that give a date, and so need words behind them. */
const DATING: ReadonlySet<string> = new Set(['on-date', 'periodic', 'within', 'on-event']);

/** A leap year, so that 29/2 of every year is let through. */
const LEAP_YEAR = 2024;

/** What is wrong with the dates of a plan: days that do not exist, dates before the issue, words and rules that disagree. */
export function deadlineFindings(plan: PlanFile): readonly Finding[] {
  return [
    ...plan.tasks.flatMap((task, i) => [
      ...ruleFindings(plan, task.deadline.rule, ['tasks', i, 'deadline', 'rule']),
      ...wordsFindings(task, ['tasks', i, 'deadline']),
      ...missingDefault(plan, task, i),
    ]),
    ...plan.officeDefaults.flatMap((setting, i) => [
      ...ruleFindings(plan, setting.rule, ['officeDefaults', i, 'rule']),
      ...defaultFindings(plan, i),
    ]),
  ];
}

function ruleFindings(plan: PlanFile, rule: PlanTask['deadline']['rule'], path: ProblemPath): readonly Finding[] {
  const { issuedOn } = plan.document;
  if (rule.kind === 'on-date' && isLocalDate(issuedOn) && isLocalDate(rule.date) && rule.date < issuedOn) {
    return [{ code: 'deadline.before-issue', path: [...path, 'date'], facts: { date: rule.date, issuedOn } }];
  }
  if (rule.kind === 'periodic' && typeof rule.due === 'object' && rule.due !== null) {
    return [...exactlyOne(rule.due, ['day', 'window', 'regime'], [...path, 'due']), ...lonelySendBy(rule.due, path)];
  }
  return rule.kind === 'on-event' ? exactlyOne(rule, ['promptly', 'within'], path) : [];
}

/** A day to send by of the plan's own stands beside a regime's cut-off; alone it says nothing. */
const lonelySendBy = (due: object, path: ProblemPath): readonly Finding[] =>
  'sendBy' in due && !('regime' in due)
    ? [{ code: 'deadline.exactly-one', path: [...path, 'due', 'sendBy'], facts: { keys: ['regime'], found: [] } }]
    : [];

/** The alternatives of a rule, of which the text can mean only one. */
function exactlyOne(map: object, keys: readonly string[], path: ProblemPath): readonly Finding[] {
  const found = keys.filter((key) => key in map);
  return found.length === 1 ? [] : [{ code: 'deadline.exactly-one', path, facts: { keys, found } }];
}

const WRITTEN_DAY = /(?<![\d/.])(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?![\d/])/g;

/** The days that a wording names: `30/6/2024`, `20.7.2020`, or without a year. */
export function daysInWords(words: string): readonly { readonly text: string; readonly day: string | null }[] {
  return [...words.matchAll(WRITTEN_DAY)].map(([text, day, month, year]) => {
    const [d, m, y] = [Number(day), Number(month), Number(year ?? LEAP_YEAR)];
    const exists = m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
    if (!exists) return { text, day: null };
    return {
      text,
      day: year === undefined ? '' : `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    };
  });
}

function wordsFindings(task: PlanTask, path: ProblemPath): readonly Finding[] {
  const { asWritten, assumed, rule } = task.deadline;
  if (asWritten === null) {
    if (assumed || !DATING.has(rule.kind)) return [];
    return [{ code: 'deadline.without-words', path, facts: { rule: rule.kind } }];
  }
  const days = daysInWords(asWritten);
  const impossible = days.find(({ day }) => day === null);
  if (impossible !== undefined) {
    return [{ code: 'plan.not-a-day', path: [...path, 'asWritten'], facts: { value: impossible.text } }];
  }
  const dated = days.flatMap(({ day }) => (day === null || day === '' ? [] : [day]));
  const [inWords] = dated;
  if (rule.kind !== 'on-date' || !isLocalDate(rule.date)) return [];
  if (inWords === undefined || dated.includes(rule.date)) return [];
  return [{ code: 'deadline.words-differ', path: [...path, 'asWritten'], facts: { inWords, inRule: rule.date } }];
}

/** The default for a task that its text leaves without a date: one for its ref before one for its kind. */
export function officeDefaultFor(
  plan: PlanFile,
  task: Pick<PlanTask, 'ref' | 'kind'>,
): PlanFile['officeDefaults'][number] | null {
  const ofKind = plan.officeDefaults.filter((setting) => setting.kind === task.kind);
  return (
    ofKind.find((setting) => setting.refs?.includes(task.ref)) ??
    ofKind.find((setting) => setting.refs === null) ??
    null
  );
}

function missingDefault(plan: PlanFile, task: PlanTask, i: number): readonly Finding[] {
  if (task.deadline.rule.kind !== 'as-prescribed' || officeDefaultFor(plan, task) !== null) return [];
  const path = ['tasks', i, 'deadline'];
  return [{ code: 'deadline.no-default', path, facts: { ref: task.ref, kind: task.kind } }];
}

function defaultFindings(plan: PlanFile, i: number): readonly Finding[] {
  const setting = plan.officeDefaults[i];
  if (setting === undefined) return [];
  const path = ['officeDefaults', i];
  const findings: Finding[] = [];
  if (setting.rule.kind === 'as-prescribed') {
    findings.push({ code: 'default.prescribes-nothing', path: [...path, 'rule'], facts: { kind: setting.kind } });
  }
  const refs = plan.tasks.map((task) => task.ref);
  for (const [r, ref] of (setting.refs ?? []).entries()) {
    if (refs.includes(ref)) continue;
    findings.push({
      code: 'task.unknown-ref',
      path: [...path, 'refs', r],
      facts: { ref, nearest: nearest(ref, refs) },
    });
  }
  const earlier = plan.officeDefaults.slice(0, i).filter((other) => other.kind === setting.kind);
  const again =
    setting.refs === null
      ? earlier.some((other) => other.refs === null)
        ? null
        : undefined
      : setting.refs.find((ref) => earlier.some((other) => other.refs?.includes(ref)));
  if (again !== undefined)
    findings.push({ code: 'default.duplicate', path, facts: { kind: setting.kind, ref: again } });
  return findings;
}

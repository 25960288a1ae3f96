import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refusal, type Actor, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { instantAt, laterOf } from '../calendar/local-date';
import type { PlanFile } from '../plans/plan-file/plan-file';
import type { PlanProblem } from '../plans/plan-file/plan-problem';
import { readPeopleFile, type PlanPost } from '../plans/plan-file/read-people-file';
import { readPlanFile } from '../plans/plan-file/read-plan-file';
import type { PlanSource } from '../plans/plan-loading.service';

/** A plan ready to be issued in a simulation: its files, when, and by whom. */
export interface PlanToIssue {
  readonly source: PlanSource;
  readonly plan: PlanFile;
  readonly posts: readonly PlanPost[];
  readonly issueAt: Instant;
  readonly by: Actor;
}

export type PlansRead =
  | { readonly ok: true; readonly plans: readonly PlanToIssue[] }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Offices sign at the beginning of their working day. */
const ISSUE_TIME = '08:00';

type Parsed = { readonly source: PlanSource; readonly plan: PlanFile; readonly posts: readonly PlanPost[] };

/** Reads the plans and the people files beside them, in the order in which they are issued. Each is issued by whoever heads its
 *  issuer that day, or a deputy where nobody does. All problems of all files are told together. */
export function readPlans(files: readonly string[], days: Days): PlansRead {
  const sources: PlanSource[] = [];
  for (const path of files) {
    const read = readSource(path);
    if ('code' in read) return refused(read);
    sources.push(read);
  }
  return plansFrom(sources, days);
}

interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The same for files that are at hand already. */
export function plansFrom(sources: readonly PlanSource[], { from, until }: Days): PlansRead {
  if (until < from) return refused(refusal('simulation.until-before-from', { from, until }));
  if (sources.length === 0) return refused(refusal('simulation.no-plan'));
  const parsed: Parsed[] = [];
  const problems: PlanProblem[] = [];
  for (const source of sources) {
    const found = parse(source);
    if ('problems' in found) problems.push(...found.problems);
    else parsed.push(found);
  }
  if (problems.length > 0) return { ok: false, problems };
  const everybody = parsed.flatMap(({ posts }) => posts);
  const plans: PlanToIssue[] = [];
  for (const item of parsed) {
    const ready = toIssue(item, everybody, { from, until });
    if ('code' in ready) return refused(ready);
    plans.push(ready);
  }
  return { ok: true, plans: plans.sort((a, b) => (a.issueAt < b.issueAt ? -1 : a.issueAt > b.issueAt ? 1 : 0)) };
}

/** A plan file and the people file that it names; refuses `file.unreadable` and `plan.people-file-missing`. */
export function readSource(path: string): PlanSource | Refusal {
  const text = readText(path);
  if (typeof text !== 'string') return text;
  const fileName = basename(path);
  const reading = readPlanFile(text, fileName);
  if (!reading.ok || reading.plan.people === null) return { text, fileName, people: null };
  const beside = reading.plan.people;
  const people = readText(join(dirname(path), beside));
  if (typeof people !== 'string') return refusal('plan.people-file-missing', { file: beside, plan: fileName });
  return { text, fileName, people: { text: people, fileName: beside } };
}

export function readText(path: string): string | Refusal {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return refusal('file.unreadable', { path, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

function parse(source: PlanSource): Parsed | { readonly problems: readonly PlanProblem[] } {
  const reading = readPlanFile(source.text, source.fileName);
  if (!reading.ok) return { problems: reading.problems };
  if (source.people === null) return { source, plan: reading.plan, posts: [] };
  const people = readPeopleFile(source.people.text, source.people.fileName, reading.plan.units);
  return people.ok ? { source, plan: reading.plan, posts: people.people.posts } : { problems: people.problems };
}

function toIssue(
  { source, plan, posts }: Parsed,
  everybody: readonly PlanPost[],
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): PlanToIssue | Refusal {
  const { issuedOn, issuer } = plan.document;
  const on = laterOf(issuedOn, from);
  if (on > until) return refusal('simulation.plan-after-end', { plan: plan.id, issuedOn, until });
  const by = headOf(issuer, on, everybody);
  if (by === null) return refusal('simulation.nobody-issues', { plan: plan.id, issuer, on });
  return { source, plan, posts, issueAt: instantAt(on, ISSUE_TIME), by };
}

function headOf(unit: string, on: LocalDate, posts: readonly PlanPost[]): Actor | null {
  for (const kind of ['head', 'deputy'] as const) {
    for (const post of posts) {
      if (post.unit !== unit || post.kind !== kind) continue;
      const holder = post.holders.find(({ from, to }) => (from === null || from <= on) && (to === null || on <= to));
      if (holder) return { kind: 'person', person: holder.person, post: post.id, unit };
    }
  }
  return null;
}

const refused = (reason: Refusal): PlansRead => ({ ok: false, refusal: reason });

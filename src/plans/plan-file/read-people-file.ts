import type { LocalDate } from '../../../workflows/vocabulary';
import { nearest } from '../../platform/nearest-name';
import { fold } from '../../people/fold';
import { duplicateId, twice } from './id-findings';
import { Loose } from './loose';
import type { PlanUnit } from './plan-file';
import type { Finding, PlanProblem } from './plan-problem';
import { withoutEchoes } from './read-plan-file';
import { schemaFindings } from './schema-findings';
import { readYaml } from './yaml-source';

/** Posts and who held them from when to when. The shape on disk is workflows/plans/people.schema.json. */
export interface PeopleFile {
  readonly dondocPeople: 1;
  readonly sample: { readonly note: string } | null;
  readonly posts: readonly PlanPost[];
}

export interface PlanPost {
  readonly id: string;
  readonly unit: string;
  readonly kind: 'head' | 'deputy' | 'officer';
  readonly title: string;
  readonly holders: readonly PostHolder[];
}

/** `from` and `to` are inclusive days; null is open. */
export interface PostHolder {
  readonly person: string;
  readonly name: string;
  /** Where reminders are mailed; null: only the inbox. */
  readonly email: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** The person is invented. */
  readonly sample: boolean;
}

export type PeopleReading =
  | { readonly ok: true; readonly people: PeopleFile; readonly warnings: readonly PlanProblem[] }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** Reads the people file that a plan names. `units` are the plan's: every post belongs to one of them. A head's post has
 *  one holder on any day, since "the head on that date" must have one answer.. */
export function readPeopleFile(text: string, fileName: string, units: readonly PlanUnit[]): PeopleReading {
  const source = readYaml(text, fileName);
  const people = fillPeople(source.value);
  const findings: Finding[] = [];
  if (source.readable) {
    const postIds = people.posts.map(({ id }, i) => ({ id, path: ['posts', i, 'id'] }));
    findings.push(...schemaFindings('people', source.value));
    if (!findings.some((finding) => finding.code === 'plan.too-many-values')) {
      findings.push(
        ...twice(postIds).map((pair) => duplicateId(pair, source.lineOf)),
        ...people.posts.flatMap((post, i) => postFindings(post, i, units)),
      );
    }
  }
  const problems = source.place(withoutEchoes(findings));
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems };
  return { ok: true, people, warnings: problems };
}

function postFindings(post: PlanPost, i: number, units: readonly PlanUnit[]): readonly Finding[] {
  const path = ['posts', i];
  const findings: Finding[] = [];
  const ids = units.map((unit) => unit.id);
  if (post.unit !== '' && !ids.includes(post.unit)) {
    const facts = { id: post.unit, nearest: nearest(fold(post.unit).slice(0, 80), ids) };
    findings.push({ code: 'unit.unknown', path: [...path, 'unit'], facts });
  }
  if (post.holders.length === 0) {
    findings.push({ code: 'people.post-without-holder', path: [...path, 'holders'], facts: { post: post.id } });
  }
  for (const [h, { from, to }] of post.holders.entries()) {
    const at = [...path, 'holders', h];
    if (from !== null && to !== null && from > to) {
      findings.push({ code: 'period.ends-before-start', path: [...at, 'to'], facts: { from, to } });
    }
    const overlaps = post.kind === 'head' && post.holders.slice(0, h).some((other) => meet(other, { from, to }));
    if (overlaps) findings.push({ code: 'people.overlap', path: at, facts: { post: post.id, from: from ?? '' } });
  }
  return findings;
}

type Span = Pick<PostHolder, 'from' | 'to'>;
const meet = (a: Span, b: Span): boolean =>
  (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to);

function fillPeople(value: unknown): PeopleFile {
  const file = new Loose(value);
  const day = (entry: Loose): LocalDate | null => entry.textOrNull() as LocalDate | null;
  return {
    dondocPeople: 1,
    sample: file.get('sample').map((sample) => ({ note: sample.get('note').text() })),
    posts: file.get('posts').list((post) => ({
      id: post.get('id').text(),
      unit: post.get('unit').text(),
      kind: post.get('kind').text() as PlanPost['kind'],
      title: post.get('title').text(),
      holders: post.get('holders').list((holder) => ({
        person: holder.get('person').text(),
        name: holder.get('name').text(),
        email: holder.get('email').textOrNull(),
        from: day(holder.get('from')),
        to: day(holder.get('to')),
        sample: holder.get('sample').flag(),
      })),
    })),
  };
}

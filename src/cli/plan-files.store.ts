import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import { EXIT } from './exit-codes';
import { CommandFailure, misused } from './failure';
import type { PlanFile } from '../plans/plan-file/plan-file';
import type { PlanProblem } from '../plans/plan-file/plan-problem';
import { readPeopleFile, type PlanPost } from '../plans/plan-file/read-people-file';
import { readPlanFile } from '../plans/plan-file/read-plan-file';
import type { PlanSource } from '../plans/plan-loading.service';

/** A plan file and the people file beside it, read and checked without any database. */
export type PlanFileRead =
  | {
      readonly ok: true;
      readonly source: PlanSource;
      readonly plan: PlanFile;
      readonly posts: readonly PlanPost[];
      readonly warnings: readonly PlanProblem[];
    }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** All problems of both files at once, each with its file as it was named on the command line. Refuses
 *  `plan.people-file-missing`; ends the command with `file.unreadable` or `file.not-utf8`. */
export async function readPlan(file: string, maxBytes: number): Promise<PlanFileRead> {
  const text = await readText(file, maxBytes);
  if (typeof text !== 'string') return { ok: false, problems: [text] };
  const reading = readPlanFile(text, file);
  if (!reading.ok) return { ok: false, problems: reading.problems };
  const { plan, warnings } = reading;
  const fileName = basename(file);
  if (plan.people === null) return { ok: true, source: { text, fileName, people: null }, plan, posts: [], warnings };

  const beside = join(dirname(file), plan.people);
  if (!(await exists(beside))) {
    return { ok: false, refusal: refusal('plan.people-file-missing', { file: plan.people, plan: file }) };
  }
  const peopleText = await readText(beside, maxBytes);
  if (typeof peopleText !== 'string') return { ok: false, problems: [...warnings, peopleText] };
  const people = readPeopleFile(peopleText, beside, plan.units);
  if (!people.ok) return { ok: false, problems: [...warnings, ...people.problems] };
  return {
    ok: true,
    source: { text, fileName, people: { text: peopleText, fileName: plan.people } },
    plan,
    posts: people.people.posts,
    warnings: [...warnings, ...people.warnings],
  };
}

/** The text of a file, or the problem that it is too large to be read at all. */
async function readText(file: string, maxBytes: number): Promise<string | PlanProblem> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > maxBytes) return tooLarge(file, size, maxBytes);
    bytes = await readFile(file);
  } catch (error) {
    throw misused('file.unreadable', { path: file, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandFailure(EXIT.problems, [refusal('file.not-utf8', { path: file })]);
  }
}

const tooLarge = (file: string, bytes: number, limitBytes: number): PlanProblem => ({
  ...{ code: 'plan.too-large', severity: 'error', file, line: 1, column: 1, path: '' },
  facts: { bytes, limitBytes },
});

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

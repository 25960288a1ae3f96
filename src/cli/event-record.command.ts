import type { Command } from 'commander';
import { refusal, type LocalDate } from '../../workflows/vocabulary';
import type { Answer } from '../engine/subject';
import { SentEvents } from '../evidence/sent-events.service';
import { EVERYTHING } from '../people/accounts/scope';
import type { UnitActor } from '../people/unit-change.store';
import { findPlan } from '../plans/plan.store';
import type { ReadEvent } from '../platform/http/event-reader.dto';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused, orFail } from './failure';
import { registerPapers } from './papers.store';
import { withSession, type Session } from './session.service';
import { byFrom, dayFrom } from './option-values';

/** `dondoc obligation record`, `dondoc plan record` and `dondoc case record`: whatever people may record through the API, with the same fields under the same
 *  names. */

interface RecordOptions extends JsonOption {
  readonly by: string;
  readonly evidence?: string[];
  readonly document?: string[];
  readonly occurredOn?: string;
}

type Kind = 'obligation' | 'plan' | 'case';
const ARGUMENT: Readonly<Record<Kind, string>> = {
  obligation: 'mã nghĩa vụ / id',
  plan: 'id hoặc tên ngắn / id or short name',
  case: 'mã vụ việc / id',
};

export function addEventRecord(parent: Command, cli: Cli, kind: Kind): void {
  parent
    .command('record')
    .argument(`<${kind}>`, ARGUMENT[kind])
    .argument('<event>', 'việc đã xảy ra / what happened: report.submitted, returned, …')
    .argument('[fields...]', 'TÊN=GIÁ-TRỊ: reason="…", dueOn=2024-07-15 / NAME=VALUE')
    .description('Ghi nhận một việc đã xảy ra, như qua API / record that something happened, as through the API')
    .requiredOption('--by <person/post/unit>', 'ai ghi nhận / who records it')
    .option('--evidence <ids...>', 'mã minh chứng đã nộp / ids of registered evidence')
    .option('--document <papers...>', 'văn bản chứng minh / a paper that proves it: "Báo cáo 12/BC-CB, 3/5/2024"')
    .option('--occurred-on <date>', 'ngày được nói là đã xảy ra / when it is said to have happened')
    .option(...JSON_OPTION)
    .action((id: string, event: string, fields: string[], options: RecordOptions) =>
      record(cli, { kind, id, type: event, fields }, options),
    );
}

interface Said {
  readonly kind: Kind;
  readonly id: string;
  readonly type: string;
  readonly fields: readonly string[];
}

async function record(cli: Cli, said: Said, options: RecordOptions): Promise<void> {
  const by = byFrom(options.by);
  if (by === null) throw misused('usage.missing-option', { given: '--by' });
  const occurredOn = options.occurredOn === undefined ? null : dayFrom(options.occurredOn);
  const stated = { type: said.type, ...Object.fromEntries(said.fields.map(fieldFrom)) };
  // The fields of the API bring its framework along: whoever lists or shows needs neither.
  const { readFields } = await import('./event-fields');
  // Before the database is opened: a slip in a name or a date is told at once.
  readFields(said.kind, { ...stated, ...(options.evidence === undefined ? {} : { evidence: options.evidence }) });
  const answer = await withSession(cli.config(), cli.cancelled, async (session) => {
    const papers = orFail(await registerPapers(session, options.document ?? [], by));
    const evidence = [...(options.evidence ?? []), ...papers];
    const event = readFields(said.kind, { ...stated, ...(evidence.length === 0 ? {} : { evidence }) });
    return submit(session, { ...said, event, by, occurredOn });
  });
  if (!answer.ok) throw new CommandFailure(EXIT.problems, [answer.refusal]);
  if (options.json) await cli.output.json(answer);
  else await cli.output.lines([`đã ghi nhận / recorded: ${said.type} (${said.kind} ${answer.id}, ${answer.version})`]);
}

async function submit(
  session: Session,
  {
    kind,
    id,
    event,
    by,
    occurredOn,
  }: Said & { readonly event: ReadEvent; readonly by: UnitActor; readonly occurredOn: LocalDate | null },
): Promise<Answer> {
  const { database, commands } = await session.house();
  const subject = kind === 'plan' ? await planId(session, id) : id;
  const sent = new SentEvents(database, commands);
  const said = { subject: kind, id: subject, event, by, scope: EVERYTHING, key: null };
  return sent.send({ ...said, ...(occurredOn === null ? {} : { occurredOn }) });
}

async function planId({ database }: Session, name: string): Promise<string> {
  const plan = await database.transaction((tx) => findPlan(tx, name, EVERYTHING));
  return plan?.id ?? orFail<string>(refusal('not-found', { subject: 'plan', id: name }));
}

/** What numbers and yes or no are is known by their names; all else is text. */
const WHOLE: readonly string[] = ['headcount', 'attended', 'seq'];
const YES_OR_NO: readonly string[] = ['makeUp', 'outOfTime', 'otherSideTold', 'complete'];
/** Answers to a table: `answers={"inCharge":true}`. */
const OBJECTS: readonly string[] = ['answers'];

function fieldFrom(text: string): readonly [string, string | number | boolean | object] {
  const at = text.indexOf('=');
  if (at < 1) throw misused('usage.invalid-value', { given: text, expected: 'NAME=VALUE' });
  const [name, value] = [text.slice(0, at), text.slice(at + 1).normalize('NFC')];
  if (WHOLE.includes(name) && /^\d{1,10}$/.test(value)) return [name, Number(value)];
  if (OBJECTS.includes(name)) return [name, objectFrom(value)];
  if (YES_OR_NO.includes(name) && /^(true|false)$/.test(value)) return [name, value === 'true'];
  return [name, value];
}

function objectFrom(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below, as for what is no object.
  }
  throw misused('usage.invalid-value', { given: text.slice(0, 80), expected: '{"NAME": VALUE}' });
}

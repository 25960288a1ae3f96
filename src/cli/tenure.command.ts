import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { unitOfPost, unitsById } from '../people/people.store';
import type { PostKind } from '../people/register';
import { recordedTenures, recordTenure, type RecordedTenure, type TenureWish } from '../people/tenure-change.store';
import { appointmentFrom, endFrom, POST_KINDS } from '../people/tenures.dto';
import { whoRecords } from '../people/unit-authority.store';
import type { Tx } from '../platform/database/tx';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused, orFail } from './failure';
import { byFrom, dayFrom } from './option-values';
import { withSession } from './session.service';
import { dayText, momentText } from './words';

interface ChangeOptions extends JsonOption {
  readonly post: string;
  readonly person: string;
  readonly from: string;
  readonly to?: string;
  readonly decision: string;
  readonly by?: string;
}
type EndOptions = ChangeOptions & { readonly to: string };
interface AppointOptions extends ChangeOptions {
  readonly unit?: string;
  readonly kind?: string;
  readonly title?: string;
  readonly name?: string;
  readonly email?: string;
}

const POST = ['--post <post>', 'mã chức vụ / id of the post'] as const;
const PERSON = ['--person <person>', 'mã người / id of the person'] as const;
const DECISION = ['--decision <paper>', 'số, ngày quyết định / "1123/QĐ-UBND, 20/6/2025"'] as const;
const BY = [
  '--by <person/post/unit>',
  'ai ghi nhận; mặc định người đứng đầu cấp trên / who records it; the head of the unit above unless named',
] as const;

/** `dondoc tenure …`: who takes a post and who leaves it, each by a decision. */
export function addTenureCommands(program: Command, cli: Cli): void {
  const tenure = program.command('tenure').description('Giữ chức vụ: từ ngày nào, theo quyết định nào / who holds which post'); // prettier-ignore
  tenure
    .command('list')
    .description('Đã ghi nhận gì về các chức vụ của một đơn vị / what was recorded about the posts of a unit')
    .argument('<unit>', 'mã đơn vị / id of the unit')
    .option(...JSON_OPTION)
    .action((unit: string, options: JsonOption) => list(cli, unit, options));
  tenure
    .command('appoint')
    .description('Trao chức vụ từ một ngày; chức vụ và người mới thì khai thêm / gives a post from a day on')
    .requiredOption(...POST)
    .requiredOption(...PERSON)
    .requiredOption('--from <date>', 'ngày đầu tiên / first day, YYYY-MM-DD')
    .option('--to <date>', 'ngày cuối cùng, nếu đã biết / last day, where it is known')
    .requiredOption(...DECISION)
    .option('--unit <unit>', 'đơn vị của chức vụ mới / unit of a new post')
    .option('--kind <kind>', `loại chức vụ mới / kind of a new post: ${POST_KINDS.join(', ')}`)
    .option('--title <title>', 'tên chức vụ mới / title of a new post')
    .option('--name <name>', 'họ tên người chưa có trong sổ / name of a person whom the register does not know')
    .option('--email <email>', 'thư điện tử của người đó / mail of that person')
    .option(...BY)
    .option(...JSON_OPTION)
    .action((options: AppointOptions) => record(cli, appointment(options), options));
  tenure
    .command('end')
    .description('Ghi ngày giữ chức vụ cuối cùng / says the last day in a post')
    .requiredOption(...POST)
    .requiredOption(...PERSON)
    .requiredOption('--from <date>', 'ngày đã nhận chức vụ / the day since which it was held')
    .requiredOption('--to <date>', 'ngày cuối cùng / last day')
    .requiredOption(...DECISION)
    .option(...BY)
    .option(...JSON_OPTION)
    .action((options: EndOptions) => record(cli, ending(options), options));
}

async function list(cli: Cli, unit: string, { json }: JsonOption): Promise<void> {
  const items = await withSession(cli.config(), cli.cancelled, ({ database }) =>
    database.transaction(async (tx) => {
      const known = (await unitsById(tx, [unit])).has(unit);
      return known ? recordedTenures(tx, unit) : orFail<never>(refusal('not-found', { subject: 'unit', id: unit }));
    }),
  );
  if (json) await cli.output.json({ items });
  else await cli.output.lines(items.map(tenureLine));
}

async function record(cli: Cli, wish: TenureWish, { by, json }: ChangeOptions): Promise<void> {
  const named = byFrom(by);
  const recorded = await withSession(cli.config(), cli.cancelled, ({ database, clock }) =>
    database.transaction(async (tx) => {
      const at = clock.now();
      const on = localDateOf(at);
      const unit = await unitOf(tx, wish);
      const actor = named ?? (await whoRecords(tx, [unit], on));
      if (actor === null) return orFail<never>(refusal('unit-change.nobody-above', { units: [unit], on }));
      const recorder = { by: actor, keeper: null, person: actor.person };
      return orFail(await recordTenure(tx, wish, { recorder, at, on }));
    }),
  );
  if (json) await cli.output.json({ ok: true, tenure: recorded });
  else await cli.output.lines([tenureLine(recorded)]);
}

/** Of the post as it stands, or as it is to be. */
async function unitOf(tx: Tx, wish: TenureWish): Promise<string> {
  const planned = wish.kind === 'appointed' ? wish.newPost?.unit : undefined;
  return (await unitOfPost(tx, wish.post)) ?? planned ?? orFail<never>(refusal('post.unknown', { post: wish.post }));
}

/** Said as the API is told it, by the same reading. */
function appointment(options: AppointOptions): TenureWish {
  const { kind, from, to, ...said } = options;
  const { unit, title } = said;
  const missing = Object.entries({ unit, kind, title }).filter(([, value]) => value === undefined);
  if (missing.length === 1 || missing.length === 2)
    throw misused('usage.missing-option', { given: missing.map(([name]) => `--${name}`).join(', ') });
  if (kind !== undefined && !isPostKind(kind))
    throw misused('usage.invalid-value', { given: kind, expected: POST_KINDS.join(', ') });
  const until = to === undefined ? {} : { to: dayFrom(to) };
  return orFail(appointmentFrom({ ...said, ...(kind === undefined ? {} : { kind }), ...until, from: dayFrom(from) }));
}

const ending = (options: EndOptions): TenureWish =>
  orFail(endFrom({ ...options, from: dayFrom(options.from), to: dayFrom(options.to) }));

const isPostKind = (text: string): text is PostKind => (POST_KINDS as readonly string[]).includes(text);

const tenureLine = ({ kind, post, person, from, to, decision, recordedAt }: RecordedTenure): string =>
  `${kind === 'appointed' ? 'nhận / takes' : 'thôi / leaves'} ${post}: ${person}, ${dayText(from)} – ${
    to === null ? '…' : dayText(to)
  } (${decision}; ${momentText(recordedAt)})`;

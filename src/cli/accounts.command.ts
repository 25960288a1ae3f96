import type { Command } from 'commander';
import type { LocalDate } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';
import { accessRecord } from '../people/accounts/access-record.store';
import { Access, TOKEN_MOST_DAYS } from '../people/accounts/access.service';
import { AccountKeeping, type AccountView } from '../people/accounts/account-keeping.service';
import { accountNamed } from '../people/accounts/accounts.store';
import { accountNameOf } from '../people/accounts/password-sign-in.service';
import { GRANTED_ROLES, type GrantedRole } from '../people/accounts/scope';
import { TOKEN_REACHES, type TokenReach } from '../people/accounts/sessions.store';
import { linkAddress } from '../people/accounts/link-address';
import { Frontage } from '../platform/http/frontage';
import { refusal } from '../../workflows/vocabulary';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused, orFail } from './failure';
import { withSession, type Session } from './session.service';
import { tableLines } from './table';

interface GrantOptions extends JsonOption {
  readonly unit?: string;
  readonly from?: string;
  readonly until?: string;
}
interface TokenOptions extends JsonOption {
  readonly name: string;
  readonly reach: string;
  readonly days: string;
}

/** `dondoc accounts …`: who may sign in, and what was granted. Whoever may run it at the machine keeps the accounts. */
export function addAccountCommands(program: Command, cli: Cli): void {
  const accounts = program.command('accounts').description('Tài khoản và vai trò / who may sign in, and what they see');
  accounts
    .command('list')
    .description('Mọi tài khoản / every account')
    .option(...JSON_OPTION)
    .action((options: JsonOption) => list(cli, options));
  accounts
    .command('add')
    .argument('<name>', 'tên đăng nhập / name to sign in with')
    .option('--person <id>', 'người mà tài khoản thuộc về / whose account it is')
    .description('Thêm tài khoản; in đường dẫn dùng một lần / add one, and print its one-time link')
    .option(...JSON_OPTION)
    .action((name: string, options: JsonOption & { person?: string }) =>
      withLink(cli, options, (keeping) => keeping.add({ name, person: options.person ?? null })),
    );
  accounts
    .command('reset')
    .argument('<name>', 'tên đăng nhập / name of the account')
    .description('Đường dẫn mới để đặt lại mật khẩu / a new one-time link; ends what was open')
    .option(...JSON_OPTION)
    .action((name: string, options: JsonOption) => withLink(cli, options, (keeping) => keeping.reset(name)));
  accounts
    .command('close')
    .argument('<name>', 'tên đăng nhập / name of the account')
    .description('Khóa tài khoản / close an account')
    .action((name: string) => changed(cli, (keeping) => keeping.close(name)));
  const rolesThereAre = `${GRANTED_ROLES.join(', ')}`;
  accounts
    .command('grant')
    .argument('<name>', 'tên đăng nhập / name of the account')
    .argument('<role>', rolesThereAre)
    .description('Giao vai trò trên một đơn vị và cấp dưới / grant a role over a unit and all below it')
    .option('--unit <unit>', 'đơn vị / the unit')
    .option('--from <date>', 'ngày đầu, mặc định hôm nay / first day, today unless told')
    .option('--until <date>', 'ngày cuối / last day')
    .action((account: string, role: string, { unit, from, until }: GrantOptions) => {
      const days = { from: dayFrom(from), to: dayFrom(until) };
      return changed(cli, (keeping) => keeping.grant({ account, role: roleFrom(role), unit: unit ?? null, ...days }));
    });
  accounts
    .command('revoke')
    .argument('<name>', 'tên đăng nhập / name of the account')
    .argument('<role>', rolesThereAre)
    .description('Thu hồi vai trò ngay lập tức / take a role back at once')
    .option('--unit <unit>', 'đơn vị / the unit')
    .action((account: string, role: string, { unit }: GrantOptions) =>
      changed(cli, (keeping) => keeping.revoke({ account, role: roleFrom(role), unit: unit ?? null })),
    );
  accounts
    .command('record')
    .argument('[name]', 'một tài khoản / one account')
    .description('Ai đã vào, ai bị từ chối / who came in and who was turned away, the latest first')
    .option('--limit <n>', 'số dòng / so many lines', '50')
    .option(...JSON_OPTION)
    .action((name: string | undefined, options: JsonOption & { limit: string }) => record(cli, name, options));
  accounts
    .command('token')
    .argument('<name>', 'tên đăng nhập / name of the account')
    .description('Mã truy cập cho phần mềm, in một lần / a token for a program, printed once')
    .requiredOption('--name <text>', 'dùng để làm gì / what it is for')
    .option('--reach <reach>', TOKEN_REACHES.join(', '), 'read')
    .option('--days <n>', 'số ngày có hiệu lực / days until it is over', '90')
    .option(...JSON_OPTION)
    .action((name: string, options: TokenOptions) => token(cli, name, options));
}

const keepingOf = ({ database, clock }: Session): AccountKeeping =>
  new AccountKeeping(database, new Access(database, clock), clock);

async function list(cli: Cli, { json }: JsonOption): Promise<void> {
  const accounts = await withSession(cli.config(), cli.cancelled, (session) => keepingOf(session).all());
  if (json) await cli.output.json({ items: accounts });
  else await cli.output.lines(accountLines(accounts));
}

function accountLines(accounts: readonly AccountView[]): string[] {
  const shown = ({ role, unit, to }: AccountView['grants'][number]) =>
    [role, ...(unit === null ? [] : [unit]), ...(to === null ? [] : [`– ${to}`])].join(' ');
  return tableLines(
    ['tài khoản / account', 'người / person', 'trạng thái / state', 'vai trò được giao / granted'],
    accounts.map(({ name, person, hasPassword, closedAt, grants }) => [
      name,
      person ?? '–',
      closedAt !== null ? 'đã khóa / closed' : hasPassword ? 'dùng được / open' : 'chưa đặt mật khẩu / no password yet',
      grants
        .filter(({ revokedAt }) => revokedAt === null)
        .map(shown)
        .join('; ') || '–',
    ]),
  );
}

async function withLink(
  cli: Cli,
  { json }: JsonOption,
  work: (keeping: AccountKeeping) => ReturnType<AccountKeeping['reset']>,
): Promise<void> {
  const { link } = await withSession(cli.config(), cli.cancelled, async (session) =>
    orFail(await work(keepingOf(session))),
  );
  const { publicUrl, port } = cli.config();
  const address = linkAddress(new Frontage(publicUrl).addressOf(`http://127.0.0.1:${port}`), link);
  if (json) await cli.output.json({ link: address });
  else
    await cli.output.lines([
      'Đường dẫn đặt mật khẩu, dùng một lần trong 24 giờ / one-time link, good for a day:',
      address,
    ]);
}

async function changed(
  cli: Cli,
  work: (keeping: AccountKeeping) => ReturnType<AccountKeeping['close']>,
): Promise<void> {
  await withSession(cli.config(), cli.cancelled, async (session) => orFail(await work(keepingOf(session))));
  await cli.output.lines(['Đã xong / done']);
}

async function record(
  cli: Cli,
  name: string | undefined,
  { json, limit }: JsonOption & { readonly limit: string },
): Promise<void> {
  const most = wholeFrom(limit, 10_000);
  const entries = await withSession(cli.config(), cli.cancelled, async ({ database }) =>
    database.transaction(async (tx) => {
      const account = name === undefined ? null : await accountNamed(tx, accountNameOf(name));
      if (name !== undefined && account === null) {
        throw new CommandFailure(EXIT.problems, [refusal('account.unknown', { account: name })]);
      }
      return accessRecord(tx, { account: account?.id ?? null, limit: most });
    }),
  );
  if (json) await cli.output.json({ items: entries });
  else await cli.output.lines(entries.map(({ at, what, account, address, facts }) => [at, what, account ?? '–', address ?? '–', facts].join('  '))); // prettier-ignore
}

async function token(cli: Cli, name: string, { name: about, reach, days, json }: TokenOptions): Promise<void> {
  if (!isReach(reach)) throw misused('usage.invalid-value', { given: reach, expected: TOKEN_REACHES.join(', ') });
  const lasts = wholeFrom(days, TOKEN_MOST_DAYS);
  const made = await withSession(cli.config(), cli.cancelled, async ({ database, clock }) => {
    const account = await database.transaction((tx) => accountNamed(tx, accountNameOf(name)));
    if (account === null) throw new CommandFailure(EXIT.problems, [refusal('account.unknown', { account: name })]);
    return orFail(await new Access(database, clock).makeToken(account.id, { name: about, reach, days: lasts }, null));
  });
  if (json) await cli.output.json({ token: made.token.id, secret: made.secret, endsAt: made.token.endsAt });
  else await cli.output.lines([made.secret]);
}

const isReach = (text: string): text is TokenReach => (TOKEN_REACHES as readonly string[]).includes(text);

function roleFrom(text: string): GrantedRole {
  const found = GRANTED_ROLES.find((role) => role === text);
  if (found === undefined) throw misused('usage.invalid-value', { given: text, expected: GRANTED_ROLES.join(', ') });
  return found;
}

function dayFrom(text: string | undefined): LocalDate | null {
  if (text === undefined) return null;
  if (!isLocalDate(text)) throw misused('usage.invalid-value', { given: text, expected: 'YYYY-MM-DD' });
  return text;
}

function wholeFrom(text: string, most: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) throw misused('usage.invalid-value', { given: text, expected: `1–${most}` });
  return number;
}

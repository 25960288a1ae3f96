import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { mayChangeUnits, whoRecords } from '../people/unit-authority.store';
import { linksOn, linkUnits, UNIT_LINK_KINDS, type UnitLink, type UnitLinkKind } from '../people/unit-links.store';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused, orFail } from './failure';
import { withSession } from './session.service';
import { byFrom, dayFrom } from './option-values';
import { dayText } from './words';

interface LinkOptions extends JsonOption {
  readonly party: string;
  readonly state: string;
  readonly from: string;
  readonly to?: string;
  readonly by?: string;
}

/** `dondoc unit link KIND`: what a Party organisation is to a State body, or the last day of that. */
export function addUnitLink(unit: Command, cli: Cli): void {
  unit
    .command('link')
    .argument('<kind>', UNIT_LINK_KINDS.join(', '))
    .description('Liên hệ tổ chức đảng với cơ quan; --to để chấm dứt / link the two trees; --to ends a link')
    .requiredOption('--party <unit>', 'tổ chức đảng / a unit of the Party tree')
    .requiredOption('--state <unit>', 'cơ quan / a unit of the State tree')
    .requiredOption('--from <date>', 'ngày đầu tiên / first day, YYYY-MM-DD')
    .option('--to <date>', 'ngày cuối cùng / last day')
    .option('--by <person/post/unit>', 'ai ghi nhận; mặc định người đứng đầu cấp trên / who records it')
    .option(...JSON_OPTION)
    .action((kind: string, options: LinkOptions) => link(cli, kind, options));
}

async function link(cli: Cli, kind: string, { party, state, from, to, by, json }: LinkOptions): Promise<void> {
  if (!isLinkKind(kind)) throw misused('usage.invalid-value', { given: kind, expected: UNIT_LINK_KINDS.join(', ') });
  const wish: UnitLink = { party, state, kind, from: dayFrom(from), to: to === undefined ? null : dayFrom(to) };
  const named = byFrom(by);
  const items = await withSession(cli.config(), cli.cancelled, ({ database, clock }) =>
    database.transaction(async (tx) => {
      const at = clock.now();
      const on = localDateOf(at);
      const actor = named ?? (await whoRecords(tx, [state], on));
      if (actor === null) return orFail<never>(refusal('unit-change.nobody-above', { units: [state], on }));
      const refused =
        (await mayChangeUnits(tx, actor, { units: [state], on })) ?? (await linkUnits(tx, wish, { by: actor, at }));
      if (refused) return orFail<never>(refused);
      return linksOn(tx, party, wish.from);
    }),
  );
  if (json) await cli.output.json({ items });
  else await cli.output.lines(items.map(linkLine));
}

const linkLine = ({ party, state, kind, from, to }: UnitLink): string =>
  `${party} ${kind} ${state}: ${dayText(from)} – ${to === null ? '…' : dayText(to)}`;

const isLinkKind = (text: string): text is UnitLinkKind => (UNIT_LINK_KINDS as readonly string[]).includes(text);

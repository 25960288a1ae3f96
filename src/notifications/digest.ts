import type { LocalDate } from '../../workflows/vocabulary';
import type { Instant } from '../../workflows/vocabulary';
import type { Holder } from '../people/people.store';
import { uuidFromParts } from '../platform/identifiers';
import { mailBody, messageIdOf, type OutgoingMail } from './mail';
import { dayText, type Language } from './notice-texts';
import { recipientsOf, type NoticeParties } from './recipients';

/** An unfinished duty that somebody should think of today. */
export interface DigestDuty extends NoticeParties {
  readonly id: string;
  readonly taskTitle: string;
  readonly unitName: string;
  readonly dueOn: LocalDate | null;
  readonly lateFrom: Instant | null;
  /** Handed in, and waiting for the office. */
  readonly withOffice: boolean;
}

/** What one person finds in the mail of one morning. */
export interface DigestContent {
  readonly overdue: readonly DigestDuty[];
  readonly dueSoon: readonly DigestDuty[];
  readonly toConfirm: readonly DigestDuty[];
  readonly openNotices: number;
}
type Section = Exclude<keyof DigestContent, 'openNotices'>;
const SECTIONS: readonly Section[] = ['overdue', 'dueSoon', 'toConfirm'];

/** Sorts duties by who should think of them: what is late goes to the unit's contact persons and its head, what is due soon to the
 *  contact persons, what was handed in to those of the office, or of the unit on the way that has it. Persons for whom there is nothing are left out. */
export function digestsOf(
  duties: readonly DigestDuty[],
  openNotices: ReadonlyMap<string, number>,
  { now, holdersOf }: { readonly now: Instant; readonly holdersOf: (unitId: string) => readonly Holder[] },
): ReadonlyMap<string, DigestContent> {
  const lines = new Map<string, Record<Section, DigestDuty[]>>();
  for (const duty of duties) {
    const section = sectionOf(duty, now);
    const roles = section === 'toConfirm' && duty.routerUnitId ? ON_WAY : TOLD[section];
    for (const { holder } of recipientsOf(roles, duty, holdersOf)) {
      const own = lines.get(holder.person) ?? { overdue: [], dueSoon: [], toConfirm: [] };
      own[section].push(duty);
      lines.set(holder.person, own);
    }
  }
  const persons = new Set([...lines.keys(), ...openNotices.keys()]);
  return new Map(
    [...persons].map((person) => [
      person,
      {
        ...(lines.get(person) ?? { overdue: [], dueSoon: [], toConfirm: [] }),
        openNotices: openNotices.get(person) ?? 0,
      },
    ]),
  );
}

const TOLD = { overdue: ['lead', 'head'], dueSoon: ['lead'], toConfirm: ['office'] } as const;

/** What a unit on the way has to pass on is for it to think of. */
const ON_WAY = ['router'] as const;

function sectionOf(duty: DigestDuty, now: Instant): Section {
  if (duty.withOffice) return 'toConfirm';
  return duty.lateFrom !== null && duty.lateFrom <= now ? 'overdue' : 'dueSoon';
}

const SHOWN_LINES = 20;

/** One digest per person and day: written twice, it is the same mail. */
export function digestMail(
  content: DigestContent,
  person: { readonly id: string; readonly email: string },
  { on, at }: { readonly on: LocalDate; readonly at: Instant },
): OutgoingMail {
  const id = uuidFromParts('digest', on, person.id);
  return {
    ...{ id, kind: 'digest', messageId: messageIdOf(id), personId: person.id, to: person.email },
    subject: `Đôn Đốc ngày ${dayText(on)}: ${summary(content, 'vi')}`,
    body: mailBody(text(content, 'vi'), text(content, 'en')),
    createdAt: at,
  };
}

const HEADINGS: Readonly<Record<Language, Readonly<Record<Section, string>>>> = {
  vi: { overdue: 'Quá hạn', dueSoon: 'Sắp đến hạn', toConfirm: 'Chờ xác nhận' },
  en: { overdue: 'Overdue', dueSoon: 'Due soon', toConfirm: 'To be confirmed' },
};
const NOTICES: Readonly<Record<Language, (count: number) => string>> = {
  vi: (count) => `${count} thông báo chưa xác nhận đã đọc`,
  en: (count) => `${count} ${count === 1 ? 'notice' : 'notices'} not yet acknowledged`,
};
const MORE: Readonly<Record<Language, (count: number) => string>> = {
  vi: (count) => `… và ${count} nhiệm vụ khác, xem trong hệ thống`,
  en: (count) => `… and ${count} more, shown in the system`,
};

function summary(content: DigestContent, language: Language): string {
  const counts = SECTIONS.filter((section) => content[section].length > 0).map(
    (section) => `${content[section].length} ${HEADINGS[language][section].toLowerCase()}`,
  );
  return [...counts, ...(content.openNotices > 0 ? [NOTICES[language](content.openNotices)] : [])].join(', ');
}

function text(content: DigestContent, language: Language): string {
  const blocks = SECTIONS.filter((section) => content[section].length > 0).map((section) =>
    [`${HEADINGS[language][section]} (${content[section].length})`, ...listed(content[section], language)].join('\n'),
  );
  const notices = content.openNotices > 0 ? [`${NOTICES[language](content.openNotices)}.`] : [];
  return [...blocks, ...notices].join('\n\n');
}

function listed(duties: readonly DigestDuty[], language: Language): string[] {
  const lines = duties
    .slice(0, SHOWN_LINES)
    .map(
      ({ dueOn, unitName, taskTitle }) => `- ${dueOn === null ? '' : `${dayText(dueOn)} · `}${unitName} · ${taskTitle}`,
    );
  return duties.length > SHOWN_LINES ? [...lines, MORE[language](duties.length - SHOWN_LINES)] : lines;
}

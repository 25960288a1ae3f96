import type { LocalDate } from '../../workflows/vocabulary';
import { NOTICE_CATALOGUE, type NoticeTextKey } from './notice-catalogue';
import type { NoticeRole, NoticeSide } from './notice';
import type { Wording } from './wording';

export type Language = 'vi' | 'en';

/** What the words are chosen by, and what they name. */
export interface NoticeSubject {
  readonly what: string;
  readonly rung: string | null;
  readonly side: NoticeSide | null;
  readonly role: NoticeRole;
  readonly dueOn: LocalDate | null;
  readonly planTitle: string;
  readonly taskTitle: string | null;
  readonly dutyUnitName: string | null;
  readonly vacantUnitName: string | null;
}

const TITLE_CHARACTERS = 160;

/** A notice in words. The title fits on one line; the body says what to do. Source of the voice: the catalogue. */
export function noticeText(subject: NoticeSubject, language: Language): Wording {
  const { title, body } = NOTICE_CATALOGUE[noticeTextKey(subject)][language];
  const vacant =
    subject.vacantUnitName === null ? '' : ` ${VACANT[language].replace('{unit}', () => subject.vacantUnitName ?? '')}`;
  return { title: shorten(fill(title, subject, language)), body: fill(body, subject, language) + vacant };
}

const VACANT: Readonly<Record<Language, string>> = {
  vi: 'Danh bạ không có ai giữ chức vụ tại {unit} vào ngày này, nên thông báo được chuyển tới anh/chị. Bổ sung người phụ trách.',
  en: 'The register names nobody in a post of {unit} that day, so this came to you. Have somebody entered.',
};

/** The entry of the catalogue for a notice. Roles of the office and the issuer read the same words. */
export function noticeTextKey({ what, side, role }: Pick<NoticeSubject, 'what' | 'side' | 'role'>): NoticeTextKey {
  if (what.startsWith('case.rung.')) return 'case.rung';
  if (what.startsWith('case.')) return Object.hasOwn(NOTICE_CATALOGUE, what) ? known(what) : 'case.other';
  if (!what.startsWith('rung.')) return known(what);
  const step = what.slice('rung.'.length);
  if (side === 'office' || side === 'router') return known(`${step}/${side}`);
  return known(`${step}/unit/${role === 'lead' || role === 'head' ? role : 'office'}`);
}

const known = (key: string): NoticeTextKey => (Object.hasOwn(NOTICE_CATALOGUE, key) ? (key as NoticeTextKey) : 'other');

function fill(template: string, subject: NoticeSubject, language: Language): string {
  const words: Readonly<Record<string, string>> = {
    task: subject.taskTitle ?? subject.planTitle,
    unit: subject.dutyUnitName ?? '',
    plan: subject.planTitle,
    due: subject.dueOn === null ? NO_DATE[language] : dayText(subject.dueOn),
    deadline: subject.dueOn === null ? NO_DATE[language] : `${BY[language]} ${dayText(subject.dueOn)}`,
    nth: nthText(subject.rung, language),
  };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}

const NO_DATE: Readonly<Record<Language, string>> = { vi: 'không hạn', en: 'no due date' };
const BY: Readonly<Record<Language, string>> = { vi: 'hạn ngày', en: 'due on' };

/** `2024-06-30` → `30/06/2024`, in both languages: it is how the office's papers write it. */
export const dayText = (on: LocalDate): string => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

/** A ladder numbers its urges in their names: `urge-2`. */
function nthText(rung: string | null, language: Language): string {
  const nth = /-(\d+)$/.exec(rung ?? '')?.[1];
  if (nth === undefined) return '';
  return language === 'vi' ? ` lần ${nth}` : ` (${nth})`;
}

function shorten(title: string): string {
  const line = title.replace(/\s+/gu, ' ').trim();
  return line.length <= TITLE_CHARACTERS ? line : `${line.slice(0, TITLE_CHARACTERS - 1).trimEnd()}…`;
}

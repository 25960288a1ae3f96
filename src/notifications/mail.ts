import type { Instant } from '../../workflows/vocabulary';
import { addMs } from '../calendar/local-date';
import { uuidFromParts } from '../platform/identifiers';
import type { Notice } from './notice';
import { noticeText, type NoticeSubject } from './notice-texts';

/** A mail as it waits to go out. */
export interface OutgoingMail {
  readonly id: string;
  readonly kind: 'notice' | 'digest';
  readonly messageId: string;
  readonly personId: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: Instant;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS] as const;
const LONGEST_WAIT_MS = 6 * HOUR_MS;

/** After this many attempts, about two days, a mail is given up; the notice itself stays in the inbox. */
export const MAX_ATTEMPTS = 12;

/** When to try again after the n-th failed attempt: 1 min, 5 min, 30 min, 2 h, then every 6 h; null: give up. */
export function nextTry(failedAttempts: number, at: Instant): Instant | null {
  if (failedAttempts >= MAX_ATTEMPTS) return null;
  return addMs(at, WAITS_MS[failedAttempts - 1] ?? LONGEST_WAIT_MS);
}

/** A mail that comes days late tells people what they have dealt with: older notices are left to the inbox and the digest. */
const STALE_AFTER_MS = 48 * HOUR_MS;

/** New duties come by the dozen when a plan is issued: they are told in the inbox and counted in the digest. */
const ONLY_IN_DIGEST: ReadonlySet<string> = new Set(['duty-opened']);

export const isMailed = (notice: Pick<Notice, 'what' | 'createdAt'>, now: Instant): boolean =>
  !ONLY_IN_DIGEST.has(notice.what) && addMs(notice.createdAt, STALE_AFTER_MS) > now;

/** The one Message-ID of a notice or digest, however often it is tried. */
export const messageIdOf = (id: string): string => `<${id}@dondoc>`;

const FOOTER = [
  '--',
  'Thông báo tự động của hệ thống Đôn Đốc, không thay công văn. Xem và xác nhận đã đọc trong hệ thống.',
  'Automatic notice of Đôn Đốc; it is no official letter. Read and acknowledge it in the system.',
].join('\n');

/** Vietnamese first, English below, plain text. */
export const mailBody = (vi: string, en: string): string => `${vi}\n\n${en}\n\n${FOOTER}\n`;

/** The mail for one notice. */
export function noticeMail(
  notice: Pick<Notice, 'id' | 'personId' | 'createdAt'> & NoticeSubject,
  to: string,
): OutgoingMail {
  const vi = noticeText(notice, 'vi');
  const en = noticeText(notice, 'en');
  return {
    id: uuidFromParts('mail', notice.id),
    kind: 'notice',
    messageId: messageIdOf(notice.id),
    personId: notice.personId,
    to,
    subject: vi.title,
    body: mailBody([vi.body, notice.planTitle].filter((each) => each !== '').join('\n\n'), en.body),
    createdAt: notice.createdAt,
  };
}

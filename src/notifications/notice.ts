import type { Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { uuidFromParts } from '../platform/identifiers';
import type { FollowedEntry } from '../trail/follower';

/** Roles on the task that a machine or a ladder names when it asks for somebody to be told. */
export const NOTICE_ROLES = [
  'lead',
  'head',
  'office',
  'officeHead',
  'router',
  'routerHead',
  'planOwner',
  'concerned',
] as const;
export type NoticeRole = (typeof NOTICE_ROLES)[number];
const isNoticeRole = (text: unknown): text is NoticeRole => NOTICE_ROLES.some((role) => role === text);

/** Whose ladder a rung belongs to; `router`: a unit on the way to the office has the work. */
export const NOTICE_SIDES = ['unit', 'router', 'office'] as const;
export type NoticeSide = (typeof NOTICE_SIDES)[number];
const isNoticeSide = (text: unknown): text is NoticeSide => NOTICE_SIDES.some((side) => side === text);

/** What an entry of the trail asks to be told, and to whom. `rung`, `side` and `round` only where the clock speaks. */
export interface NotifyEffect {
  readonly what: string;
  readonly to: readonly NoticeRole[];
  readonly rung: string | null;
  readonly side: NoticeSide | null;
  readonly round: number | null;
  /** The unit on the way that is told, as the entry names it. */
  readonly router: string | null;
}

/** One person told of one thing by one entry. */
export interface Notice {
  readonly id: string;
  readonly position: string;
  readonly subject: string;
  readonly obligationId: string | null;
  /** Of a case, which is told in person and read by nobody else. */
  readonly caseId: string | null;
  /** Null of a case outside any plan. */
  readonly planId: string | null;
  readonly personId: string;
  readonly postId: string;
  readonly unitId: string;
  readonly role: NoticeRole;
  /** The unit that should have been told and had nobody that day; the notice went on to somebody else. */
  readonly vacantUnitId: string | null;
  readonly what: string;
  readonly rung: string | null;
  readonly round: number | null;
  readonly side: NoticeSide | null;
  readonly dueOn: LocalDate | null;
  readonly createdAt: Instant;
}

/** The wishes to tell somebody that stand in an entry. Throws on a role that nobody can resolve. */
export function notifyEffects(entry: FollowedEntry): readonly NotifyEffect[] {
  return entry.body.effects.flatMap((effect) => {
    if (effect.type !== 'notify') return [];
    const { what, to, rung, side, round, router } = effect;
    const told = entry.subject === 'case' ? `case.${String(what)}` : what;
    if (typeof told !== 'string' || !Array.isArray(to) || !to.every(isNoticeRole)) {
      throw new Error(`entry ${entry.position} asks to tell somebody in a way that is not understood`);
    }
    return [
      {
        what: told,
        to,
        rung: typeof rung === 'string' ? rung : null,
        side: isNoticeSide(side) ? side : null,
        round: typeof round === 'number' ? round : null,
        router: typeof router === 'string' ? router : null,
      },
    ];
  });
}

/** The due date in force after the entry, where its state has one. */
export function dueAfter(entry: FollowedEntry): LocalDate | null {
  const due = member(member(member(entry.body.after, 'dates'), 'effective'), 'dueOn');
  return typeof due === 'string' ? (due as LocalDate) : null;
}

const member = (value: Plain, name: string): Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? ((value as { readonly [key: string]: Plain })[name] ?? null)
    : null;

/** The same entry, person and subject matter give the same id, in whichever follower; the moment tells installations apart. */
export const noticeId = (
  entry: Pick<FollowedEntry, 'position' | 'recordedAt'>,
  personId: string,
  what: string,
): string => uuidFromParts('notice', entry.position, entry.recordedAt, personId, what);

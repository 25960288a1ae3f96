import { refusal, type Role, type Verdict } from './vocabulary';

/** Who may do what: fact × role on the task or post, on the day of the act. Asked before any machine.
 *  An inspector reads and records nothing. Source: ARCHITECTURE "The step", DOMAIN §3, §5. */

const UNIT: readonly Role[] = ['unit-officer', 'unit-head'];
const HEAD: readonly Role[] = ['unit-head'];
const OFFICE: readonly Role[] = ['office-officer', 'office-head'];
/** A unit that a report passes on its way to the office, while it has the report. */
const ROUTER: readonly Role[] = ['router-officer', 'router-head'];
const DECIDES: readonly Role[] = ['office-head', 'plan-owner'];
const OWNER: readonly Role[] = ['plan-owner'];
/** Whoever watches over the unit conducts a case; where the case is about them, whoever issued the plan. */
const CONDUCTS: readonly Role[] = [...OFFICE, 'plan-owner'];
/** Whom a case is about answers for themselves. */
const CONCERNED: readonly Role[] = ['concerned'];
const CLOCK: readonly Role[] = ['clock'];
/** A consequence of another fact: it follows inside the same step, and nobody records it. */
const NOBODY: readonly Role[] = [];

export const AUTHORITY: Readonly<Record<string, readonly Role[]>> = {
  // The clock alone climbs the ladder.
  'rung.reminded': CLOCK,
  'rung.overdue': CLOCK,
  'rung.urged': CLOCK,
  'rung.escalated': CLOCK,
  'rung.flagged': CLOCK,
  'rung.relisted': CLOCK,
  // The days off are announced to all; that a duty's dates follow is said by whoever decides about more time.
  'calendar.changed': DECIDES,
  'watch.paused': NOBODY,
  'watch.resumed': NOBODY,
  'watch.round-started': NOBODY,
  'watch.ended': NOBODY,
  // More time: the unit asks, the head of the office decides.
  'extension.requested': UNIT,
  'extension.accepted': UNIT,
  'extension.declined': UNIT,
  'extension.granted': DECIDES,
  'extension.refused': DECIDES,
  'extension.counter-offered': DECIDES,
  'extension.lapsed': NOBODY,
  // The office looks at what was handed in.
  confirmed: OFFICE,
  returned: OFFICE,
  discharged: DECIDES,
  // Whether the duty binds at all: stopping the clock is decided as more time is, its end or its move by whoever issued the plan.
  'duty.suspended': DECIDES,
  'duty.resumed': DECIDES,
  'duty.superseded': OWNER,
  'duty.transferred': OWNER,
  'suspension.lapsed': NOBODY,
  // Beside the ladder the office may urge whenever it sees fit.
  'duty.urged': OFFICE,
  // The record: a body above confirms a cause, and whoever may write in it may say that an entry is wrong.
  'objective-cause.confirmed': ['competent-authority'],
  'record.corrected': [...UNIT, ...OFFICE, 'plan-owner'],
  // Issue your own plan.
  'draft.started': UNIT,
  'plan.issued': UNIT,
  // Quán triệt.
  'session.held': UNIT,
  'attendance.evidenced': UNIT,
  // Implementation: only the head of the unit hands a duty back, only who decides gives it again.
  'duty.accepted': UNIT,
  'duty.handed-back': HEAD,
  'duty.reassigned': DECIDES,
  'work.started': UNIT,
  'progress.reported': UNIT,
  'work.submitted': UNIT,
  assessed: OFFICE,
  'assessment.fell-due': CLOCK,
  // Inspection.
  'inspection.carried-out': UNIT,
  'findings.recorded': UNIT,
  'no-findings.recorded': UNIT,
  'findings.followed-up': UNIT,
  // Sơ kết, tổng kết: the unit that holds the review prepares it, the office or the plan's owner concludes.
  'reports.collected': UNIT,
  'report.drafted': UNIT,
  'review.held': UNIT,
  'review.issued': UNIT,
  concluded: [...OFFICE, 'plan-owner'],
  // Reports.
  'window.opened': CLOCK,
  'report.submitted': UNIT,
  'nil-reported': UNIT,
  'report.consolidated': OFFICE,
  // On its way: the unit that has it passes it on; where nobody there does, whoever decides about more time calls it in.
  'report.passed-on': [...ROUTER, ...DECIDES],
  'report.sent-back': ROUTER,
  'incident.reported': UNIT,
  // Publication.
  'result.published': UNIT,
  // Commendation dossiers.
  'dossier.sent': UNIT,
  'none-to-send.declared': UNIT,
  'dossier.reviewed': OFFICE,
  // The plan itself.
  'plan.issue-ordered': DECIDES,
  'plan.chunk-opened': CLOCK,
  'plan.period-opened': CLOCK,
  // By the unit that it happened to, or whoever watches over it.
  'occurrence.recorded': [...UNIT, ...OFFICE, 'plan-owner'],
  // The same, as it follows from a case.
  'occurrence.followed': CLOCK,
  'plan.amended': ['plan-owner'],
  'plan.ended': CLOCK,
  'plan.closed': DECIDES,
  'plan.withdrawn': DECIDES,
  'plan.duties-let-go': CLOCK,
  // A head's responsibility is examined.
  'explanation.asked': CONDUCTS,
  'explanation.given': CONCERNED,
  'explanation.fell-due': CLOCK,
  'case.examined': CONDUCTS,
  'case.closed-without-fault': DECIDES,
  'reminder.issued': DECIDES,
  'case.referred': DECIDES,
  // Disciplinary review: the competent body takes it on, verifies, considers and decides.
  'review.accepted': DECIDES,
  'review.declined': DECIDES,
  'review.passed-on': DECIDES,
  'verification.concluded': CONDUCTS,
  'consideration.suspended': DECIDES,
  'consideration.resumed': DECIDES,
  'kiemDiem.held': CONDUCTS,
  'council.considered': CONDUCTS,
  'discipline.decided': DECIDES,
  'decision.made-known': CONDUCTS,
  'complaint.lodged': CONCERNED,
  'complaint.handled': DECIDES,
  'complaint-window.closed': CLOCK,
  'time-limit.extended': DECIDES,
  'time-limit.ran-out': CLOCK,
  'limitation.ran-out': CLOCK,
  'review.lapsed': DECIDES,
  // Reports of violations.
  'violation.checked': CONDUCTS,
  'violation.confirmed': CONDUCTS,
  'violation.unfounded': CONDUCTS,
  'violation.handed-on': CONDUCTS,
  // Commendation: the office reviews and appraises, the board considers, whoever leads the drive decides.
  'file.reviewed': OFFICE,
  'file.returned': CONDUCTS,
  'file.completed': UNIT,
  'file.appraised': OFFICE,
  'file.considered': DECIDES,
  'file.submitted': CONDUCTS,
  'commendation.decided': OWNER,
  'commendation.refused': OWNER,
  // Figures from outside: whoever recorded them corrects them.
  'figure.corrected': OFFICE,
  'figure.struck-out': DECIDES,
  // The book of provisions: the engine records what a release brought.
  'provision.added': CLOCK,
  'provision.replaced': CLOCK,
  'provision.ended': CLOCK,
  'provision.corrected': CLOCK,
  'provision.withdrawn': CLOCK,
  // What a table could not know.
  'question.answered': CONDUCTS,
  'question.set-aside': CONDUCTS,
  // The log's own record: whoever holds a post and has the machine that holds the key.
  'key.introduced': CLOCK,
  'key.rotated': ['log-keeper'],
  'log.resealed': ['log-keeper'],
  'person.erased': ['log-keeper'],
};

/** Is anybody with these roles entitled to this fact? Refusals: `event.unknown`, `actor.not-entitled`. */
export function mayDo(eventType: string, roles: readonly Role[]): Verdict {
  const needed = Object.hasOwn(AUTHORITY, eventType) ? AUTHORITY[eventType] : undefined;
  if (!needed) return refusal('event.unknown', { event: eventType });
  if (needed.some((role) => roles.includes(role))) return true;
  return refusal('actor.not-entitled', { event: eventType, needs: [...needed], has: [...roles] });
}

/** Whether a person could ever be entitled: what the clock alone records is offered to nobody. */
export const isForPeople = (eventType: string): boolean =>
  (AUTHORITY[eventType] ?? []).some((role) => role !== 'clock');

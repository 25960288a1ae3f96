/** What a form for each event asks for. `file` stands for proof. Which fields a machine demands it says itself, in `needs`. */
export type CommandField =
  | 'reason' | 'note' | 'dueOn' | 'file' | 'place' | 'number' | 'issuedOn' | 'headcount' | 'attended' | 'makeUp' | 'into'
  | 'toUnit' | 'amendment' | 'cause' | 'seq' | 'correction'; // prettier-ignore

const FORMS: readonly (readonly [readonly CommandField[], readonly string[]])[] = [
  [
    ['reason'],
    [
      ...['returned', 'report.sent-back', 'discharged', 'duty.handed-back', 'duty.reassigned', 'extension.granted'],
      ...['extension.refused', 'duty.suspended', 'duty.resumed'],
    ],
  ],
  [['note'], ['confirmed', 'assessed', 'duty.urged']],
  [
    ['dueOn', 'reason'],
    ['extension.requested', 'extension.counter-offered'],
  ],
  [
    ['file', 'note'],
    [
      ...['plan.issued', 'attendance.evidenced', 'progress.reported', 'work.submitted', 'findings.recorded'],
      ...['no-findings.recorded', 'findings.followed-up', 'report.submitted', 'incident.reported', 'dossier.sent'],
    ],
  ],
  [['file', 'place', 'note'], ['result.published']],
  [['file', 'number', 'issuedOn', 'note'], ['review.issued']],
  [['headcount', 'attended', 'makeUp'], ['session.held']],
  [['into'], ['report.consolidated']],
  [['amendment', 'reason'], ['duty.superseded']],
  [['toUnit', 'file', 'reason'], ['duty.transferred']],
  [['cause', 'file'], ['objective-cause.confirmed']],
  [['seq', 'correction', 'reason'], ['record.corrected']],
];

const FIELDS_OF: ReadonlyMap<string, readonly CommandField[]> = new Map(
  FORMS.flatMap(([fields, events]) => events.map((event) => [event, fields] as const)),
);

/** Events of a person that bring nothing ask for nothing but the button. */
export const fieldsOf = (event: string): readonly CommandField[] => FIELDS_OF.get(event) ?? [];

/** Facts that a form cannot leave out, whatever else the machine wants. */
const ALWAYS: ReadonlySet<CommandField> = new Set(['dueOn', 'headcount', 'attended', 'into', 'toUnit', 'seq']);

/** Whether the form marks the field as needed: `needs` as the machine says it. */
export const isNeeded = (field: CommandField, needs: readonly string[]): boolean =>
  ALWAYS.has(field) || needs.includes(field === 'file' ? 'evidence' : field === 'dueOn' ? 'due' : field);

/** Deeds that are not part of the work's own way: offered apart, or the first one would be the wrong one. */
export const isRare = (event: string): boolean =>
  /^(duty\.(suspended|resumed|superseded|transferred)|record\.|objective-cause\.|discharged$|calendar\.)/.test(event);

/** What a form for each event of a case asks for. `file` stands for proof, `answers` for the facts that a question lacks. */
export type CaseField = 'reason' | 'note' | 'dueOn' | 'file' | 'ground' | 'form' | 'outOfTime' | 'otherSideTold' | 'complete' | 'answers'; // prettier-ignore

const FORMS: readonly (readonly [readonly CaseField[], readonly string[]])[] = [
  [
    ['reason'],
    [
      ...['review.declined', 'review.passed-on', 'consideration.suspended', 'consideration.resumed', 'review.lapsed'],
      ...['time-limit.extended', 'violation.unfounded', 'violation.handed-on', 'file.returned', 'commendation.refused'],
      ...['question.set-aside', 'case.referred'],
    ],
  ],
  [
    ['file', 'note'],
    [
      ...['explanation.given', 'reminder.issued', 'verification.concluded', 'kiemDiem.held', 'council.considered'],
      ...['complaint.lodged', 'complaint.handled', 'file.completed', 'file.appraised', 'file.considered'],
      ...['commendation.decided', 'violation.confirmed'],
    ],
  ],
  [['dueOn'], ['explanation.asked']],
  [['ground', 'reason'], ['case.closed-without-fault']],
  [['form', 'outOfTime', 'file', 'note'], ['discipline.decided']],
  [['otherSideTold', 'file', 'note'], ['decision.made-known']],
  [['answers', 'file'], ['question.answered']],
  [['complete'], ['file.reviewed']],
];

const FIELDS_OF: ReadonlyMap<string, readonly CaseField[]> = new Map(
  FORMS.flatMap(([fields, events]) => events.map((event) => [event, fields] as const)),
);

/** Events that bring nothing ask for nothing but the button. */
export const caseFieldsOf = (event: string): readonly CaseField[] => FIELDS_OF.get(event) ?? [];

/** Whether the form marks the field as needed: `needs` as the machine says it. */
export const isNeededInCase = (field: CaseField, needs: readonly string[]): boolean =>
  needs.includes(field === 'file' ? 'evidence' : field);

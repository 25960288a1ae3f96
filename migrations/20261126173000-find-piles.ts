/** What the first page of an office asks each time: what lies with it, and whose head is flagged. Both are few of all, so that the
 *  index holds, and a step writes, next to nothing. */
export const up = `
CREATE INDEX obligation_office_ix ON obligation (due_on, id) WHERE office_state IS NOT NULL AND NOT ended;
CREATE INDEX obligation_flagged_ix ON obligation (due_on, id) WHERE watch_state = 'flagged' AND NOT ended;
`;

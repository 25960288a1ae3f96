/** What is open is little beside what has ended: the first page of an office asks for it several times. */
export const up = `
CREATE INDEX obligation_open_ix ON obligation (due_on, id) WHERE NOT ended;
`;

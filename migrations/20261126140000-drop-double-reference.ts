/** The task of an obligation names the plan already, and is checked: the same question was asked twice for each row opened. */
export const up = `
ALTER TABLE obligation DROP CONSTRAINT obligation_plan_fk;
`;

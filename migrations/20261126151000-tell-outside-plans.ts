/** A case outside any plan is told as every other: its notices name no plan. */
export const up = `
ALTER TABLE notice ALTER COLUMN plan_id DROP NOT NULL;
ALTER TABLE notice ADD CONSTRAINT notice_plan_ck CHECK (plan_id IS NOT NULL OR case_id IS NOT NULL);
`;

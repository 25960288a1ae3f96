/** A report may pass other units on its way to the office: which of them has it now, and what they are told. */
export const up = `
ALTER TABLE obligation
  -- Computed from the state: the unit on the way that has the report now.
  ADD COLUMN router_unit_id text CONSTRAINT obligation_router_fk REFERENCES unit (id);

ALTER TABLE notice DROP CONSTRAINT notice_role_ck;
ALTER TABLE notice ADD CONSTRAINT notice_role_ck
  CHECK (role IN ('lead', 'head', 'office', 'officeHead', 'router', 'routerHead', 'planOwner'));
ALTER TABLE notice DROP CONSTRAINT notice_side_ck;
ALTER TABLE notice ADD CONSTRAINT notice_side_ck CHECK (side IN ('unit', 'router', 'office'));
`;

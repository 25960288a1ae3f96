/** Notices of cases: to whom a case is told is told in person, and nobody else reads it. */
const OWN = (name: string): string => `(SELECT unnest(NULLIF(current_setting('dondoc.${name}', true), '')::text[]))`;
const PERSON = `(SELECT NULLIF(current_setting('dondoc.person', true), ''))`;

export const up = `
ALTER TABLE notice ADD COLUMN case_id uuid CONSTRAINT notice_case_fk REFERENCES case_file (id);
ALTER TABLE notice DROP CONSTRAINT notice_role_ck;
ALTER TABLE notice ADD CONSTRAINT notice_role_ck
  CHECK (role IN ('lead', 'head', 'office', 'officeHead', 'router', 'routerHead', 'planOwner', 'concerned'));
ALTER TABLE notice DROP CONSTRAINT notice_subject_ck;
ALTER TABLE notice ADD CONSTRAINT notice_subject_ck CHECK (CASE subject
  WHEN 'plan' THEN true WHEN 'case' THEN case_id IS NOT NULL ELSE obligation_id IS NOT NULL END);
DROP POLICY notice_reader ON notice;
CREATE POLICY notice_reader ON notice FOR SELECT TO :reader USING (CASE WHEN case_id IS NOT NULL THEN person_id = ${PERSON}
  ELSE (person_id = ${PERSON} OR unit_id IN ${OWN('owes')} OR unit_id IN ${OWN('tracks')})
    AND CASE WHEN obligation_id IS NULL THEN EXISTS (SELECT 1 FROM plan p WHERE p.id = notice.plan_id)
      ELSE EXISTS (SELECT 1 FROM obligation o WHERE o.id = notice.obligation_id) END END);
`;

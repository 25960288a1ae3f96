/** What a plan will demand, as its last trial showed it: of which file, over which days. Another file of the plan makes it old. Only
 *  whoever tracks or issues the plan looks at it, since it speaks of every unit. */
const TRACKS = `(SELECT unnest(NULLIF(current_setting('dondoc.tracks', true), '')::text[]))`;

export const up = `
CREATE TABLE plan_simulation (
  plan_id uuid CONSTRAINT plan_simulation_pk PRIMARY KEY CONSTRAINT plan_simulation_plan_fk REFERENCES plan (id),
  file_sha256 text NOT NULL,
  asked_by text NOT NULL,
  finished_at timestamptz NOT NULL,
  demand jsonb NOT NULL
);
ALTER TABLE plan_simulation ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_simulation_engine ON plan_simulation TO :engine USING (true) WITH CHECK (true);
CREATE POLICY plan_simulation_reader ON plan_simulation FOR SELECT TO :reader USING (
  plan_id IN (SELECT p.id FROM plan p WHERE p.office_unit_id IN ${TRACKS} OR p.issuer_unit_id IN ${TRACKS})
);
GRANT SELECT ON plan_simulation TO :reader;
`;

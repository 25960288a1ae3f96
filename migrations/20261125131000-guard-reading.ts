/** The second wall: pages and API read as the reading role, and the database shows it only what the person sees whose units stand in
 *  the transaction's settings. Without settings it shows nothing. The engine passes: its batches hold many persons' commands. */
// A setting of an earlier transaction is left behind as an empty text.
const OWES = `(SELECT unnest(NULLIF(current_setting('dondoc.owes', true), '')::text[]))`;
const TRACKS = `(SELECT unnest(NULLIF(current_setting('dondoc.tracks', true), '')::text[]))`;
const PERSON = `(SELECT NULLIF(current_setting('dondoc.person', true), ''))`;

const guarded = (table: string, seen: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${table}_engine ON ${table} TO :engine USING (true) WITH CHECK (true);
CREATE POLICY ${table}_reader ON ${table} FOR SELECT TO :reader USING (${seen});
GRANT SELECT ON ${table} TO :reader;`;

/** Plans by their units, once per statement. Relies on plan_unit_unit_ix. */
const planOf = (
  id: string,
): string => `${id} IN (SELECT pu.plan_id FROM plan_unit pu WHERE pu.through = 'owes' AND pu.unit_id IN ${OWES})
  OR ${id} IN (SELECT pu.plan_id FROM plan_unit pu WHERE pu.through = 'tracks' AND pu.unit_id IN ${TRACKS})`;
const ofSubject = (subject: string, id: string): string => `CASE ${subject}
    WHEN 'obligation' THEN EXISTS (SELECT 1 FROM obligation o WHERE o.id = ${id})
    WHEN 'plan' THEN EXISTS (SELECT 1 FROM plan p WHERE p.id = ${id}) ELSE false END`;

export const up = `
-- Which units have to do with a plan, and how: so that nobody looks through its duties to know whether somebody sees it.
CREATE TABLE plan_unit (
  plan_id uuid NOT NULL CONSTRAINT plan_unit_plan_fk REFERENCES plan (id),
  through text NOT NULL CONSTRAINT plan_unit_through_ck CHECK (through IN ('owes', 'tracks', 'leads')),
  unit_id text NOT NULL,
  CONSTRAINT plan_unit_pk PRIMARY KEY (plan_id, through, unit_id)
);
CREATE INDEX plan_unit_unit_ix ON plan_unit (unit_id, through);
CREATE FUNCTION note_plan_units() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO plan_unit (plan_id, through, unit_id)
    SELECT plan_id, 'owes', unit_id FROM opened UNION SELECT plan_id, 'tracks', office_unit_id FROM opened
    UNION SELECT plan_id, 'tracks', issuer_unit_id FROM opened
    UNION SELECT plan_id, 'tracks', router_unit_id FROM opened WHERE router_unit_id IS NOT NULL
    -- In one order, so that two that open at once wait and do not lock each other out.
    ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;
CREATE TRIGGER obligation_notes_units AFTER INSERT ON obligation REFERENCING NEW TABLE AS opened
  FOR EACH STATEMENT EXECUTE FUNCTION note_plan_units();
-- A report comes to a unit on the way later. Asked for by the row, so that the many changes that send no report cost nothing.
CREATE FUNCTION note_plan_router() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO plan_unit (plan_id, through, unit_id) VALUES (NEW.plan_id, 'tracks', NEW.router_unit_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;
CREATE TRIGGER obligation_notes_router AFTER UPDATE OF router_unit_id ON obligation FOR EACH ROW
  WHEN (NEW.router_unit_id IS NOT NULL AND NEW.router_unit_id IS DISTINCT FROM OLD.router_unit_id)
  EXECUTE FUNCTION note_plan_router();
-- A plan's own office and issuer, also before it opens any duty: whoever leads and tracks nothing need not be asked for at all.
CREATE FUNCTION note_plan_leads() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO plan_unit (plan_id, through, unit_id)
    VALUES (NEW.id, 'leads', NEW.office_unit_id), (NEW.id, 'leads', NEW.issuer_unit_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;
CREATE TRIGGER plan_notes_leads AFTER INSERT OR UPDATE OF office_unit_id ON plan FOR EACH ROW EXECUTE FUNCTION note_plan_leads();
INSERT INTO plan_unit (plan_id, through, unit_id)
  SELECT id, 'leads', office_unit_id FROM plan UNION SELECT id, 'leads', issuer_unit_id FROM plan;
INSERT INTO plan_unit (plan_id, through, unit_id)
  SELECT plan_id, 'owes', unit_id FROM obligation UNION SELECT plan_id, 'tracks', office_unit_id FROM obligation
  UNION SELECT plan_id, 'tracks', issuer_unit_id FROM obligation
  UNION SELECT plan_id, 'tracks', router_unit_id FROM obligation WHERE router_unit_id IS NOT NULL;

-- Words are looked for here, in a table without a wall that gives ids and nothing else: behind the wall no index on words would be
-- used, since the operator may tell what it saw. What is found is then joined to the guarded row.
-- As fold in src/people. Letters lose their marks before they are lowered: what lowers a letter with marks differs by server.
CREATE FUNCTION folded(words text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $body$ SELECT lower(translate(regexp_replace(normalize(words, NFD), '[\\u0300-\\u036f]', '', 'g'), 'đĐ', 'dd')) $body$;
CREATE TABLE task_words (
  plan_id uuid NOT NULL,
  task_ref text NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT task_words_pk PRIMARY KEY (plan_id, task_ref),
  CONSTRAINT task_words_task_fk FOREIGN KEY (plan_id, task_ref) REFERENCES task (plan_id, ref) ON DELETE CASCADE
);
CREATE INDEX task_words_ix ON task_words USING gin (words);
CREATE FUNCTION note_task_words() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO task_words (plan_id, task_ref, words)
    VALUES (NEW.plan_id, NEW.ref, to_tsvector('simple', folded(NEW.title || ' ' || NEW.clause)))
    ON CONFLICT (plan_id, task_ref) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END
$body$;
CREATE TRIGGER task_notes_words AFTER INSERT OR UPDATE ON task FOR EACH ROW EXECUTE FUNCTION note_task_words();
INSERT INTO task_words (plan_id, task_ref, words)
  SELECT plan_id, ref, to_tsvector('simple', folded(title || ' ' || clause)) FROM task;

-- Who handed proof in, and where it was cited: proof is seen by both sides.
CREATE TABLE evidence_holder (
  evidence_id uuid NOT NULL CONSTRAINT evidence_holder_evidence_fk REFERENCES evidence (id),
  person_id text NOT NULL,
  CONSTRAINT evidence_holder_pk PRIMARY KEY (evidence_id, person_id)
);
INSERT INTO evidence_holder (evidence_id, person_id) SELECT id, added_by FROM evidence WHERE added_by IS NOT NULL;
CREATE TABLE evidence_citation (
  sha256 text NOT NULL,
  subject text NOT NULL,
  stream_id uuid NOT NULL,
  CONSTRAINT evidence_citation_pk PRIMARY KEY (sha256, subject, stream_id)
);
REVOKE UPDATE, DELETE, TRUNCATE ON evidence_holder, evidence_citation, plan_unit FROM :engine;

-- Registers whose rows stand in no scope of their own: names and places that every list needs, and the two side tables.
GRANT SELECT ON unit, unit_alias, unit_group, unit_group_member, unit_past_parent, unit_succession, unit_link, person, post, tenure,
  private_text, plan_unit, task_words, evidence_holder, evidence_citation TO :reader;

${guarded(
  'obligation',
  `unit_id IN ${OWES} OR office_unit_id IN ${TRACKS} OR issuer_unit_id IN ${TRACKS} OR router_unit_id IN ${TRACKS}`,
)}
${guarded('plan', `office_unit_id IN ${TRACKS} OR issuer_unit_id IN ${TRACKS} OR ${planOf('plan.id')}`)}
${guarded('task', `plan_id IN (SELECT p.id FROM plan p)`)}
${guarded(
  'notice',
  `(person_id = ${PERSON} OR unit_id IN ${OWES} OR unit_id IN ${TRACKS})
  AND CASE WHEN obligation_id IS NULL THEN EXISTS (SELECT 1 FROM plan p WHERE p.id = notice.plan_id)
    ELSE EXISTS (SELECT 1 FROM obligation o WHERE o.id = notice.obligation_id) END`,
)}
${guarded(
  'evidence',
  `EXISTS (SELECT 1 FROM evidence_holder h WHERE h.evidence_id = evidence.id AND h.person_id = ${PERSON})
  OR EXISTS (SELECT 1 FROM evidence_citation c WHERE c.sha256 = evidence.sha256 AND ${ofSubject('c.subject', 'c.stream_id')})`,
)}
${guarded('trail_entry', ofSubject('subject', 'stream_id'))}
${guarded(
  'unit_change',
  `EXISTS (SELECT 1 FROM jsonb_array_elements_text(body::jsonb #> '{change,predecessors}') AS gone (unit)
    WHERE gone.unit IN ${OWES} OR gone.unit IN ${TRACKS})
  OR EXISTS (SELECT 1 FROM jsonb_array_elements(body::jsonb #> '{change,successors}') AS come (successor)
    WHERE come.successor ->> 'id' IN ${OWES} OR come.successor ->> 'id' IN ${TRACKS})`,
)}
${guarded('document_basis', `said_by IN (SELECT p.id FROM plan p)`)}
${guarded(
  'document',
  `plan_id IN (SELECT p.id FROM plan p) OR id IN (SELECT b.document_id FROM document_basis b)
  OR id IN (SELECT b.basis_id FROM document_basis b)`,
)}
`;

-- The schema after all migrations, read from the catalogue. Made by `npm run generated`; not for loading.

CREATE OR REPLACE FUNCTION demand(holds boolean, message text)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF holds IS NOT TRUE THEN RAISE EXCEPTION '%', message USING ERRCODE = 'serialization_failure'; END IF;
  RETURN true;
END
$function$
;

CREATE OR REPLACE FUNCTION folded(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT lower(translate(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd')) $function$
;

CREATE OR REPLACE FUNCTION mark_unit_tree()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO unit_tree_change DEFAULT VALUES;
  RETURN NULL;
END
$function$
;

CREATE OR REPLACE FUNCTION note_case_conflicts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO case_conflict (case_id, person_id)
    SELECT NEW.id, person FROM jsonb_array_elements_text(NEW.state::jsonb #> '{work,context,conflicted}') AS person
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$function$
;

CREATE OR REPLACE FUNCTION note_plan_leads()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO plan_unit (plan_id, through, unit_id)
    VALUES (NEW.id, 'leads', NEW.office_unit_id), (NEW.id, 'leads', NEW.issuer_unit_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$function$
;

CREATE OR REPLACE FUNCTION note_plan_router()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO plan_unit (plan_id, through, unit_id) VALUES (NEW.plan_id, 'tracks', NEW.router_unit_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$function$
;

CREATE OR REPLACE FUNCTION note_plan_units()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO plan_unit (plan_id, through, unit_id)
    SELECT plan_id, 'owes', unit_id FROM opened UNION SELECT plan_id, 'tracks', office_unit_id FROM opened
    UNION SELECT plan_id, 'tracks', issuer_unit_id FROM opened
    UNION SELECT plan_id, 'tracks', router_unit_id FROM opened WHERE router_unit_id IS NOT NULL
    -- In one order, so that two that open at once wait and do not lock each other out.
    ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$function$
;

CREATE OR REPLACE FUNCTION note_task_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO task_words (plan_id, task_ref, words)
    VALUES (NEW.plan_id, NEW.ref, to_tsvector('simple', folded(NEW.title || ' ' || NEW.clause)))
    ON CONFLICT (plan_id, task_ref) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END
$function$
;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the trail only grows: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$function$
;

CREATE OR REPLACE FUNCTION refuse_shrinking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.level = OLD.level AND NEW.index = OLD.index AND substr(NEW.hashes, 1, length(OLD.hashes)) = OLD.hashes THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a tile of the trail only grows' USING ERRCODE = 'restrict_violation';
END
$function$
;

CREATE OR REPLACE FUNCTION tally_obligation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended AND OLD.done AND OLD.due_on IS NOT NULL AND OLD.late_from IS NOT NULL THEN
      INSERT INTO obligation_tally (unit_id, office_unit_id, issuer_unit_id, router_unit_id, month, counts_from, in_time, late) VALUES (OLD.unit_id, OLD.office_unit_id, OLD.issuer_unit_id, OLD.router_unit_id,
  date_trunc('month', OLD.due_on)::date, OLD.late_from,
  CASE WHEN COALESCE(OLD.handed_in_at, OLD.suspended_at) < OLD.late_from THEN -1 ELSE 0 END,
  CASE WHEN COALESCE(OLD.handed_in_at, OLD.suspended_at) < OLD.late_from THEN 0 ELSE -1 END);
    END IF;
  END IF;
  IF NEW.ended AND NEW.done AND NEW.due_on IS NOT NULL AND NEW.late_from IS NOT NULL THEN
    INSERT INTO obligation_tally (unit_id, office_unit_id, issuer_unit_id, router_unit_id, month, counts_from, in_time, late) VALUES (NEW.unit_id, NEW.office_unit_id, NEW.issuer_unit_id, NEW.router_unit_id,
  date_trunc('month', NEW.due_on)::date, NEW.late_from,
  CASE WHEN COALESCE(NEW.handed_in_at, NEW.suspended_at) < NEW.late_from THEN 1 ELSE 0 END,
  CASE WHEN COALESCE(NEW.handed_in_at, NEW.suspended_at) < NEW.late_from THEN 0 ELSE 1 END);
  END IF;
  RETURN NULL;
END
$function$
;

CREATE TABLE access_record (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL,
  what text NOT NULL,
  account_id uuid,
  address text,
  facts text NOT NULL,
  CONSTRAINT access_record_pk PRIMARY KEY (id)
);
CREATE INDEX access_record_account_ix ON access_record USING btree (account_id, id);
CREATE TRIGGER access_record_not_emptied BEFORE TRUNCATE ON access_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_record_only_grows BEFORE DELETE OR UPDATE ON access_record FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON access_record TO :engine;

CREATE TABLE account (
  id uuid NOT NULL,
  name text NOT NULL,
  person_id text,
  password text,
  made_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  sample boolean NOT NULL DEFAULT false,
  CONSTRAINT account_name_key UNIQUE (name),
  CONSTRAINT account_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT account_person_key UNIQUE (person_id),
  CONSTRAINT account_pk PRIMARY KEY (id)
);
GRANT INSERT, SELECT, UPDATE ON account TO :engine;

CREATE TABLE account_grant (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  role text NOT NULL,
  unit_id text,
  valid_from date NOT NULL,
  valid_to date,
  granted_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT account_grant_account_fk FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT account_grant_days_ck CHECK (valid_to IS NULL OR valid_from <= valid_to),
  CONSTRAINT account_grant_pk PRIMARY KEY (id),
  CONSTRAINT account_grant_role_ck CHECK (role = ANY (ARRAY['monitoring-officer'::text, 'supervising-leader'::text, 'inspector'::text, 'administrator'::text])),
  CONSTRAINT account_grant_unit_ck CHECK ((role = 'administrator'::text) = (unit_id IS NULL)),
  CONSTRAINT account_grant_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX account_grant_account_ix ON account_grant USING btree (account_id);
GRANT INSERT, SELECT, UPDATE ON account_grant TO :engine;

CREATE TABLE account_link (
  token_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT account_link_account_fk FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT account_link_pk PRIMARY KEY (token_hash)
);
CREATE INDEX account_link_account_ix ON account_link USING btree (account_id);
GRANT INSERT, SELECT, UPDATE ON account_link TO :engine;

CREATE TABLE account_session (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  address text NOT NULL,
  CONSTRAINT account_session_account_fk FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT account_session_pk PRIMARY KEY (id),
  CONSTRAINT account_session_token_key UNIQUE (token_hash)
);
CREATE INDEX account_session_account_ix ON account_session USING btree (account_id);
GRANT INSERT, SELECT, UPDATE ON account_session TO :engine;

CREATE TABLE account_token (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  reach text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT account_token_account_fk FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT account_token_key UNIQUE (token_hash),
  CONSTRAINT account_token_pk PRIMARY KEY (id),
  CONSTRAINT account_token_reach_ck CHECK (reach = ANY (ARRAY['read'::text, 'write'::text, 'metrics'::text]))
);
CREATE INDEX account_token_account_ix ON account_token USING btree (account_id);
GRANT INSERT, SELECT, UPDATE ON account_token TO :engine;

CREATE TABLE calendar_feed (
  account_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  CONSTRAINT calendar_feed_account_fk FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT calendar_feed_pk PRIMARY KEY (account_id),
  CONSTRAINT calendar_feed_token_key UNIQUE (token_hash)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON calendar_feed TO :engine;

CREATE TABLE case_conflict (
  case_id uuid NOT NULL,
  person_id text NOT NULL,
  CONSTRAINT case_conflict_case_fk FOREIGN KEY (case_id) REFERENCES case_file(id),
  CONSTRAINT case_conflict_pk PRIMARY KEY (case_id, person_id)
);
GRANT INSERT, SELECT ON case_conflict TO :engine;
GRANT SELECT ON case_conflict TO :reader;

CREATE TABLE case_file (
  id uuid NOT NULL,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamp with time zone NOT NULL,
  wake_at timestamp with time zone,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,
  kind text NOT NULL,
  source text NOT NULL,
  unit_id text NOT NULL,
  office_unit_id text NOT NULL,
  issuer_unit_id text NOT NULL,
  plan_id uuid,
  cause_subject text,
  cause_stream uuid,
  cause_seq integer,
  concerned_person text,
  act_on date NOT NULL,
  ladder text NOT NULL,
  work_state text NOT NULL,
  watch_state text,
  side text,
  due_on date,
  late_from timestamp with time zone,
  out_of_time boolean NOT NULL,
  decided_on date,
  decided_form text,
  CONSTRAINT case_file_issuer_fk FOREIGN KEY (issuer_unit_id) REFERENCES unit(id),
  CONSTRAINT case_file_office_fk FOREIGN KEY (office_unit_id) REFERENCES unit(id),
  CONSTRAINT case_file_pk PRIMARY KEY (id),
  CONSTRAINT case_file_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT case_file_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
) WITH (fillfactor=80, autovacuum_vacuum_scale_factor=0.02, autovacuum_vacuum_cost_delay=0);
CREATE INDEX case_file_act_ix ON case_file USING btree (act_on DESC, id);
CREATE INDEX case_file_cause_ix ON case_file USING btree (cause_stream) WHERE cause_stream IS NOT NULL;
CREATE INDEX case_file_concerned_ix ON case_file USING btree (concerned_person) WHERE concerned_person IS NOT NULL;
CREATE INDEX case_file_unit_ix ON case_file USING btree (unit_id, act_on);
CREATE INDEX case_file_wake_ix ON case_file USING btree (wake_at) WHERE wake_at IS NOT NULL;
CREATE TRIGGER case_file_notes_conflicts AFTER INSERT ON case_file FOR EACH ROW EXECUTE FUNCTION note_case_conflicts();
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY case_file_engine ON case_file FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY case_file_reader ON case_file FOR SELECT TO :reader USING (concerned_person = (( SELECT NULLIF(current_setting('person'::text, true), ''::text) AS "nullif")) OR ((office_unit_id IN ( SELECT unnest(NULLIF(current_setting('conducts'::text, true), ''::text)::text[]) AS unnest)) OR (issuer_unit_id IN ( SELECT unnest(NULLIF(current_setting('decides'::text, true), ''::text)::text[]) AS unnest))) AND NOT (EXISTS ( SELECT 1
   FROM case_conflict k
  WHERE k.case_id = case_file.id AND k.person_id = (( SELECT NULLIF(current_setting('person'::text, true), ''::text) AS "nullif")))));
GRANT INSERT, SELECT, UPDATE ON case_file TO :engine;
GRANT SELECT ON case_file TO :reader;

CREATE TABLE clock_reading (
  boot text NOT NULL,
  wall timestamp with time zone NOT NULL,
  uptime_ms bigint NOT NULL,
  held_since timestamp with time zone,
  jump_ms bigint,
  accepted_at timestamp with time zone,
  accepted_because text,
  CONSTRAINT clock_reading_pk PRIMARY KEY (boot)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON clock_reading TO :engine;

CREATE TABLE clock_tick (
  slot timestamp with time zone NOT NULL,
  process text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  woken integer,
  failed integer,
  cut_short boolean,
  problem text,
  CONSTRAINT clock_tick_pk PRIMARY KEY (slot)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON clock_tick TO :engine;

CREATE TABLE command_key (
  actor text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  answer text,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT command_key_pk PRIMARY KEY (actor, key)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON command_key TO :engine;

CREATE TABLE document (
  id uuid NOT NULL,
  issuer text,
  type text NOT NULL,
  number text,
  symbol text NOT NULL,
  issued_on text,
  title text,
  named_by text NOT NULL,
  plan_id uuid,
  CONSTRAINT document_issued_on_ck CHECK (issued_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'::text),
  CONSTRAINT document_pk PRIMARY KEY (id),
  CONSTRAINT document_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT document_plan_key UNIQUE (plan_id)
);
CREATE INDEX document_named_ix ON document USING btree (named_by);
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
CREATE POLICY document_engine ON document FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY document_reader ON document FOR SELECT TO :reader USING ((plan_id IN ( SELECT p.id
   FROM plan p)) OR (id IN ( SELECT b.document_id
   FROM document_basis b)) OR (id IN ( SELECT b.basis_id
   FROM document_basis b)));
GRANT DELETE, INSERT, SELECT, UPDATE ON document TO :engine;
GRANT SELECT ON document TO :reader;

CREATE TABLE document_basis (
  document_id uuid NOT NULL,
  basis_id uuid NOT NULL,
  relation text NOT NULL,
  said_by uuid NOT NULL,
  CONSTRAINT document_basis_basis_fk FOREIGN KEY (basis_id) REFERENCES document(id),
  CONSTRAINT document_basis_document_fk FOREIGN KEY (document_id) REFERENCES document(id),
  CONSTRAINT document_basis_other_ck CHECK (document_id <> basis_id),
  CONSTRAINT document_basis_pk PRIMARY KEY (document_id, basis_id, relation, said_by),
  CONSTRAINT document_basis_relation_ck CHECK (relation = ANY (ARRAY['implements'::text, 'cites'::text])),
  CONSTRAINT document_basis_said_by_fk FOREIGN KEY (said_by) REFERENCES plan(id)
);
CREATE INDEX document_basis_basis_ix ON document_basis USING btree (basis_id);
CREATE INDEX document_basis_said_by_ix ON document_basis USING btree (said_by);
ALTER TABLE document_basis ENABLE ROW LEVEL SECURITY;
CREATE POLICY document_basis_engine ON document_basis FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY document_basis_reader ON document_basis FOR SELECT TO :reader USING ((said_by IN ( SELECT p.id
   FROM plan p)));
GRANT DELETE, INSERT, SELECT, UPDATE ON document_basis TO :engine;
GRANT SELECT ON document_basis TO :reader;

CREATE TABLE evidence (
  id uuid NOT NULL,
  kind text NOT NULL,
  sha256 text NOT NULL,
  media_type text,
  bytes bigint,
  file_name text,
  document text,
  added_at timestamp with time zone NOT NULL,
  added_by text,
  CONSTRAINT evidence_kind_ck CHECK (kind = ANY (ARRAY['file'::text, 'document'::text])),
  CONSTRAINT evidence_pk PRIMARY KEY (id),
  CONSTRAINT evidence_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT evidence_shape_ck CHECK (kind = 'file'::text AND media_type IS NOT NULL AND bytes IS NOT NULL AND document IS NULL OR kind = 'document'::text AND document IS NOT NULL AND media_type IS NULL)
);
CREATE INDEX evidence_sha256_ix ON evidence USING btree (sha256);
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY evidence_engine ON evidence FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY evidence_reader ON evidence FOR SELECT TO :reader USING ((EXISTS ( SELECT 1
   FROM evidence_holder h
  WHERE h.evidence_id = evidence.id AND h.person_id = (( SELECT NULLIF(current_setting('person'::text, true), ''::text) AS "nullif")))) OR (EXISTS ( SELECT 1
   FROM evidence_citation e
  WHERE e.sha256 = evidence.sha256 AND
        CASE e.subject
            WHEN 'obligation'::text THEN (EXISTS ( SELECT 1
               FROM obligation o
              WHERE o.id = e.stream_id))
            WHEN 'plan'::text THEN (EXISTS ( SELECT 1
               FROM plan p
              WHERE p.id = e.stream_id))
            WHEN 'case'::text THEN (EXISTS ( SELECT 1
               FROM case_file c
              WHERE c.id = e.stream_id))
            WHEN 'figure'::text THEN true
            ELSE false
        END)));
GRANT DELETE, INSERT, SELECT, UPDATE ON evidence TO :engine;
GRANT SELECT ON evidence TO :reader;

CREATE TABLE evidence_citation (
  sha256 text NOT NULL,
  subject text NOT NULL,
  stream_id uuid NOT NULL,
  CONSTRAINT evidence_citation_pk PRIMARY KEY (sha256, subject, stream_id)
);
GRANT INSERT, SELECT ON evidence_citation TO :engine;
GRANT SELECT ON evidence_citation TO :reader;

CREATE TABLE evidence_holder (
  evidence_id uuid NOT NULL,
  person_id text NOT NULL,
  CONSTRAINT evidence_holder_evidence_fk FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  CONSTRAINT evidence_holder_pk PRIMARY KEY (evidence_id, person_id)
);
GRANT INSERT, SELECT ON evidence_holder TO :engine;
GRANT SELECT ON evidence_holder TO :reader;

CREATE TABLE figure (
  id uuid NOT NULL,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamp with time zone NOT NULL,
  wake_at timestamp with time zone,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,
  kind text NOT NULL,
  unit_id text NOT NULL,
  office_unit_id text NOT NULL,
  locality text NOT NULL,
  reference text NOT NULL,
  year integer NOT NULL,
  happened_on date,
  severity text,
  accidents integer NOT NULL,
  dead integer NOT NULL,
  injured integer NOT NULL,
  CONSTRAINT figure_day_ck CHECK ((kind = 'accident'::text) = (happened_on IS NOT NULL)),
  CONSTRAINT figure_kind_ck CHECK (kind = ANY (ARRAY['accident'::text, 'yearly'::text])),
  CONSTRAINT figure_office_fk FOREIGN KEY (office_unit_id) REFERENCES unit(id),
  CONSTRAINT figure_pk PRIMARY KEY (id),
  CONSTRAINT figure_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX figure_unit_ix ON figure USING btree (unit_id, kind, year);
CREATE INDEX figure_wake_ix ON figure USING btree (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX figure_year_ix ON figure USING btree (year DESC, id);
GRANT INSERT, SELECT, UPDATE ON figure TO :engine;
GRANT SELECT ON figure TO :reader;

CREATE TABLE intake_draft (
  id uuid NOT NULL,
  unit_id text NOT NULL,
  sha256 text NOT NULL,
  file_name text NOT NULL,
  source_text text NOT NULL,
  reading jsonb NOT NULL,
  read_by text NOT NULL,
  read_at timestamp with time zone NOT NULL,
  corrections jsonb NOT NULL DEFAULT '[]'::jsonb,
  revision integer NOT NULL DEFAULT 0,
  corrected_by text,
  corrected_at timestamp with time zone,
  plan_id uuid,
  CONSTRAINT intake_draft_corrections_ck CHECK (jsonb_typeof(corrections) = 'array'::text),
  CONSTRAINT intake_draft_once_uq UNIQUE (unit_id, sha256),
  CONSTRAINT intake_draft_pk PRIMARY KEY (id),
  CONSTRAINT intake_draft_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT intake_draft_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT intake_draft_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX intake_draft_plan_ix ON intake_draft USING btree (plan_id);
ALTER TABLE intake_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY intake_draft_engine ON intake_draft FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY intake_draft_reader ON intake_draft FOR SELECT TO :reader USING ((unit_id IN ( SELECT unnest(NULLIF(current_setting('owes'::text, true), ''::text)::text[]) AS unnest)) OR (unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)));
GRANT DELETE, INSERT, SELECT, UPDATE ON intake_draft TO :engine;
GRANT SELECT ON intake_draft TO :reader;

CREATE TABLE law_book (
  id uuid NOT NULL,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamp with time zone NOT NULL,
  wake_at timestamp with time zone,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,
  CONSTRAINT law_book_pk PRIMARY KEY (id)
);
CREATE INDEX law_book_wake_ix ON law_book USING btree (wake_at) WHERE wake_at IS NOT NULL;
GRANT INSERT, SELECT, UPDATE ON law_book TO :engine;
GRANT SELECT ON law_book TO :reader;

CREATE TABLE mail_digest_day (
  on_day date NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT mail_digest_day_pk PRIMARY KEY (on_day)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON mail_digest_day TO :engine;

CREATE TABLE mail_outbox (
  id uuid NOT NULL,
  kind text NOT NULL,
  message_id text NOT NULL,
  person_id text NOT NULL,
  to_address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  abandoned_at timestamp with time zone,
  last_error text,
  CONSTRAINT mail_outbox_end_ck CHECK (sent_at IS NULL OR abandoned_at IS NULL),
  CONSTRAINT mail_outbox_kind_ck CHECK (kind = ANY (ARRAY['notice'::text, 'digest'::text])),
  CONSTRAINT mail_outbox_message_key UNIQUE (message_id),
  CONSTRAINT mail_outbox_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT mail_outbox_pk PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor=0.02, autovacuum_vacuum_cost_delay=0, vacuum_index_cleanup=on);
CREATE INDEX mail_outbox_due_ix ON mail_outbox USING btree (next_try_at, id) WHERE sent_at IS NULL AND abandoned_at IS NULL;
GRANT DELETE, INSERT, SELECT, UPDATE ON mail_outbox TO :engine;

CREATE TABLE migration (
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migration_pk PRIMARY KEY (name),
  CONSTRAINT migration_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'::text)
);

CREATE TABLE notice (
  id uuid NOT NULL,
  "position" bigint NOT NULL,
  subject text NOT NULL,
  obligation_id uuid,
  plan_id uuid,
  person_id text NOT NULL,
  post_id text NOT NULL,
  unit_id text NOT NULL,
  role text NOT NULL,
  vacant_unit_id text,
  what text NOT NULL,
  rung text,
  round integer,
  side text,
  due_on date,
  created_at timestamp with time zone NOT NULL,
  acknowledged_at timestamp with time zone,
  acknowledged_by text,
  case_id uuid,
  CONSTRAINT notice_acknowledged_by_fk FOREIGN KEY (acknowledged_by) REFERENCES person(id),
  CONSTRAINT notice_acknowledged_ck CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  CONSTRAINT notice_case_fk FOREIGN KEY (case_id) REFERENCES case_file(id),
  CONSTRAINT notice_key UNIQUE ("position", person_id, what),
  CONSTRAINT notice_obligation_fk FOREIGN KEY (obligation_id) REFERENCES obligation(id),
  CONSTRAINT notice_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT notice_pk PRIMARY KEY (id),
  CONSTRAINT notice_plan_ck CHECK (plan_id IS NOT NULL OR case_id IS NOT NULL),
  CONSTRAINT notice_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT notice_post_fk FOREIGN KEY (post_id) REFERENCES post(id),
  CONSTRAINT notice_role_ck CHECK (role = ANY (ARRAY['lead'::text, 'head'::text, 'office'::text, 'officeHead'::text, 'router'::text, 'routerHead'::text, 'planOwner'::text, 'concerned'::text])),
  CONSTRAINT notice_side_ck CHECK (side = ANY (ARRAY['unit'::text, 'router'::text, 'office'::text])),
  CONSTRAINT notice_subject_ck CHECK (
CASE subject
    WHEN 'plan'::text THEN true
    WHEN 'case'::text THEN case_id IS NOT NULL
    ELSE obligation_id IS NOT NULL
END),
  CONSTRAINT notice_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT notice_vacant_unit_fk FOREIGN KEY (vacant_unit_id) REFERENCES unit(id)
);
CREATE INDEX notice_inbox_ix ON notice USING btree (person_id, "position", id) WHERE acknowledged_at IS NULL;
CREATE INDEX notice_obligation_ix ON notice USING btree (obligation_id, "position", id);
CREATE INDEX notice_person_ix ON notice USING btree (person_id, "position", id);
CREATE INDEX notice_unit_ix ON notice USING btree (unit_id, "position", id);
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY notice_engine ON notice FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY notice_reader ON notice FOR SELECT TO :reader USING (
CASE
    WHEN case_id IS NOT NULL THEN person_id = (( SELECT NULLIF(current_setting('person'::text, true), ''::text) AS "nullif"))
    ELSE (person_id = (( SELECT NULLIF(current_setting('person'::text, true), ''::text) AS "nullif")) OR (unit_id IN ( SELECT unnest(NULLIF(current_setting('owes'::text, true), ''::text)::text[]) AS unnest)) OR (unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest))) AND
    CASE
        WHEN obligation_id IS NULL THEN (EXISTS ( SELECT 1
           FROM plan p
          WHERE p.id = notice.plan_id))
        ELSE (EXISTS ( SELECT 1
           FROM obligation o
          WHERE o.id = notice.obligation_id))
    END
END);
GRANT DELETE, INSERT, SELECT, UPDATE ON notice TO :engine;
GRANT SELECT ON notice TO :reader;

CREATE TABLE obligation (
  id uuid NOT NULL,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamp with time zone NOT NULL,
  wake_at timestamp with time zone,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,
  plan_id uuid NOT NULL,
  task_ref text NOT NULL,
  kind text NOT NULL,
  unit_id text NOT NULL,
  office_unit_id text NOT NULL,
  issuer_unit_id text NOT NULL,
  period_key text NOT NULL,
  standing boolean NOT NULL,
  baseline_due_on date,
  deadline_source text NOT NULL,
  plan_ends_on date,
  opens_on date,
  parent_id uuid,
  ladder text NOT NULL,
  work_state text NOT NULL,
  watch_state text NOT NULL,
  office_state text,
  round integer NOT NULL,
  due_on date,
  late_from timestamp with time zone,
  handed_in_at timestamp with time zone,
  done boolean NOT NULL,
  transferred_from uuid,
  force_state text NOT NULL,
  suspended_at timestamp with time zone,
  objective_cause boolean NOT NULL,
  corrections integer NOT NULL,
  router_unit_id text,
  extension_state text NOT NULL DEFAULT 'none'::text,
  CONSTRAINT obligation_key UNIQUE (plan_id, task_ref, unit_id, period_key),
  CONSTRAINT obligation_pk PRIMARY KEY (id),
  CONSTRAINT obligation_router_fk FOREIGN KEY (router_unit_id) REFERENCES unit(id),
  CONSTRAINT obligation_task_fk FOREIGN KEY (plan_id, task_ref) REFERENCES task(plan_id, ref),
  CONSTRAINT obligation_transferred_from_fk FOREIGN KEY (transferred_from) REFERENCES obligation(id),
  CONSTRAINT obligation_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
) WITH (fillfactor=80, autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_scale_factor=0.01, vacuum_index_cleanup=on);
CREATE INDEX obligation_due_ix ON obligation USING btree (due_on, id);
CREATE INDEX obligation_extension_ix ON obligation USING btree (due_on, id) WHERE extension_state <> 'none'::text;
CREATE INDEX obligation_flagged_ix ON obligation USING btree (due_on, id) INCLUDE (unit_id, office_unit_id, issuer_unit_id, router_unit_id) WHERE watch_state = 'flagged'::text AND NOT ended;
CREATE INDEX obligation_office_ix ON obligation USING btree (due_on, id) WHERE office_state IS NOT NULL AND NOT ended;
CREATE INDEX obligation_open_ix ON obligation USING btree (due_on, id) INCLUDE (late_from, handed_in_at, suspended_at, done, unit_id, office_unit_id, issuer_unit_id, router_unit_id) WHERE NOT ended;
CREATE INDEX obligation_unit_ix ON obligation USING btree (unit_id, id);
CREATE INDEX obligation_wake_ix ON obligation USING btree (wake_at) WHERE wake_at IS NOT NULL;
CREATE TRIGGER obligation_notes_router AFTER UPDATE OF router_unit_id ON obligation FOR EACH ROW WHEN (new.router_unit_id IS NOT NULL AND new.router_unit_id IS DISTINCT FROM old.router_unit_id) EXECUTE FUNCTION note_plan_router();
CREATE TRIGGER obligation_notes_units AFTER INSERT ON obligation REFERENCING NEW TABLE AS opened FOR EACH STATEMENT EXECUTE FUNCTION note_plan_units();
CREATE TRIGGER obligation_tallied AFTER UPDATE ON obligation FOR EACH ROW WHEN ((old.ended AND old.done AND old.due_on IS NOT NULL AND old.late_from IS NOT NULL OR new.ended AND new.done AND new.due_on IS NOT NULL AND new.late_from IS NOT NULL) AND (old.ended IS DISTINCT FROM new.ended OR old.done IS DISTINCT FROM new.done OR old.due_on IS DISTINCT FROM new.due_on OR old.late_from IS DISTINCT FROM new.late_from OR old.handed_in_at IS DISTINCT FROM new.handed_in_at OR old.suspended_at IS DISTINCT FROM new.suspended_at OR old.unit_id IS DISTINCT FROM new.unit_id OR old.office_unit_id IS DISTINCT FROM new.office_unit_id OR old.issuer_unit_id IS DISTINCT FROM new.issuer_unit_id OR old.router_unit_id IS DISTINCT FROM new.router_unit_id)) EXECUTE FUNCTION tally_obligation();
CREATE TRIGGER obligation_tallied_new AFTER INSERT ON obligation FOR EACH ROW WHEN (new.ended AND new.done AND new.due_on IS NOT NULL AND new.late_from IS NOT NULL) EXECUTE FUNCTION tally_obligation();
ALTER TABLE obligation ENABLE ROW LEVEL SECURITY;
CREATE POLICY obligation_engine ON obligation FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY obligation_reader ON obligation FOR SELECT TO :reader USING ((office_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)) OR (issuer_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)) OR (unit_id IN ( SELECT unnest(NULLIF(current_setting('owes'::text, true), ''::text)::text[]) AS unnest)) OR (router_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)));
GRANT INSERT, SELECT, UPDATE ON obligation TO :engine;
GRANT SELECT ON obligation TO :reader;

CREATE TABLE obligation_tally (
  unit_id text NOT NULL,
  office_unit_id text NOT NULL,
  issuer_unit_id text NOT NULL,
  router_unit_id text,
  month date NOT NULL,
  counts_from timestamp with time zone,
  in_time integer NOT NULL,
  late integer NOT NULL,
  folded boolean NOT NULL DEFAULT false
) WITH (autovacuum_vacuum_scale_factor=0.05);
CREATE INDEX obligation_tally_counts_ix ON obligation_tally USING btree (counts_from) WHERE counts_from IS NOT NULL;
CREATE INDEX obligation_tally_loose_ix ON obligation_tally USING btree (month, unit_id) WHERE NOT folded;
CREATE INDEX obligation_tally_month_ix ON obligation_tally USING btree (month, unit_id);
ALTER TABLE obligation_tally ENABLE ROW LEVEL SECURITY;
CREATE POLICY obligation_tally_engine ON obligation_tally FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY obligation_tally_reader ON obligation_tally FOR SELECT TO :reader USING ((office_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)) OR (issuer_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)) OR (unit_id IN ( SELECT unnest(NULLIF(current_setting('owes'::text, true), ''::text)::text[]) AS unnest)) OR (router_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)));
GRANT DELETE, INSERT, SELECT ON obligation_tally TO :engine;
GRANT SELECT ON obligation_tally TO :reader;

CREATE TABLE person (
  id text NOT NULL,
  name text NOT NULL,
  email text,
  sample boolean NOT NULL DEFAULT false,
  CONSTRAINT person_pk PRIMARY KEY (id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON person TO :engine;
GRANT SELECT ON person TO :reader;

CREATE TABLE plan (
  id uuid NOT NULL,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamp with time zone NOT NULL,
  wake_at timestamp with time zone,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,
  slug text NOT NULL,
  issuer_unit_id text NOT NULL,
  office_unit_id text NOT NULL,
  title text NOT NULL,
  document_type text NOT NULL,
  document_number text,
  document_symbol text NOT NULL,
  issued_on date NOT NULL,
  issued_on_assumed boolean NOT NULL,
  ends_on date,
  file_sha256 text NOT NULL,
  file_text text NOT NULL,
  sample boolean NOT NULL DEFAULT false,
  stage text NOT NULL,
  CONSTRAINT plan_issuer_fk FOREIGN KEY (issuer_unit_id) REFERENCES unit(id),
  CONSTRAINT plan_office_fk FOREIGN KEY (office_unit_id) REFERENCES unit(id),
  CONSTRAINT plan_pk PRIMARY KEY (id),
  CONSTRAINT plan_slug_key UNIQUE (slug)
) WITH (fillfactor=80, autovacuum_vacuum_scale_factor=0.02, autovacuum_vacuum_cost_delay=0, vacuum_index_cleanup=on);
CREATE INDEX plan_wake_ix ON plan USING btree (wake_at) WHERE wake_at IS NOT NULL;
CREATE TRIGGER plan_notes_leads AFTER INSERT OR UPDATE OF office_unit_id ON plan FOR EACH ROW EXECUTE FUNCTION note_plan_leads();
ALTER TABLE plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_engine ON plan FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY plan_reader ON plan FOR SELECT TO :reader USING ((office_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)) OR (issuer_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)) OR (id IN ( SELECT pu.plan_id
   FROM plan_unit pu
  WHERE pu.through = 'owes'::text AND (pu.unit_id IN ( SELECT unnest(NULLIF(current_setting('owes'::text, true), ''::text)::text[]) AS unnest)))) OR (id IN ( SELECT pu.plan_id
   FROM plan_unit pu
  WHERE pu.through = 'tracks'::text AND (pu.unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)))));
GRANT INSERT, SELECT, UPDATE ON plan TO :engine;
GRANT SELECT ON plan TO :reader;

CREATE TABLE plan_simulation (
  plan_id uuid NOT NULL,
  file_sha256 text NOT NULL,
  asked_by text NOT NULL,
  finished_at timestamp with time zone NOT NULL,
  demand jsonb NOT NULL,
  CONSTRAINT plan_simulation_pk PRIMARY KEY (plan_id),
  CONSTRAINT plan_simulation_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id)
);
ALTER TABLE plan_simulation ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_simulation_engine ON plan_simulation FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY plan_simulation_reader ON plan_simulation FOR SELECT TO :reader USING ((plan_id IN ( SELECT p.id
   FROM plan p
  WHERE (p.office_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)) OR (p.issuer_unit_id IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)))));
GRANT DELETE, INSERT, SELECT, UPDATE ON plan_simulation TO :engine;
GRANT SELECT ON plan_simulation TO :reader;

CREATE TABLE plan_unit (
  plan_id uuid NOT NULL,
  through text NOT NULL,
  unit_id text NOT NULL,
  CONSTRAINT plan_unit_pk PRIMARY KEY (plan_id, through, unit_id),
  CONSTRAINT plan_unit_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT plan_unit_through_ck CHECK (through = ANY (ARRAY['owes'::text, 'tracks'::text, 'leads'::text]))
);
CREATE INDEX plan_unit_tracking_ix ON plan_unit USING btree (unit_id) WHERE through = ANY (ARRAY['tracks'::text, 'leads'::text]);
CREATE INDEX plan_unit_unit_ix ON plan_unit USING btree (unit_id, through);
GRANT INSERT, SELECT ON plan_unit TO :engine;
GRANT SELECT ON plan_unit TO :reader;

CREATE TABLE post (
  id text NOT NULL,
  unit_id text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  CONSTRAINT post_kind_ck CHECK (kind = ANY (ARRAY['head'::text, 'deputy'::text, 'officer'::text, 'inspector'::text])),
  CONSTRAINT post_pk PRIMARY KEY (id),
  CONSTRAINT post_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX post_unit_ix ON post USING btree (unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON post TO :engine;
GRANT SELECT ON post TO :reader;

CREATE TABLE private_text (
  ref uuid NOT NULL,
  salt bytea NOT NULL,
  text text,
  hash text NOT NULL,
  CONSTRAINT private_text_pk PRIMARY KEY (ref)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON private_text TO :engine;
GRANT SELECT ON private_text TO :reader;

CREATE TABLE sample_history (
  only_row boolean NOT NULL DEFAULT true,
  plan_slug text NOT NULL,
  seed integer NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT sample_history_one_ck CHECK (only_row),
  CONSTRAINT sample_history_pk PRIMARY KEY (only_row)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON sample_history TO :engine;

CREATE TABLE saved_view (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  name text NOT NULL,
  fields jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT saved_view_account_fk FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT saved_view_name_ck CHECK (name <> ''::text AND length(name) <= 80),
  CONSTRAINT saved_view_name_key UNIQUE (account_id, name),
  CONSTRAINT saved_view_pk PRIMARY KEY (id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON saved_view TO :engine;

CREATE TABLE sign_in_try (
  subject text NOT NULL,
  tries integer NOT NULL,
  since timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT sign_in_try_pk PRIMARY KEY (subject)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_in_try TO :engine;

CREATE TABLE task (
  plan_id uuid NOT NULL,
  ref text NOT NULL,
  ordinal integer NOT NULL,
  clause text NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  origin text NOT NULL,
  deadline_as_written text,
  detail text NOT NULL,
  CONSTRAINT task_origin_ck CHECK (origin = ANY (ARRAY['stated'::text, 'implied'::text])),
  CONSTRAINT task_pk PRIMARY KEY (plan_id, ref),
  CONSTRAINT task_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id)
);
CREATE INDEX task_title_ix ON task USING btree (title COLLATE "vi-x-icu", plan_id, ref);
CREATE TRIGGER task_notes_words AFTER INSERT OR UPDATE ON task FOR EACH ROW EXECUTE FUNCTION note_task_words();
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
CREATE POLICY task_engine ON task FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY task_reader ON task FOR SELECT TO :reader USING ((plan_id IN ( SELECT p.id
   FROM plan p)));
GRANT DELETE, INSERT, SELECT, UPDATE ON task TO :engine;
GRANT SELECT ON task TO :reader;

CREATE TABLE task_words (
  plan_id uuid NOT NULL,
  task_ref text NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT task_words_pk PRIMARY KEY (plan_id, task_ref),
  CONSTRAINT task_words_task_fk FOREIGN KEY (plan_id, task_ref) REFERENCES task(plan_id, ref) ON DELETE CASCADE
);
CREATE INDEX task_words_ix ON task_words USING gin (words);
GRANT DELETE, INSERT, SELECT, UPDATE ON task_words TO :engine;
GRANT SELECT ON task_words TO :reader;

CREATE TABLE tenure (
  post_id text NOT NULL,
  person_id text NOT NULL,
  held_from date NOT NULL,
  held_to date,
  CONSTRAINT tenure_days_ck CHECK (held_to IS NULL OR held_from <= held_to),
  CONSTRAINT tenure_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT tenure_pk PRIMARY KEY (post_id, person_id, held_from),
  CONSTRAINT tenure_post_fk FOREIGN KEY (post_id) REFERENCES post(id)
);
CREATE INDEX tenure_person_ix ON tenure USING btree (person_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON tenure TO :engine;
GRANT SELECT ON tenure TO :reader;

CREATE TABLE tenure_change (
  id uuid NOT NULL,
  kind text NOT NULL,
  unit_id text NOT NULL,
  post_id text NOT NULL,
  person_id text NOT NULL,
  held_from date NOT NULL,
  held_to date,
  decision text NOT NULL,
  decided_on date NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  actor_person_id text,
  actor_post_id text,
  actor_unit_id text,
  account_id uuid,
  CONSTRAINT tenure_change_actor_ck CHECK (actor_post_id IS NOT NULL OR account_id IS NOT NULL),
  CONSTRAINT tenure_change_kind_ck CHECK (kind = ANY (ARRAY['appointed'::text, 'ended'::text])),
  CONSTRAINT tenure_change_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT tenure_change_pk PRIMARY KEY (id),
  CONSTRAINT tenure_change_post_fk FOREIGN KEY (post_id) REFERENCES post(id),
  CONSTRAINT tenure_change_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX tenure_change_unit_ix ON tenure_change USING btree (unit_id);
GRANT INSERT, SELECT ON tenure_change TO :engine;
GRANT SELECT ON tenure_change TO :reader;

CREATE TABLE trail_checkpoint (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  size bigint NOT NULL,
  root bytea NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  note text NOT NULL,
  CONSTRAINT trail_checkpoint_pk PRIMARY KEY (id),
  CONSTRAINT trail_checkpoint_root_ck CHECK (length(root) = 32),
  CONSTRAINT trail_checkpoint_size_ck CHECK (size >= 0)
);
CREATE INDEX trail_checkpoint_size_ix ON trail_checkpoint USING btree (size);
CREATE TRIGGER trail_checkpoint_not_emptied BEFORE TRUNCATE ON trail_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_checkpoint_only_grows BEFORE DELETE OR UPDATE ON trail_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON trail_checkpoint TO :engine;
GRANT SELECT ON trail_checkpoint TO :reader;

CREATE TABLE trail_entry (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  subject text NOT NULL,
  stream_id uuid NOT NULL,
  seq integer NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  hash bytea NOT NULL,
  epoch integer NOT NULL,
  txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT trail_entry_hash_ck CHECK (length(hash) = 32),
  CONSTRAINT trail_entry_id_key UNIQUE (id),
  CONSTRAINT trail_entry_pk PRIMARY KEY (stream_id, seq),
  CONSTRAINT trail_entry_seq_ck CHECK (seq >= 1)
);
CREATE INDEX trail_entry_order_ix ON trail_entry USING btree (epoch, txid, id);
CREATE TRIGGER trail_entry_not_emptied BEFORE TRUNCATE ON trail_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_entry_only_grows BEFORE DELETE OR UPDATE ON trail_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE trail_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY trail_entry_engine ON trail_entry FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY trail_entry_reader ON trail_entry FOR SELECT TO :reader USING (
CASE subject
    WHEN 'obligation'::text THEN (EXISTS ( SELECT 1
       FROM obligation o
      WHERE o.id = trail_entry.stream_id))
    WHEN 'plan'::text THEN (EXISTS ( SELECT 1
       FROM plan p
      WHERE p.id = trail_entry.stream_id))
    WHEN 'case'::text THEN (EXISTS ( SELECT 1
       FROM case_file c
      WHERE c.id = trail_entry.stream_id))
    WHEN 'figure'::text THEN true
    WHEN 'law'::text THEN true
    ELSE false
END);
GRANT INSERT, SELECT ON trail_entry TO :engine;
GRANT SELECT ON trail_entry TO :reader;

CREATE TABLE trail_epoch (
  epoch integer NOT NULL,
  cluster text NOT NULL,
  began_at timestamp with time zone NOT NULL,
  CONSTRAINT trail_epoch_pk PRIMARY KEY (epoch)
);
GRANT INSERT, SELECT ON trail_epoch TO :engine;

CREATE TABLE trail_follower (
  name text NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT trail_follower_pk PRIMARY KEY (name)
);
GRANT INSERT, SELECT, UPDATE ON trail_follower TO :engine;

CREATE TABLE trail_log (
  id uuid NOT NULL,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamp with time zone NOT NULL,
  wake_at timestamp with time zone,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,
  origin text NOT NULL,
  CONSTRAINT trail_log_pk PRIMARY KEY (id)
);
CREATE INDEX trail_log_wake_ix ON trail_log USING btree (wake_at) WHERE wake_at IS NOT NULL;
GRANT INSERT, SELECT, UPDATE ON trail_log TO :engine;

CREATE TABLE trail_position (
  "position" bigint NOT NULL,
  entry_id bigint NOT NULL,
  CONSTRAINT trail_position_ck CHECK ("position" >= 1),
  CONSTRAINT trail_position_entry_key UNIQUE (entry_id),
  CONSTRAINT trail_position_pk PRIMARY KEY ("position")
);
CREATE TRIGGER trail_position_not_emptied BEFORE TRUNCATE ON trail_position FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_position_only_grows BEFORE DELETE OR UPDATE ON trail_position FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON trail_position TO :engine;
GRANT SELECT ON trail_position TO :reader;

CREATE TABLE trail_sequencer (
  only_row boolean NOT NULL DEFAULT true,
  epoch integer NOT NULL,
  txid xid8 NOT NULL,
  entry_id bigint NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT trail_sequencer_one_ck CHECK (only_row),
  CONSTRAINT trail_sequencer_pk PRIMARY KEY (only_row)
);
GRANT INSERT, SELECT, UPDATE ON trail_sequencer TO :engine;

CREATE TABLE trail_source (
  kind text NOT NULL,
  name text NOT NULL,
  files text NOT NULL,
  CONSTRAINT trail_source_pk PRIMARY KEY (kind, name)
);
CREATE TRIGGER trail_source_not_emptied BEFORE TRUNCATE ON trail_source FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_source_only_grows BEFORE DELETE OR UPDATE ON trail_source FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON trail_source TO :engine;
GRANT SELECT ON trail_source TO :reader;

CREATE TABLE trail_tile (
  level integer NOT NULL,
  index bigint NOT NULL,
  hashes bytea NOT NULL,
  CONSTRAINT trail_tile_hashes_ck CHECK (length(hashes) >= 32 AND length(hashes) <= 8192 AND (length(hashes) % 32) = 0),
  CONSTRAINT trail_tile_index_ck CHECK (index >= 0),
  CONSTRAINT trail_tile_level_ck CHECK (level >= 0),
  CONSTRAINT trail_tile_pk PRIMARY KEY (level, index)
);
CREATE TRIGGER trail_tile_not_emptied BEFORE TRUNCATE ON trail_tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_tile_only_grows BEFORE UPDATE ON trail_tile FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();
CREATE TRIGGER trail_tile_stays BEFORE DELETE ON trail_tile FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT, UPDATE ON trail_tile TO :engine;
GRANT SELECT ON trail_tile TO :reader;

CREATE TABLE unit (
  id text NOT NULL,
  name text NOT NULL,
  short_name text,
  tree text NOT NULL,
  parent_id text,
  valid_from date,
  valid_to date,
  sample boolean NOT NULL DEFAULT false,
  CONSTRAINT unit_parent_ck CHECK (parent_id <> id),
  CONSTRAINT unit_parent_fk FOREIGN KEY (parent_id) REFERENCES unit(id),
  CONSTRAINT unit_pk PRIMARY KEY (id),
  CONSTRAINT unit_tree_ck CHECK (tree = ANY (ARRAY['state'::text, 'party'::text])),
  CONSTRAINT unit_validity_ck CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
);
CREATE INDEX unit_name_ix ON unit USING btree (name COLLATE "vi-x-icu", id);
CREATE INDEX unit_parent_ix ON unit USING btree (parent_id);
CREATE TRIGGER unit_marks_tree AFTER INSERT OR DELETE OR UPDATE OF id, parent_id, valid_from, valid_to ON unit FOR EACH STATEMENT EXECUTE FUNCTION mark_unit_tree();
GRANT DELETE, INSERT, SELECT, UPDATE ON unit TO :engine;
GRANT SELECT ON unit TO :reader;

CREATE TABLE unit_alias (
  unit_id text NOT NULL,
  alias text NOT NULL,
  valid_from date,
  valid_to date,
  CONSTRAINT unit_alias_pk PRIMARY KEY (unit_id, alias),
  CONSTRAINT unit_alias_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON unit_alias TO :engine;
GRANT SELECT ON unit_alias TO :reader;

CREATE TABLE unit_change (
  id uuid NOT NULL,
  kind text NOT NULL,
  effective_on date NOT NULL,
  decision text NOT NULL,
  decided_on date NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  person_id text NOT NULL,
  post_id text NOT NULL,
  actor_unit_id text NOT NULL,
  body text NOT NULL,
  CONSTRAINT unit_change_kind_ck CHECK (kind = ANY (ARRAY['merge'::text, 'split'::text, 'rename'::text, 'abolish'::text])),
  CONSTRAINT unit_change_pk PRIMARY KEY (id)
);
ALTER TABLE unit_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit_change_engine ON unit_change FOR ALL TO :engine USING (true) WITH CHECK (true);
CREATE POLICY unit_change_reader ON unit_change FOR SELECT TO :reader USING ((EXISTS ( SELECT 1
   FROM jsonb_array_elements_text(unit_change.body::jsonb #> '{change,predecessors}'::text[]) gone(unit)
  WHERE (gone.unit IN ( SELECT unnest(NULLIF(current_setting('owes'::text, true), ''::text)::text[]) AS unnest)) OR (gone.unit IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)))) OR (EXISTS ( SELECT 1
   FROM jsonb_array_elements(unit_change.body::jsonb #> '{change,successors}'::text[]) come(successor)
  WHERE (come.successor ->> 'id'::text IN ( SELECT unnest(NULLIF(current_setting('owes'::text, true), ''::text)::text[]) AS unnest)) OR (come.successor ->> 'id'::text IN ( SELECT unnest(NULLIF(current_setting('tracks'::text, true), ''::text)::text[]) AS unnest)))));
GRANT INSERT, SELECT ON unit_change TO :engine;
GRANT SELECT ON unit_change TO :reader;

CREATE TABLE unit_group (
  id text NOT NULL,
  name text NOT NULL,
  CONSTRAINT unit_group_pk PRIMARY KEY (id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON unit_group TO :engine;
GRANT SELECT ON unit_group TO :reader;

CREATE TABLE unit_group_member (
  group_id text NOT NULL,
  unit_id text NOT NULL,
  valid_from date,
  valid_to date,
  CONSTRAINT unit_group_member_group_fk FOREIGN KEY (group_id) REFERENCES unit_group(id),
  CONSTRAINT unit_group_member_pk PRIMARY KEY (group_id, unit_id),
  CONSTRAINT unit_group_member_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON unit_group_member TO :engine;
GRANT SELECT ON unit_group_member TO :reader;

CREATE TABLE unit_link (
  party_unit_id text NOT NULL,
  state_unit_id text NOT NULL,
  kind text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  recorded_at timestamp with time zone NOT NULL,
  person_id text NOT NULL,
  post_id text NOT NULL,
  actor_unit_id text NOT NULL,
  CONSTRAINT unit_link_days_ck CHECK (valid_to IS NULL OR valid_from <= valid_to),
  CONSTRAINT unit_link_kind_ck CHECK (kind = ANY (ARRAY['organisation-of'::text, 'leads'::text])),
  CONSTRAINT unit_link_party_fk FOREIGN KEY (party_unit_id) REFERENCES unit(id),
  CONSTRAINT unit_link_pk PRIMARY KEY (party_unit_id, state_unit_id, kind, valid_from),
  CONSTRAINT unit_link_state_fk FOREIGN KEY (state_unit_id) REFERENCES unit(id)
);
CREATE INDEX unit_link_state_ix ON unit_link USING btree (state_unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON unit_link TO :engine;
GRANT SELECT ON unit_link TO :reader;

CREATE TABLE unit_past_parent (
  unit_id text NOT NULL,
  parent_id text NOT NULL,
  valid_to date NOT NULL,
  CONSTRAINT unit_past_parent_parent_fk FOREIGN KEY (parent_id) REFERENCES unit(id),
  CONSTRAINT unit_past_parent_pk PRIMARY KEY (unit_id, valid_to),
  CONSTRAINT unit_past_parent_unit_fk FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE TRIGGER unit_past_parent_marks_tree AFTER INSERT OR DELETE OR UPDATE ON unit_past_parent FOR EACH STATEMENT EXECUTE FUNCTION mark_unit_tree();
GRANT INSERT, SELECT ON unit_past_parent TO :engine;
GRANT SELECT ON unit_past_parent TO :reader;

CREATE TABLE unit_succession (
  predecessor_id text NOT NULL,
  successor_id text NOT NULL,
  change_id uuid NOT NULL,
  CONSTRAINT unit_succession_change_fk FOREIGN KEY (change_id) REFERENCES unit_change(id),
  CONSTRAINT unit_succession_other_ck CHECK (predecessor_id <> successor_id),
  CONSTRAINT unit_succession_pk PRIMARY KEY (predecessor_id, successor_id),
  CONSTRAINT unit_succession_predecessor_fk FOREIGN KEY (predecessor_id) REFERENCES unit(id),
  CONSTRAINT unit_succession_successor_fk FOREIGN KEY (successor_id) REFERENCES unit(id)
);
CREATE INDEX unit_succession_successor_ix ON unit_succession USING btree (successor_id);
CREATE TRIGGER unit_succession_marks_tree AFTER INSERT OR DELETE OR UPDATE ON unit_succession FOR EACH STATEMENT EXECUTE FUNCTION mark_unit_tree();
GRANT INSERT, SELECT ON unit_succession TO :engine;
GRANT SELECT ON unit_succession TO :reader;

CREATE TABLE unit_tree_change (
  mark uuid NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT unit_tree_change_pk PRIMARY KEY (mark)
);
GRANT INSERT, SELECT ON unit_tree_change TO :engine;

ALTER DEFAULT PRIVILEGES GRANT DELETE, INSERT, SELECT, UPDATE ON TABLES TO :engine;

ALTER DEFAULT PRIVILEGES GRANT SELECT, USAGE ON SEQUENCES TO :engine;

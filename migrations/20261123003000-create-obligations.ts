/** Plans, their tasks, the obligations they open, and the keys of commands. */
const engineColumns = (table: string) => `
  id uuid CONSTRAINT ${table}_pk PRIMARY KEY,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  -- Equals the number of the row's last trail entry.
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamptz NOT NULL,
  -- Only the next wake-up is kept; the step names the one after.
  wake_at timestamptz,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,`;

const engineIndexes = (table: string) => `
CREATE INDEX ${table}_wake_ix ON ${table} (wake_at) WHERE wake_at IS NOT NULL;
-- Claimed rows leave dead index entries behind; a tick with nothing due must stay cheap.
ALTER TABLE ${table} SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);`;

export const up = `
CREATE TABLE plan (${engineColumns('plan')}
  -- Written once.
  slug text NOT NULL CONSTRAINT plan_slug_key UNIQUE,
  issuer_unit_id text NOT NULL CONSTRAINT plan_issuer_fk REFERENCES unit (id),
  office_unit_id text NOT NULL CONSTRAINT plan_office_fk REFERENCES unit (id),
  title text NOT NULL,
  document_type text NOT NULL,
  document_number text,
  document_symbol text NOT NULL,
  issued_on date NOT NULL,
  issued_on_assumed boolean NOT NULL,
  ends_on date,
  file_sha256 text NOT NULL,
  -- The file as it was loaded: what was issued can always be shown.
  file_text text NOT NULL,
  sample boolean NOT NULL DEFAULT false,
  -- Computed from the state.
  stage text NOT NULL
);
${engineIndexes('plan')}

CREATE TABLE task (
  plan_id uuid NOT NULL CONSTRAINT task_plan_fk REFERENCES plan (id),
  ref text NOT NULL,
  ordinal integer NOT NULL,
  clause text NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  origin text NOT NULL CONSTRAINT task_origin_ck CHECK (origin IN ('stated', 'implied')),
  deadline_as_written text,
  -- The task as the plan file says it, for screens.
  detail text NOT NULL,
  CONSTRAINT task_pk PRIMARY KEY (plan_id, ref)
);

CREATE TABLE obligation (${engineColumns('obligation')}
  -- Written once.
  plan_id uuid NOT NULL CONSTRAINT obligation_plan_fk REFERENCES plan (id),
  task_ref text NOT NULL,
  kind text NOT NULL,
  unit_id text NOT NULL CONSTRAINT obligation_unit_fk REFERENCES unit (id),
  office_unit_id text NOT NULL,
  issuer_unit_id text NOT NULL,
  period_key text NOT NULL,
  standing boolean NOT NULL,
  baseline_due_on date,
  deadline_source text NOT NULL,
  plan_ends_on date,
  -- First day on which a report may be handed in.
  opens_on date,
  -- The duty of the same unit that this one is part of.
  parent_id uuid,
  ladder text NOT NULL,
  -- Computed from the state.
  work_state text NOT NULL,
  watch_state text NOT NULL,
  office_state text,
  round integer NOT NULL,
  due_on date,
  late_from timestamptz,
  handed_in_at timestamptz,
  done boolean NOT NULL,
  -- One obligation per task, unit and period.
  CONSTRAINT obligation_key UNIQUE (plan_id, task_ref, unit_id, period_key),
  CONSTRAINT obligation_task_fk FOREIGN KEY (plan_id, task_ref) REFERENCES task (plan_id, ref)
);
${engineIndexes('obligation')}
CREATE INDEX obligation_unit_ix ON obligation (unit_id, id);
CREATE INDEX obligation_due_ix ON obligation (due_on, id);

CREATE TABLE command_key (
  actor text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  -- Null only while the transaction that answers is under way.
  answer text,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT command_key_pk PRIMARY KEY (actor, key)
);

GRANT SELECT, INSERT, UPDATE ON plan, task, obligation TO :engine;
GRANT SELECT, INSERT, UPDATE, DELETE ON command_key TO :engine;
`;

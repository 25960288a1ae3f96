/** Who was told what by which entry of the trail, and the mail that went out. */
export const up = `
CREATE TABLE notice (
  id uuid CONSTRAINT notice_pk PRIMARY KEY,
  -- The entry of the trail that it follows from.
  position bigint NOT NULL,
  subject text NOT NULL,
  obligation_id uuid CONSTRAINT notice_obligation_fk REFERENCES obligation (id),
  plan_id uuid NOT NULL CONSTRAINT notice_plan_fk REFERENCES plan (id),
  person_id text NOT NULL CONSTRAINT notice_person_fk REFERENCES person (id),
  -- The post in which the person is told, and its unit.
  post_id text NOT NULL CONSTRAINT notice_post_fk REFERENCES post (id),
  unit_id text NOT NULL CONSTRAINT notice_unit_fk REFERENCES unit (id),
  role text NOT NULL CONSTRAINT notice_role_ck CHECK (role IN ('lead', 'head', 'office', 'officeHead', 'planOwner')),
  -- The unit that should have been told and had nobody in any post that day.
  vacant_unit_id text CONSTRAINT notice_vacant_unit_fk REFERENCES unit (id),
  what text NOT NULL,
  rung text,
  round integer,
  side text CONSTRAINT notice_side_ck CHECK (side IN ('unit', 'office')),
  -- The due date in force after that entry.
  due_on date,
  created_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by text CONSTRAINT notice_acknowledged_by_fk REFERENCES person (id),
  CONSTRAINT notice_key UNIQUE (position, person_id, what),
  CONSTRAINT notice_acknowledged_ck CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  CONSTRAINT notice_subject_ck CHECK (subject = 'plan' OR obligation_id IS NOT NULL)
);
CREATE INDEX notice_person_ix ON notice (person_id, position, id);
CREATE INDEX notice_inbox_ix ON notice (person_id, position, id) WHERE acknowledged_at IS NULL;
CREATE INDEX notice_obligation_ix ON notice (obligation_id, position, id);
CREATE INDEX notice_unit_ix ON notice (unit_id, position, id);

CREATE TABLE mail_outbox (
  id uuid CONSTRAINT mail_outbox_pk PRIMARY KEY,
  kind text NOT NULL CONSTRAINT mail_outbox_kind_ck CHECK (kind IN ('notice', 'digest')),
  -- A mail that is tried again carries the same one, so that a mail program shows it once.
  message_id text NOT NULL CONSTRAINT mail_outbox_message_key UNIQUE,
  person_id text NOT NULL CONSTRAINT mail_outbox_person_fk REFERENCES person (id),
  to_address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  sent_at timestamptz,
  -- Refused for good, or tried often enough.
  abandoned_at timestamptz,
  last_error text,
  CONSTRAINT mail_outbox_end_ck CHECK (sent_at IS NULL OR abandoned_at IS NULL)
);
CREATE INDEX mail_outbox_due_ix ON mail_outbox (next_try_at, id) WHERE sent_at IS NULL AND abandoned_at IS NULL;

-- One row per working day whose digest was written: a day is written once, by whichever process comes first.
CREATE TABLE mail_digest_day (
  on_day date CONSTRAINT mail_digest_day_pk PRIMARY KEY,
  made_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON notice, mail_outbox TO :engine;
GRANT SELECT, INSERT ON mail_digest_day TO :engine;
`;

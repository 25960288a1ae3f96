/** How units change: what was decided, who follows whom, names and places of earlier days, and the links of the two trees. */
export const up = `
CREATE TABLE unit_change (
  -- Follows from what is decided: the same decision recorded twice is one row.
  id uuid CONSTRAINT unit_change_pk PRIMARY KEY,
  kind text NOT NULL CONSTRAINT unit_change_kind_ck CHECK (kind IN ('merge', 'split', 'rename', 'abolish')),
  -- The first day on which things stand as decided.
  effective_on date NOT NULL,
  decision text NOT NULL,
  decided_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id text NOT NULL,
  post_id text NOT NULL,
  actor_unit_id text NOT NULL,
  -- What was asked and all that followed from it.
  body text NOT NULL
);
-- Units are no machines and have no stream of their own: what was recorded stays as it is.
REVOKE UPDATE, DELETE, TRUNCATE ON unit_change FROM :engine;
GRANT SELECT, INSERT ON unit_change TO :engine;

CREATE TABLE unit_succession (
  predecessor_id text NOT NULL CONSTRAINT unit_succession_predecessor_fk REFERENCES unit (id),
  successor_id text NOT NULL CONSTRAINT unit_succession_successor_fk REFERENCES unit (id),
  change_id uuid NOT NULL CONSTRAINT unit_succession_change_fk REFERENCES unit_change (id),
  CONSTRAINT unit_succession_pk PRIMARY KEY (predecessor_id, successor_id),
  CONSTRAINT unit_succession_other_ck CHECK (predecessor_id <> successor_id)
);
CREATE INDEX unit_succession_successor_ix ON unit_succession (successor_id);
REVOKE UPDATE, DELETE, TRUNCATE ON unit_succession FROM :engine;
GRANT SELECT, INSERT ON unit_succession TO :engine;

-- A name that was given up stands here with its last day; other spellings have no days.
ALTER TABLE unit_alias ADD COLUMN valid_from date, ADD COLUMN valid_to date;

-- Where a unit stood up to a day; where it stands since then is said by the unit itself.
CREATE TABLE unit_past_parent (
  unit_id text NOT NULL CONSTRAINT unit_past_parent_unit_fk REFERENCES unit (id),
  parent_id text NOT NULL CONSTRAINT unit_past_parent_parent_fk REFERENCES unit (id),
  valid_to date NOT NULL,
  CONSTRAINT unit_past_parent_pk PRIMARY KEY (unit_id, valid_to)
);
REVOKE UPDATE, DELETE, TRUNCATE ON unit_past_parent FROM :engine;
GRANT SELECT, INSERT ON unit_past_parent TO :engine;

-- The Party tree and the State tree stay apart; a link says what an organisation of the one is to a body of the other.
CREATE TABLE unit_link (
  party_unit_id text NOT NULL CONSTRAINT unit_link_party_fk REFERENCES unit (id),
  state_unit_id text NOT NULL CONSTRAINT unit_link_state_fk REFERENCES unit (id),
  kind text NOT NULL CONSTRAINT unit_link_kind_ck CHECK (kind IN ('organisation-of', 'leads')),
  valid_from date NOT NULL,
  valid_to date,
  recorded_at timestamptz NOT NULL,
  person_id text NOT NULL,
  post_id text NOT NULL,
  actor_unit_id text NOT NULL,
  CONSTRAINT unit_link_pk PRIMARY KEY (party_unit_id, state_unit_id, kind, valid_from),
  CONSTRAINT unit_link_days_ck CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX unit_link_state_ix ON unit_link (state_unit_id);
GRANT SELECT, INSERT, UPDATE ON unit_link TO :engine;
`;

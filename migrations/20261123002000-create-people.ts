/** Units, groups, posts and who held them when: all with the days on which they were true. */
export const up = `
CREATE TABLE unit (
  id text CONSTRAINT unit_pk PRIMARY KEY,
  name text NOT NULL,
  short_name text,
  tree text NOT NULL CONSTRAINT unit_tree_ck CHECK (tree IN ('state', 'party')),
  parent_id text CONSTRAINT unit_parent_fk REFERENCES unit (id),
  valid_from date,
  valid_to date,
  sample boolean NOT NULL DEFAULT false,
  CONSTRAINT unit_validity_ck CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to),
  CONSTRAINT unit_parent_ck CHECK (parent_id <> id)
);
-- The subtree of a unit is walked downwards.
CREATE INDEX unit_parent_ix ON unit (parent_id);

CREATE TABLE unit_alias (
  unit_id text NOT NULL CONSTRAINT unit_alias_unit_fk REFERENCES unit (id),
  alias text NOT NULL,
  CONSTRAINT unit_alias_pk PRIMARY KEY (unit_id, alias)
);

CREATE TABLE unit_group (
  id text CONSTRAINT unit_group_pk PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE unit_group_member (
  group_id text NOT NULL CONSTRAINT unit_group_member_group_fk REFERENCES unit_group (id),
  unit_id text NOT NULL CONSTRAINT unit_group_member_unit_fk REFERENCES unit (id),
  valid_from date,
  valid_to date,
  CONSTRAINT unit_group_member_pk PRIMARY KEY (group_id, unit_id)
);

CREATE TABLE person (
  id text CONSTRAINT person_pk PRIMARY KEY,
  -- Names live here and never in the trail.
  name text NOT NULL,
  email text,
  sample boolean NOT NULL DEFAULT false
);

CREATE TABLE post (
  id text CONSTRAINT post_pk PRIMARY KEY,
  unit_id text NOT NULL CONSTRAINT post_unit_fk REFERENCES unit (id),
  kind text NOT NULL CONSTRAINT post_kind_ck CHECK (kind IN ('head', 'deputy', 'officer', 'inspector')),
  title text NOT NULL
);
CREATE INDEX post_unit_ix ON post (unit_id);

CREATE TABLE tenure (
  post_id text NOT NULL CONSTRAINT tenure_post_fk REFERENCES post (id),
  person_id text NOT NULL CONSTRAINT tenure_person_fk REFERENCES person (id),
  held_from date NOT NULL,
  held_to date,
  CONSTRAINT tenure_pk PRIMARY KEY (post_id, person_id, held_from),
  CONSTRAINT tenure_days_ck CHECK (held_to IS NULL OR held_from <= held_to)
);
CREATE INDEX tenure_person_ix ON tenure (person_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON unit, unit_alias, unit_group, unit_group_member, person, post, tenure TO :engine;

CREATE TABLE private_text (
  ref uuid CONSTRAINT private_text_pk PRIMARY KEY,
  salt bytea NOT NULL,
  -- Null once erased: the salted hash in the trail then proves nothing and betrays nothing.
  text text,
  hash text NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON private_text TO :engine;

CREATE TABLE evidence (
  id uuid CONSTRAINT evidence_pk PRIMARY KEY,
  kind text NOT NULL CONSTRAINT evidence_kind_ck CHECK (kind IN ('file', 'document')),
  sha256 text NOT NULL CONSTRAINT evidence_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text,
  bytes bigint,
  file_name text,
  document text,
  added_at timestamptz NOT NULL,
  added_by text,
  CONSTRAINT evidence_shape_ck CHECK (
    (kind = 'file' AND media_type IS NOT NULL AND bytes IS NOT NULL AND document IS NULL)
    OR (kind = 'document' AND document IS NOT NULL AND media_type IS NULL)
  )
);
CREATE INDEX evidence_sha256_ix ON evidence (sha256);
GRANT SELECT, INSERT ON evidence TO :engine;
`;

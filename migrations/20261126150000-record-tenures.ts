/** Who was given a post and who left it, by which decision, and who recorded it: beside the trail, as changes of units are. */
export const up = `
CREATE TABLE tenure_change (
  -- Follows from what is decided: the same decision recorded twice is one row.
  id uuid CONSTRAINT tenure_change_pk PRIMARY KEY,
  kind text NOT NULL CONSTRAINT tenure_change_kind_ck CHECK (kind IN ('appointed', 'ended')),
  unit_id text NOT NULL CONSTRAINT tenure_change_unit_fk REFERENCES unit (id),
  post_id text NOT NULL CONSTRAINT tenure_change_post_fk REFERENCES post (id),
  person_id text NOT NULL CONSTRAINT tenure_change_person_fk REFERENCES person (id),
  held_from date NOT NULL,
  held_to date,
  decision text NOT NULL,
  decided_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  -- Whoever recorded it: in a post, or as the one who keeps accounts.
  actor_person_id text,
  actor_post_id text,
  actor_unit_id text,
  account_id uuid,
  CONSTRAINT tenure_change_actor_ck CHECK (actor_post_id IS NOT NULL OR account_id IS NOT NULL)
);
CREATE INDEX tenure_change_unit_ix ON tenure_change (unit_id);
REVOKE UPDATE, DELETE, TRUNCATE ON tenure_change FROM :engine;
GRANT SELECT, INSERT ON tenure_change TO :engine;
-- As tenures themselves: names of posts stand in no scope of their own, and pages ask what is seen.
GRANT SELECT ON tenure_change TO :reader;
`;

/** Filters of a list that somebody keeps under a name. They are nobody else's, and nothing but their address is kept. */
export const up = `
CREATE TABLE saved_view (
  id uuid NOT NULL CONSTRAINT saved_view_pk PRIMARY KEY,
  account_id uuid NOT NULL CONSTRAINT saved_view_account_fk REFERENCES account (id),
  name text NOT NULL CONSTRAINT saved_view_name_ck CHECK (name <> '' AND length(name) <= 80),
  fields jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT saved_view_name_key UNIQUE (account_id, name)
);
`;

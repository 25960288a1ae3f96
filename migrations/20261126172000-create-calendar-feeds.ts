/** The private address of somebody's calendar: known by its hash alone, as a session is. */
export const up = `
CREATE TABLE calendar_feed (
  account_id uuid NOT NULL CONSTRAINT calendar_feed_pk PRIMARY KEY CONSTRAINT calendar_feed_account_fk REFERENCES account (id),
  token_hash bytea NOT NULL CONSTRAINT calendar_feed_token_key UNIQUE,
  begun_at timestamptz NOT NULL
);
`;

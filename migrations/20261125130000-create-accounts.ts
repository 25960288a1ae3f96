/** Who may sign in, what they were granted to see, their sessions and tokens, and the record of all of it. */
export const up = `
CREATE TABLE account (
  id uuid CONSTRAINT account_pk PRIMARY KEY,
  -- As it is typed to sign in: folded, so that two names never differ by case or marks alone.
  name text NOT NULL CONSTRAINT account_name_key UNIQUE,
  -- Null for who only keeps accounts: such an account holds no post.
  person_id text CONSTRAINT account_person_key UNIQUE CONSTRAINT account_person_fk REFERENCES person (id),
  -- Salted and slow, with the version of its parameters; null until the one-time link was used.
  password text,
  made_at timestamptz NOT NULL,
  closed_at timestamptz,
  sample boolean NOT NULL DEFAULT false
);

CREATE TABLE account_grant (
  id uuid CONSTRAINT account_grant_pk PRIMARY KEY,
  account_id uuid NOT NULL CONSTRAINT account_grant_account_fk REFERENCES account (id),
  role text NOT NULL CONSTRAINT account_grant_role_ck
    CHECK (role IN ('monitoring-officer', 'supervising-leader', 'inspector', 'administrator')),
  -- An administrator keeps accounts and sees no unit's business.
  unit_id text CONSTRAINT account_grant_unit_fk REFERENCES unit (id),
  valid_from date NOT NULL,
  valid_to date,
  granted_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT account_grant_unit_ck CHECK ((role = 'administrator') = (unit_id IS NULL)),
  CONSTRAINT account_grant_days_ck CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX account_grant_account_ix ON account_grant (account_id);

CREATE TABLE account_session (
  id uuid CONSTRAINT account_session_pk PRIMARY KEY,
  account_id uuid NOT NULL CONSTRAINT account_session_account_fk REFERENCES account (id),
  -- Of the word in the cookie only its hash: who reads this table cannot sign in with it.
  token_hash bytea NOT NULL CONSTRAINT account_session_token_key UNIQUE,
  begun_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  revoked_at timestamptz,
  address text NOT NULL
);
CREATE INDEX account_session_account_ix ON account_session (account_id);

CREATE TABLE account_token (
  id uuid CONSTRAINT account_token_pk PRIMARY KEY,
  account_id uuid NOT NULL CONSTRAINT account_token_account_fk REFERENCES account (id),
  name text NOT NULL,
  token_hash bytea NOT NULL CONSTRAINT account_token_key UNIQUE,
  reach text NOT NULL CONSTRAINT account_token_reach_ck CHECK (reach IN ('read', 'write', 'metrics')),
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX account_token_account_ix ON account_token (account_id);

-- The link by which a password is set: good once, and for a day.
CREATE TABLE account_link (
  token_hash bytea CONSTRAINT account_link_pk PRIMARY KEY,
  account_id uuid NOT NULL CONSTRAINT account_link_account_fk REFERENCES account (id),
  ends_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX account_link_account_ix ON account_link (account_id);

-- How often somebody tried: by account name, known or not, and by address. One row each, whatever is tried.
CREATE TABLE sign_in_try (
  subject text CONSTRAINT sign_in_try_pk PRIMARY KEY,
  tries integer NOT NULL,
  since timestamptz NOT NULL,
  last_at timestamptz NOT NULL
);

CREATE TABLE access_record (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT access_record_pk PRIMARY KEY,
  at timestamptz NOT NULL,
  what text NOT NULL,
  account_id uuid,
  address text,
  -- Codes, ids and paths; never a password, a token or what a body said.
  facts text NOT NULL
);
CREATE INDEX access_record_account_ix ON access_record (account_id, id);
CREATE TRIGGER access_record_only_grows BEFORE UPDATE OR DELETE ON access_record FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_record_not_emptied BEFORE TRUNCATE ON access_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON access_record FROM :engine;
REVOKE DELETE, TRUNCATE ON account, account_grant, account_session, account_token, account_link FROM :engine;
`;

/** Documents that plans are, rest on or mention, and which carries out which. */
export const up = `
CREATE TABLE document (
  -- Follows from issuer, type, number and day as far as they are known.
  id uuid CONSTRAINT document_pk PRIMARY KEY,
  -- Null while nobody has settled who issued it.
  issuer text,
  type text NOT NULL,
  -- As on the paper; null when it is blank there.
  number text,
  symbol text NOT NULL,
  -- As far as the paper says: a day, a month, a year, or null.
  issued_on text CONSTRAINT document_issued_on_ck CHECK (issued_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  title text,
  -- Number and symbol in one spelling, to be found by.
  named_by text NOT NULL,
  -- The plan that this document is, once its file is loaded.
  plan_id uuid CONSTRAINT document_plan_key UNIQUE CONSTRAINT document_plan_fk REFERENCES plan (id)
);
CREATE INDEX document_named_ix ON document (named_by);

CREATE TABLE document_basis (
  document_id uuid NOT NULL CONSTRAINT document_basis_document_fk REFERENCES document (id),
  basis_id uuid NOT NULL CONSTRAINT document_basis_basis_fk REFERENCES document (id),
  relation text NOT NULL CONSTRAINT document_basis_relation_ck CHECK (relation IN ('implements', 'cites')),
  -- The plan whose file says so.
  said_by uuid NOT NULL CONSTRAINT document_basis_said_by_fk REFERENCES plan (id),
  CONSTRAINT document_basis_pk PRIMARY KEY (document_id, basis_id, relation, said_by),
  CONSTRAINT document_basis_other_ck CHECK (document_id <> basis_id)
);
-- The cascade is walked from above.
CREATE INDEX document_basis_basis_ix ON document_basis (basis_id);
CREATE INDEX document_basis_said_by_ix ON document_basis (said_by);

GRANT SELECT, INSERT, UPDATE, DELETE ON document, document_basis TO :engine;
`;

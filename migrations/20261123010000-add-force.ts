/** Whether an obligation binds its unit (suspended, replaced, moved), and what is said about its record. */
export const up = `
ALTER TABLE obligation
  -- The duty of another unit that this one takes over. Written once.
  ADD COLUMN transferred_from uuid CONSTRAINT obligation_transferred_from_fk REFERENCES obligation (id),
  -- Computed from the state.
  ADD COLUMN force_state text NOT NULL DEFAULT 'inForce',
  -- Set while the clock stands still: timeliness is then judged as of this moment.
  ADD COLUMN suspended_at timestamptz,
  -- A competent body confirmed an objective cause for lateness.
  ADD COLUMN objective_cause boolean NOT NULL DEFAULT false,
  ADD COLUMN corrections integer NOT NULL DEFAULT 0;
-- Every row says these itself from now on.
ALTER TABLE obligation
  ALTER COLUMN force_state DROP DEFAULT,
  ALTER COLUMN objective_cause DROP DEFAULT,
  ALTER COLUMN corrections DROP DEFAULT;
`;

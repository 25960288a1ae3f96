/** Whether a wish for more time is open, so that a list can ask for it. */
export const up = `
ALTER TABLE obligation
  -- Computed from the state: none, requested, counterOffered.
  ADD COLUMN extension_state text NOT NULL DEFAULT 'none';
UPDATE obligation SET extension_state = state::json -> 'extension' ->> 'value'
WHERE state::json -> 'extension' ->> 'value' <> 'none';
-- Few wishes are open at a time.
CREATE INDEX obligation_extension_ix ON obligation (due_on, id) WHERE extension_state <> 'none';
`;

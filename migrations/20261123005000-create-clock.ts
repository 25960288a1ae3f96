/** When ticks ran and what each did; and what each machine's clock said last, so that a clock set forward is noticed. */
export const up = `
CREATE TABLE clock_tick (
  -- The slot the tick belongs to: the first process to claim it runs it.
  slot timestamptz CONSTRAINT clock_tick_pk PRIMARY KEY,
  process text NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  woken integer,
  failed integer,
  cut_short boolean,
  -- Set when the tick did not do its work: the clock is held, or something failed.
  problem text
);

CREATE TABLE clock_reading (
  -- One boot of one machine: uptime can be compared only within it.
  boot text CONSTRAINT clock_reading_pk PRIMARY KEY,
  wall timestamptz NOT NULL,
  uptime_ms bigint NOT NULL,
  held_since timestamptz,
  jump_ms bigint,
  accepted_at timestamptz,
  accepted_because text
);
GRANT SELECT, INSERT, UPDATE, DELETE ON clock_tick, clock_reading TO :engine;
`;

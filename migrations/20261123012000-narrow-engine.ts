/** The engine deletes nothing that has a trail, and an epoch once begun is not rewritten. */
export const up = `
REVOKE DELETE, TRUNCATE ON plan, obligation FROM :engine;
REVOKE UPDATE, DELETE, TRUNCATE ON trail_epoch FROM :engine;
REVOKE DELETE, TRUNCATE ON trail_sequencer, trail_follower FROM :engine;
`;

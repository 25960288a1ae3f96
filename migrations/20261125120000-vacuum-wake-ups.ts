/** Every tick reads the first entry of the index on wake-ups, and those of rows that were woken lie before it until vacuum has taken them
 *  away: so vacuum comes early, and cleans the indexes though the dead rows lie on few pages, which it would not do by itself. The
 *  same holds for mails that were sent. */
export const up = `
ALTER TABLE obligation SET (autovacuum_vacuum_scale_factor = 0.01, vacuum_index_cleanup = on);
ALTER TABLE plan SET (vacuum_index_cleanup = on);
ALTER TABLE mail_outbox SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0, vacuum_index_cleanup = on);
`;

/** Lists are ordered by the name of the unit and by the title of the task, too: each page follows an index. */
export const up = `
CREATE INDEX unit_name_ix ON unit (name COLLATE "vi-x-icu", id);
CREATE INDEX task_title_ix ON task (title COLLATE "vi-x-icu", plan_id, ref);
`;

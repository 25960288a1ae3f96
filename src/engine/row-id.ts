/** Ids are UUIDs in lower case. What is none names nothing, and must not make the database stumble over it. */
export const isRowId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

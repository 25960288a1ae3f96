export const PEOPLE = 1;

export const DAYS_OFF = [];

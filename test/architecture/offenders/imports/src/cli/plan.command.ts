/** No offender: one of the two entry points reaches it. */
export const PLAN = 'plan';

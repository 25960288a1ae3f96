/** No offender: the one place that reads the wall clock. */
export const now = (): Date => new Date();

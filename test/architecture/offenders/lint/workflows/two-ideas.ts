export const SHORT = true;

export const NOBODY_ASKS = true;

export const ROOF = true;

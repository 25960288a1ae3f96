import { property } from 'fast-check';

export const shipped = property;

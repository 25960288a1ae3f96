import { PEOPLE } from './utils';

export const DOUBLE = PEOPLE * 2;

import { WORLD } from '../../test/world';

export const BORROWED = WORLD;

import { Registry } from './types';

export const size = (registry: Registry): number => Object.keys(registry).length;

import { CONFIG_VARIABLES, type ConfigVariable } from './config-variables';

/** One variable as it stands here. */
export interface ShownVariable {
  readonly name: string;
  readonly unit: string;
  readonly default: string | null;
  readonly set: boolean;
  readonly value: string | null;
  readonly text: ConfigVariable['text'];
}

/** A URL may hold a password: it is said that there is one, and no more. */
const SECRET = /_URL$/;

/** Every variable, what it stands for here, and its default; what may hold a password is hidden. */
export const shownConfig = (env: Readonly<Record<string, string | undefined>>): readonly ShownVariable[] =>
  CONFIG_VARIABLES.map(({ name, unit, fallback, text }) => {
    const given = env[name]?.trim();
    const isSet = given !== undefined && given !== '';
    const value = isSet && SECRET.test(name) ? '…' : isSet ? given : fallback;
    return { name, unit, default: fallback, set: isSet, value, text };
  });

/** What a page shows of it. */
export class ShownConfig {
  constructor(readonly variables: readonly ShownVariable[]) {}
}

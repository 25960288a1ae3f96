/** Names under which the framework hands out what has no class of its own to be asked for by. */
export const DATABASE = Symbol('Database');
export const CLOCK = Symbol('Clock');
export const CONFIG = Symbol('Config');

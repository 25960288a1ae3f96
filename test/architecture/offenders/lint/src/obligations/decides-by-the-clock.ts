export const now = (): number => Date.now();
export const today = (): string => new Date().toISOString();
export const asText = (): string => Date();
export const started = performance.now();
export const parsed = (text: string): Date => new Date(text);
export const dice = (): number => Math.random();

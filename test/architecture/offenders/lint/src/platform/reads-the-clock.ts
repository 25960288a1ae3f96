export const now = (): Date => new Date();
export const parsed = (text: string): Date => new Date(text);

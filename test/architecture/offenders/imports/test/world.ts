export const WORLD = 'made up';

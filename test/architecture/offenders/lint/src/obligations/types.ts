export type Kind = 'quanTriet' | 'soKet';

export class Registry {}

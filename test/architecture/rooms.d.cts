export declare const ROOM_RANKS: { readonly [room: string]: number };

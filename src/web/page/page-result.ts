import type { VNode } from 'preact';

/** What a page's route answers: something to look at, or where to go on. */
export type PageResult =
  | {
      readonly kind: 'page';
      readonly title: string;
      readonly body: VNode;
      /** 200 unless told. */
      readonly status?: number;
      /** From the first page down to the one above this. */
      readonly crumbs?: readonly Crumb[];
      /** Printed on A4 across. */
      readonly wide?: boolean;
    }
  | { readonly kind: 'see-other'; readonly to: string };

export interface Crumb {
  readonly address: string;
  readonly text: string;
}

/** After something was done: a reload then does nothing twice. */
export const seeOther = (to: string): PageResult => ({ kind: 'see-other', to });

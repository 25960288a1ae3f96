import type { DraftWarning } from '../draft';

export const warning = (
  code: string,
  facts: DraftWarning['facts'] = {},
  span: DraftWarning['span'] = null,
): DraftWarning => ({ code, facts, span });

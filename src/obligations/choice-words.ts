import type { Choice } from '../../workflows/what-next';
import { refusalText } from '../platform/refusals/refusal-text';

/** A choice that is closed says why in both languages, as a problem would. */
export const inWords = (choice: Choice) =>
  choice.allowed
    ? choice
    : {
        ...choice,
        why: {
          ...choice.why,
          detail: refusalText(choice.why, 'vi'),
          detailEn: refusalText(choice.why, 'en'),
        },
      };

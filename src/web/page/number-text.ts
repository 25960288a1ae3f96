import type { Language } from '../../platform/refusals/refusal-text';

/** `48.213` in Vietnamese, `48,213` in English. */
export const numberText = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(value);

/** `88,7%`: of a whole, with one decimal. */
export const percentText = (part: number, whole: number, language: Language): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(
    whole === 0 ? 0 : part / whole,
  );

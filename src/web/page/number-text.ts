import type { Language } from '../../platform/refusals/refusal-text';

/** Made once: a formatter costs a hundred times what it formats, and a page has hundreds of numbers. */
const formatters = (options: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> => ({
  vi: new Intl.NumberFormat('vi-VN', options),
  en: new Intl.NumberFormat('en-GB', options),
});
const NUMBERS = formatters({});
const PERCENTS = formatters({ style: 'percent', maximumFractionDigits: 1 });

/** `48.213` in Vietnamese, `48,213` in English. */
export const numberText = (value: number, language: Language): string => NUMBERS[language].format(value);

/** `88,7%`: of a whole, with one decimal. */
export const percentText = (part: number, whole: number, language: Language): string =>
  PERCENTS[language].format(whole === 0 ? 0 : part / whole);

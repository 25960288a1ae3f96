import type { DraftWarning, Question } from './draft';

/** What the reader asks and warns of, in sentences. `{name}` stands for the fact of that name. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'intake.who': {
    vi: 'Văn bản không nêu ai thực hiện. Giao cho ai?',
    en: 'The text names nobody. Who carries this out?',
  },
  'intake.one-lead': {
    vi: 'Nhiều đơn vị cùng chủ trì: {names}. Ai chủ trì?',
    en: 'Several lead: {names}. Which one leads?',
  },
  'intake.when': {
    vi: 'Văn bản không nêu thời hạn. Khi nào phải xong?',
    en: 'The text gives no date. When is it due?',
  },
  'intake.as-prescribed': {
    vi: 'Thời hạn ghi “{literal}”. Quy định nào, ngày nào?',
    en: 'The date is “{literal}”. By which rule, and which day?',
  },
  'intake.which-year': {
    vi: 'Thời hạn “{literal}” không ghi năm. Năm nào?',
    en: 'The date “{literal}” has no year. Which year?',
  },
};

export function sentenceOf({ code, facts }: Question | DraftWarning): Sentence {
  const text = SENTENCES[code];
  if (text === undefined) throw new Error(`no sentence for ${code}`);
  const fill = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/gu, (_, name: string) => facts[name] ?? '–');
  return { vi: fill(text.vi), en: fill(text.en) };
}

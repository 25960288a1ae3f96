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
  'intake.blank-number': {
    vi: 'Số của văn bản để trống ({symbol}).',
    en: 'The number of the document is left blank ({symbol}).',
  },
  'intake.blank-day': {
    vi: 'Ngày của văn bản để trống hoặc thiếu ({known}).',
    en: 'The day of the document is blank or incomplete ({known}).',
  },
  'intake.no-duties': {
    vi: 'Không thấy nghĩa vụ nào trong văn bản.',
    en: 'No duty was found in the document.',
  },
  'intake.one-symbol-two-issuers': {
    vi: 'Ký hiệu “{symbol}” vừa là của {one} vừa là của {other}.',
    en: 'The symbol “{symbol}” is that of {one} and of {other}.',
  },
  'intake.one-document-two-days': {
    vi: 'Văn bản {symbol} được ghi hai ngày: {one} và {other}.',
    en: 'The document {symbol} is given two days: {one} and {other}.',
  },
  'intake.one-document-two-types': {
    vi: 'Văn bản {symbol} vừa được gọi là {one} vừa được gọi là {other}.',
    en: 'The document {symbol} is called {one} and {other}.',
  },
  'intake.symbol-of-another-body': {
    vi: 'Văn bản {symbol} được ghi là của {issuer}, nhưng ký hiệu ấy không phải của Trung ương. Của ai?',
    en: 'The document {symbol} is ascribed to {issuer}, but bodies of the centre do not number so. Whose is it?',
  },
  'intake.no-such-day': {
    vi: 'Không có ngày nào là “{literal}” trong lịch.',
    en: 'No calendar has the day “{literal}”.',
  },
  'intake.one-duty-two-days': {
    vi: 'Mục {ref} ghi “{literal}”, mục {otherRef} ghi “{otherLiteral}” cho cùng một việc. Ngày nào đúng?',
    en: 'Item {ref} says “{literal}” and item {otherRef} “{otherLiteral}” of one and the same duty. Which day?',
  },
  'intake.day-had-passed': {
    vi: 'Mục {ref}: thời hạn “{literal}” đã qua khi văn bản ký ngày {issuedOn}.',
    en: 'Item {ref}: “{literal}” had passed when the document was signed on {issuedOn}.',
  },
  'intake.which-day': {
    vi: 'Thời hạn “{literal}” tính theo mùa, dịp lễ; ngày nào?',
    en: '“{literal}” goes by a season or a feast. Which day?',
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

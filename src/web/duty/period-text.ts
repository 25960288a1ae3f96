import type { Language } from '../../platform/refusals/refusal-text';

/** The period of a duty as people call it: `tháng 10/2026`, `quý III/2026`; null for one that happens once. `key` as the room of the
 *  calendar writes it. */
export function periodText(key: string, language: Language): string | null {
  const [, year = '', part = ''] = /^(\d{4})(?:-(.+))?$/.exec(key) ?? [];
  if (year === '') return null;
  const [vi, en] = spoken(part);
  return (language === 'vi' ? `${vi} ${year}` : `${en} ${year}`).replace('/ ', '/').trim();
}

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

function spoken(part: string): readonly [string, string] {
  if (part === '') return ['năm', 'year'];
  if (/^\d\d$/.test(part)) return [`tháng ${Number(part)}/`, `month ${Number(part)}/`];
  const number = Number(part.slice(1));
  if (part.startsWith('W')) return [`tuần ${number}/`, `week ${number}/`];
  if (part.startsWith('Q')) return [`quý ${QUARTERS[number - 1] ?? number}/`, `quarter ${number}/`];
  if (part === 'H1') return ['6 tháng đầu năm', 'first half of'];
  if (part === 'H2') return ['6 tháng cuối năm', 'second half of'];
  if (/^(N|9)/.test(part)) return ['9 tháng', 'nine months of'];
  return [`${part}/`, `${part}/`];
}

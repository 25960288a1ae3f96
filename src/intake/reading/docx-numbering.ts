import { attribute, xmlTokens } from './xml-tokens';

/** The numbers that Word counts by itself and writes into no paragraph. They are restored, since half of a plan is its numbering:
 *  `II.`, `1.`, `a)`, a dash. Source: ECMA-376 part 1, 17.9 (abstract definitions, instances, overrides). */

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

export interface Numbering {
  /** The label of the next paragraph of a list, counted on. */
  next(numId: string, level: number): string;
  /** The list that a paragraph style brings along. */
  ofStyle(style: string): { readonly numId: string; readonly level: number } | null;
}

export function readNumbering(numberingXml: string, stylesXml: string): Numbering {
  const { abstracts, instances, overrides } = readDefinitions(numberingXml);
  const styles = readStyles(stylesXml);
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    next(numId, level) {
      const abstractId = instances.get(numId);
      const levels = abstractId === undefined ? undefined : abstracts.get(abstractId);
      const own = levels?.get(level);
      if (abstractId === undefined || levels === undefined || own === undefined) return '';
      const counts = counters.get(abstractId) ?? [];
      counters.set(abstractId, counts);
      const override = overrides.get(`${numId}/${level}`);
      const restart = override !== undefined && !begun.has(`${numId}/${level}`);
      begun.add(`${numId}/${level}`);
      counts[level] = restart ? override : counts[level] === undefined ? own.start : (counts[level] ?? 0) + 1;
      counts.length = level + 1;
      return labelOf(own, levels, counts);
    },
    ofStyle: (style) => styles.get(style) ?? null,
  };
}

function labelOf(own: Level, levels: ReadonlyMap<number, Level>, counts: readonly (number | undefined)[]): string {
  if (own.format === 'none') return '';
  if (own.format === 'bullet') return own.text.startsWith('+') ? '+' : own.text.startsWith('*') ? '*' : '-';
  return own.text.replace(/%(\d)/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = levels.get(at);
    return counted(counts[at] ?? level?.start ?? 1, level?.format ?? 'decimal');
  });
}

function counted(n: number, format: string): string {
  if (format === 'upperRoman') return roman(n);
  if (format === 'lowerRoman') return roman(n).toLowerCase();
  if (format === 'upperLetter') return letter(n).toUpperCase();
  if (format === 'lowerLetter') return letter(n);
  return format === 'decimalZero' && n < 10 ? `0${n}` : String(n);
}

/** Word repeats the letter after z: aa, bb. */
const letter = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
  ] as const),
  ...([
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const),
];
function roman(n: number): string {
  let rest = Math.min(Math.max(n, 0), 399);
  let text = '';
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) text += sign;
  return text;
}

interface Definitions {
  readonly abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly instances: ReadonlyMap<string, string>;
  readonly overrides: ReadonlyMap<string, number>;
}

function readDefinitions(xml: string): Definitions {
  const abstracts = new Map<string, Map<number, Level>>();
  const instances = new Map<string, string>();
  const overrides = new Map<string, number>();
  let abstract = '';
  let num = '';
  let level = 0;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'close' && token.name === 'w:num') num = '';
    if (token.kind !== 'open') continue;
    const value = attribute(token.attributes, 'w:val') ?? '';
    if (token.name === 'w:abstractNum')
      abstracts.set((abstract = attribute(token.attributes, 'w:abstractNumId') ?? ''), new Map());
    else if (token.name === 'w:num') num = attribute(token.attributes, 'w:numId') ?? '';
    else if (token.name === 'w:abstractNumId') instances.set(num, value);
    else if (token.name === 'w:lvl' || token.name === 'w:lvlOverride')
      level = Number(attribute(token.attributes, 'w:ilvl') ?? 0);
    else if (token.name === 'w:startOverride') overrides.set(`${num}/${level}`, Number(value));
    else if (num === '' && ['w:start', 'w:numFmt', 'w:lvlText'].includes(token.name)) {
      const known = abstracts.get(abstract)?.get(level) ?? { format: 'decimal', text: '', start: 1 };
      const changed =
        token.name === 'w:start'
          ? { start: Number(value) }
          : token.name === 'w:numFmt'
            ? { format: value }
            : { text: value };
      abstracts.get(abstract)?.set(level, { ...known, ...changed });
    }
  }
  return { abstracts, instances, overrides };
}

function readStyles(xml: string): ReadonlyMap<string, { readonly numId: string; readonly level: number }> {
  const styles = new Map<string, { numId: string; level: number }>();
  let style = '';
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open') continue;
    const value = attribute(token.attributes, 'w:val') ?? '';
    if (token.name === 'w:style') style = attribute(token.attributes, 'w:styleId') ?? '';
    else if (token.name === 'w:numId') styles.set(style, { level: styles.get(style)?.level ?? 0, numId: value });
    else if (token.name === 'w:ilvl')
      styles.set(style, { numId: styles.get(style)?.numId ?? '', level: Number(value) });
  }
  return styles;
}

import type { Facts, Plain, Refusal } from '../../../workflows/vocabulary';
import { ACCESS_TEXTS } from './access-texts.table';
import { CASE_TEXTS } from './case-texts.table';
import { COMMAND_TEXTS } from './command-texts.table';
import { DUTY_TEXTS } from './duty-texts.table';
import { EDGE_TEXTS } from './edge-texts.table';
import { FACT_WORDS } from './fact-words.table';
import { INTAKE_TEXTS } from './intake-texts.table';
import { REGISTER_TEXTS } from './register-texts.table';
import { RULE_TEXTS } from './rule-texts.table';
import { SIMULATION_TEXTS } from './simulation-texts.table';
import type { RefusalText } from './text-shape';
import { TRAIL_TEXTS } from './trail-texts.table';
import { UNIT_TEXTS } from './unit-texts.table';

/** Every code that the product can refuse with. A test reads all sources and fails when a code has no text, or a text no code. */
export const REFUSAL_TEXTS: Readonly<Record<string, RefusalText>> = {
  ...ACCESS_TEXTS,
  ...DUTY_TEXTS,
  ...REGISTER_TEXTS,
  ...EDGE_TEXTS,
  ...SIMULATION_TEXTS,
  ...COMMAND_TEXTS,
  ...RULE_TEXTS,
  ...CASE_TEXTS,
  ...UNIT_TEXTS,
  ...INTAKE_TEXTS,
  ...TRAIL_TEXTS,
};

export type Language = 'vi' | 'en';

/** The sentence for a refusal. Throws on a code without a text: the catalogue is complete, and a test keeps it so. */
export function refusalText({ code, facts }: Refusal, language: Language): string {
  return fill(textOf(code)[language], facts, language);
}

export const refusalStatus = (code: string): number => textOf(code).status;

export const hasText = (code: string): boolean => Object.hasOwn(REFUSAL_TEXTS, code);

function textOf(code: string): RefusalText {
  const text = hasText(code) ? REFUSAL_TEXTS[code] : undefined;
  if (!text) throw new Error(`no text for the refusal ${code}`);
  return text;
}

const fill = (text: string, facts: Facts, language: Language): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    SPOKEN.has(name) ? spoken(shown(facts[name], language), language) : shown(facts[name], language),
  );

/** Facts that are words of ours; any other is somebody's own. */
const SPOKEN: ReadonlySet<string> = new Set(['subject', 'expected']);
const spoken = (word: string, language: Language): string =>
  Object.hasOwn(FACT_WORDS, word) ? (FACT_WORDS[word]?.[language] ?? word) : word;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
// The Swedish way of writing a moment is that of ISO 8601.
const LOCAL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A fact as it stands in a sentence: days as each language writes them, moments in the time of Vietnam. */
function shown(value: Plain | undefined, language: Language): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map((item: Plain) => shown(item, language)).join(', ');
  if (typeof value === 'object')
    return Object.values(value)
      .map((item) => shown(item, language))
      .join(' ');
  const text = String(value);
  if (INSTANT.test(text)) {
    const [day = '', time = ''] = LOCAL.format(Date.parse(text)).split(' ');
    return `${shown(day, language)} ${time}${language === 'vi' ? '' : ' +07:00'}`;
  }
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return day && language === 'vi' ? `${day[3]}/${day[2]}/${day[1]}` : text;
}

import type { LocalDate } from '../../../workflows/vocabulary';
import type { Language } from '../../platform/refusals/refusal-text';
import { KIND_WORDS } from '../../obligations/kind-words';
import { stateText } from '../../obligations/state-words.table';
import { TIMELINESS_WORDS } from '../../obligations/timeliness-words';
import { dayText } from '../page/date-text';
import { LIST_FIELDS, type ListFields } from './list-address';
import { LIST_WORDS } from './list-words';

interface Named {
  readonly value: string;
  readonly text: string;
}

/** What the list is narrowed by, in words: one for each field that is set. */
export function chipsOf(
  fields: ListFields,
  {
    language,
    plans,
    units,
  }: { readonly language: Language; readonly plans: readonly Named[]; readonly units: readonly Named[] },
): readonly { readonly name: string; readonly text: string }[] {
  return LIST_FIELDS.flatMap((name) => {
    const value = fields[name];
    return value === undefined || value === ''
      ? []
      : [{ name, text: chipText(name, value, { language, plans, units }) }];
  });
}

function chipText(
  name: string,
  value: string,
  {
    language,
    plans,
    units,
  }: { readonly language: Language; readonly plans: readonly Named[]; readonly units: readonly Named[] },
): string {
  const t = LIST_WORDS(language);
  const named = (options: readonly Named[]): string => options.find((option) => option.value === value)?.text ?? value;
  const said = (spoken: Readonly<Record<string, string>>): string => spoken[value] ?? value;
  switch (name) {
    case 'words':
      return `“${value}”`;
    case 'plan':
      return named(plans);
    case 'unit':
      return named(units);
    case 'office':
      return `${t.office}: ${named(units)}`;
    case 'officer':
      return `${t.officer}: “${value}”`;
    case 'task':
      return `${t.task} ${value}`;
    case 'kind':
      return said(KIND_WORDS(language));
    case 'state':
      return stateText(value, language);
    case 'timeliness':
      return said(TIMELINESS_WORDS(language));
    case 'hands':
      return `${t.hands}: ${said({ unit: t.handsUnit, way: t.handsWay, office: t.handsOffice })}`;
    case 'watch':
      return value === 'flagged' ? t.flagged : stateText(value, language);
    case 'extension':
      return t.extensionAsked;
    case 'cameDue':
      return t.cameDue;
    case 'alone':
      return t.alone;
    case 'late':
      return t.late;
    case 'ended':
      return value === 'true' ? t.endedYes : t.endedNo;
    case 'dueFrom':
      return `${t.dueFrom} ${dayText(value as LocalDate)}`;
    case 'dueTo':
      return `${t.dueTo} ${dayText(value as LocalDate)}`;
    default:
      return value;
  }
}

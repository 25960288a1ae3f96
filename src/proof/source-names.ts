import { parseCalendarYear, parseHolidayRule } from '../calendar/calendar-file';
import { isRefusal } from '../calendar/dated-record';
import { calendarName, WorkingCalendar } from '../calendar/working-calendar';
import { ladderName, parseLadder } from '../obligations/ladder';
import { parseLawFile, registerOf, type LawRegister } from '../rules/law/provision';
import { lawHash } from '../rules/reading';
import type { SourceKind, SourceLine } from '../trail/export/format';
import { sha256 } from '../trail/tree/merkle';

type Files = SourceLine['files'];

/** What entries call a source of these texts; null when they cannot be read as such a one. */
export function namedBy(kind: SourceKind, files: Files): string | null {
  switch (kind) {
    case 'rules':
    case 'plan-file':
      return files[0] === undefined ? null : sha256(files[0].text).toString('hex');
    case 'law': {
      const law = lawIn(files);
      return law === null ? null : lawHash(law);
    }
    case 'calendar': {
      const calendar = calendarIn(files);
      return calendar === null ? null : calendarName(calendar);
    }
    case 'ladder': {
      const ladder = files[0] === undefined ? null : parseLadder(files[0].name, files[0].text);
      return ladder === null || isRefusal(ladder) ? null : ladderName(ladder);
    }
  }
}

/** The register of provisions in the texts of its files; null when they are none. */
export function lawIn(files: Files): LawRegister | null {
  const parsed = files.map(({ name, text }) => parseLawFile(name, text));
  if (parsed.length === 0 || parsed.some(isRefusal)) return null;
  const register = registerOf(parsed as readonly LawRegister[], 'law');
  return isRefusal(register) ? null : register;
}

const HOLIDAY_RULE = 'holiday-rule.yaml';

function calendarIn(files: Files): WorkingCalendar | null {
  const rules = files.filter(({ name }) => name === HOLIDAY_RULE).map(({ name, text }) => parseHolidayRule(name, text));
  const years = files
    .filter(({ name }) => name !== HOLIDAY_RULE)
    .map(({ name, text }) => parseCalendarYear(name, text));
  const [rule] = rules;
  if (rule === undefined || isRefusal(rule)) return null;
  const read = years.flatMap((year) => (isRefusal(year) ? [] : [year]));
  return read.length < years.length ? null : new WorkingCalendar({ years: read, rule });
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Refusal } from '../../workflows/vocabulary';
import { parseCalendarYear, parseHolidayRule } from './calendar-file';
import { isRefusal } from './dated-record';
import { WorkingCalendar } from './working-calendar';

const RULE_FILE = join('calendars', 'holiday-rule.yaml');

/** The `workflows` folder with its YAML: the compiled copy under dist/ has none, so the nearest one upwards that has. */
export function findWorkflowsDirectory(from: string = __dirname): string {
  const candidate = join(from, 'workflows');
  if (existsSync(join(candidate, RULE_FILE))) return candidate;
  const parent = dirname(from);
  if (parent === from) throw new Error(`no workflows/${RULE_FILE} above ${__dirname}`);
  return findWorkflowsDirectory(parent);
}

function read<T extends object>(path: string, parse: (file: string, yaml: string) => T | Refusal): T {
  const value = parse(path, readFileSync(path, 'utf8'));
  if (isRefusal(value)) throw new Error(`${value.code} ${JSON.stringify(value.facts)}`);
  return value;
}

/** The calendar of all YYYY.yaml files of the folder and the holiday rule beside them. The files are released with the
 *  product, so that a broken one stops the start with what is wrong and where. */
export function loadWorkingCalendar(workflowsDirectory: string = findWorkflowsDirectory()): WorkingCalendar {
  const folder = join(workflowsDirectory, 'calendars');
  const names = readdirSync(folder).filter((name) => /^\d{4}\.yaml$/.test(name));
  const years = names.sort().map((name) => read(join(folder, name), parseCalendarYear));
  const rule = read(join(workflowsDirectory, RULE_FILE), parseHolidayRule);
  return new WorkingCalendar({ years, rule });
}

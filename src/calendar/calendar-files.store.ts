import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '../../workflows/vocabulary';
import { projectRoot } from '../platform/paths';
import { parseCalendarYear, parseHolidayRule } from './calendar-file';
import { isRefusal } from './dated-record';
import { parseReportingRegimes, type ReportingRegime } from './reporting-regime';
import { WorkingCalendar } from './working-calendar';

const workflowsOfProject = (): string => join(projectRoot(), 'workflows');

function read<T extends object>(path: string, parse: (file: string, yaml: string) => T | Refusal): T {
  const value = parse(path, readFileSync(path, 'utf8'));
  if (isRefusal(value)) throw new Error(`${value.code} ${JSON.stringify(value.facts)}`);
  return value;
}

/** The calendar of all YYYY.yaml files of the folder and the holiday rule beside them. The files are released with the
 *  product, so that a broken one stops the start with what is wrong and where. */
export function loadWorkingCalendar(workflowsDirectory: string = workflowsOfProject()): WorkingCalendar {
  const folder = join(workflowsDirectory, 'calendars');
  const names = readdirSync(folder).filter((name) => /^\d{4}\.yaml$/.test(name));
  const years = names.sort().map((name) => read(join(folder, name), parseCalendarYear));
  const rule = read(join(folder, 'holiday-rule.yaml'), parseHolidayRule);
  return new WorkingCalendar({ years, rule });
}

/** All dated records of workflows/policies/reporting-regimes.yaml; a broken file stops the start, as above. */
export const loadReportingRegimes = (workflowsDirectory: string = workflowsOfProject()): readonly ReportingRegime[] =>
  read(join(workflowsDirectory, 'policies', 'reporting-regimes.yaml'), parseReportingRegimes);

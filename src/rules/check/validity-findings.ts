import { refusal, type LocalDate } from '../../../workflows/vocabulary';
import { addDays, isLocalDate } from '../../calendar/local-date';
import type { RuleFile } from '../rule-text';
import { finding, placeFacts, type Finding } from './finding';

/** What is wrong with the days that files are in force: no day at all, two versions at once, or none between two versions. Versions of
 *  one table are files of one namespace. */
export function validityFindings(files: readonly RuleFile[]): readonly Finding[] {
  const dated = files.flatMap((each) => {
    const period = periodOf(each);
    return period === null ? [] : [{ each, ...period }];
  });
  const subjects = [...new Set(dated.map(({ each }) => each.program.model.namespace))];
  return [
    ...files.flatMap(undated),
    ...subjects.flatMap((subject) =>
      betweenVersions(dated.filter(({ each }) => each.program.model.namespace === subject)),
    ),
  ];
}

interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

function periodOf({ program }: RuleFile): Period | null {
  const { validFrom, validTo } = program.model;
  if (validFrom === null || !isLocalDate(validFrom)) return null;
  if (validTo !== null && validTo !== '' && !isLocalDate(validTo)) return null;
  return { from: validFrom, to: validTo === null || validTo === '' ? null : (validTo as LocalDate) };
}

function undated(file: RuleFile): readonly Finding[] {
  const period = periodOf(file);
  const { validFrom, validTo, name } = file.program.model;
  const where = { file: file.file, place: null, table: name };
  const facts = { ...placeFacts(where), from: validFrom, to: validTo };
  if (period === null) return [finding('warning', where, refusal('rules.no-validity', facts))];
  if (period.to === null || period.to >= period.from) return [];
  return [finding('error', where, refusal('rules.validity-reversed', facts))];
}

function betweenVersions(versions: readonly (Period & { readonly each: RuleFile })[]): readonly Finding[] {
  const sorted = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.slice(1).flatMap((later, index) => {
    const earlier = sorted[index];
    if (earlier === undefined) return [];
    const where = { file: later.each.file, place: null, table: later.each.program.model.name };
    const facts = { ...placeFacts(where), other: earlier.each.file, to: earlier.to, from: later.from };
    if (earlier.to === null || earlier.to >= later.from) {
      return [finding('error', where, refusal('rules.validity-overlaps', facts))];
    }
    return addDays(earlier.to, 1) === later.from
      ? []
      : [finding('warning', where, refusal('rules.validity-hole', facts))];
  });
}

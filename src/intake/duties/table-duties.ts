import type { DraftContext, DraftDuty, DraftWarning } from '../draft';
import type { Item } from '../structure/outline';
import type { Table } from '../structure/tables';
import { joined, spanOf, trimmed, type Passage } from '../text/passage';
import { subjectOf } from './clause';
import type { Environment } from './environment';
import { makeDuty } from './make-duty';
import { columnRole, type RoleField, type RoleLabel } from './role-labels';

/** An annex table read by the headings of its columns, in whatever order and wording they stand. A row is a duty; a row with one
 *  filled cell or a Roman numeral is the heading of those below it; a cell left empty under a filled one is left empty. */
export interface TableReading {
  readonly duties: readonly DraftDuty[];
  readonly context: readonly DraftContext[];
  readonly warnings: readonly DraftWarning[];
}

const NOTHING: TableReading = { duties: [], context: [], warnings: [] };

export function readTable(item: Item, environment: Environment): TableReading {
  const { table } = item;
  if (table === null) return NOTHING;
  const header = headerOf(table);
  if (header === null) return NOTHING;
  let { roles } = header;
  const { firstRow } = header;
  let section = '';
  const duties: DraftDuty[] = [];
  const context: DraftContext[] = [];
  table.rows.slice(firstRow).forEach((row, i) => {
    const ordinal = cleanOrdinal(textOf(row, roles, 'ordinal'));
    if (row.every(({ text }) => text === '')) return;
    // Tables over several pages repeat their header, and two tables may stand together.
    const again = i > 0 || firstRow > 1 ? rolesOf(row) : null;
    if (again !== null) return void (roles = again);
    const content = cell(row, roles, 'content');
    if (content === null || content.text === '') return;
    if (isHeadingRow(row, roles, ordinal)) {
      section = ordinal === '' ? section : ordinal;
      context.push({
        ref: [item.ref, section].filter((part) => part !== '').join('.'),
        text: content.text,
        span: spanOf(content),
      });
      return;
    }
    const ref = [item.ref, section, ordinal === '' ? String(i + 1) : ordinal].filter((part) => part !== '').join('.');
    const fields = fieldsOf(row, roles);
    const hasBodies = fields.some(
      ({ role, value }) => (role === 'leads' || role === 'carriesOut') && value.text !== '',
    );
    duties.push(
      makeDuty({
        ...{ ref, shown: content, sought: content, subject: hasBodies ? null : subjectOf(content) },
        environment: { ...environment, section: 'task', fields: [...fields, ...environment.fields] },
        ...{ inherited: [], inheritedCoordinates: [] },
      }),
    );
  });
  return { duties, context, warnings: [] };
}

interface Header {
  readonly roles: readonly (RoleLabel | null)[];
  readonly firstRow: number;
}

/** The first rows whose cells name columns; a second row may complete a merged heading. */
function headerOf({ rows }: Table): Header | null {
  for (let i = 0; i < Math.min(rows.length, 4); i += 1) {
    const roles = rolesOf(rows[i] ?? []);
    if (roles !== null) return { roles, firstRow: i + 1 };
  }
  return null;
}

const HEADING_MOST_CHARACTERS = 60;

/** The roles of the columns that a row names, or null when it is no header. A column without a known name holds the duty. */
function rolesOf(row: readonly Passage[]): readonly (RoleLabel | null)[] | null {
  if (row.some(({ text }) => text.length > HEADING_MOST_CHARACTERS)) return null;
  const roles = oncePerRole(row.map((each) => columnRole(each.plain)));
  const named = roles.filter((role) => role !== null && role !== 'ordinal' && role !== 'note');
  if (named.length < 2) return null;
  if (roles.includes('content')) return roles;
  const content = roles.findIndex((role, i) => role === null && row[i]?.text !== '');
  const says = roles.some((role) => role === 'leads' || role === 'deadline' || role === 'carriesOut');
  return content === -1 || !says ? null : roles.map((role, at) => (at === content ? 'content' : role));
}

/** Two columns may both speak of results or of doing; the first is meant, except that a later "nội dung" completes the first. */
const oncePerRole = (roles: readonly (RoleLabel | null)[]): readonly (RoleLabel | null)[] =>
  roles.map((role, i) =>
    role !== null && role !== 'note' && roles.indexOf(role) < i ? (role === 'content' ? 'content' : null) : role,
  );

function cell(row: readonly Passage[], roles: readonly (RoleLabel | null)[], wanted: RoleLabel): Passage | null {
  const cells = row.filter((each, i) => roles[i] === wanted && each.text !== '').map(clean);
  return cells.length === 0 ? null : joined(cells);
}

const textOf = (row: readonly Passage[], roles: readonly (RoleLabel | null)[], wanted: RoleLabel): string =>
  cell(row, roles, wanted)?.text ?? '';

const clean = (of: Passage): Passage => trimmed(of, '-–+•');
const cleanOrdinal = (text: string): string => text.replace(/[\s.)(*]+$/gu, '').trim();

function fieldsOf(row: readonly Passage[], roles: readonly (RoleLabel | null)[]): readonly RoleField[] {
  return row.flatMap((value, i) => {
    const role = roles[i];
    return role === null ||
      role === undefined ||
      role === 'ordinal' ||
      role === 'content' ||
      role === 'note' ||
      value.text === ''
      ? []
      : [{ role, value: trimmed(value) }];
  });
}

/** Nobody and no day beside it: the row names what follows. Words left over in one other cell do not make it a duty. */
function isHeadingRow(row: readonly Passage[], roles: readonly (RoleLabel | null)[], ordinal: string): boolean {
  const filled = fieldsOf(row, roles);
  if (filled.length === 0)
    return (
      /^(?:[IVXL]+|[A-ZĐ]|)$/u.test(ordinal) || !roles.includes('ordinal') || isCapitals(textOf(row, roles, 'content'))
    );
  return /^[IVXL]+$/u.test(ordinal) && !filled.some(({ role }) => role === 'leads' || role === 'carriesOut');
}

const isCapitals = (text: string): boolean => text === text.toUpperCase();

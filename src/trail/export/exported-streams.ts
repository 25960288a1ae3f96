import { caseSql, dutySql, planSql, unitSql, type Bind, type Scope } from '../../people/accounts/scope';
import type { ExportScope } from './format';

/** Which streams an export holds, as a condition on `trail_entry e`, asked once more of the one scope: what whoever asks does not see is not in it. Relies on
 *  obligation_plan_ix, obligation_unit_ix, case_file_unit_ix. */
export function streamsSql(wanted: ExportScope, seen: Scope, bind: Bind): string {
  const duties = (where: string): string =>
    `e.stream_id IN (SELECT o.id FROM obligation o WHERE ${where} AND ${dutySql(seen, 'o', bind)})`;
  const cases = (where: string): string =>
    `e.stream_id IN (SELECT c.id FROM case_file c WHERE ${where} AND ${caseSql(seen, 'c', bind)})`;
  const plans = (where: string): string =>
    `e.stream_id IN (SELECT p.id FROM plan p WHERE ${where} AND ${planSql(seen, 'p', bind)})`;
  switch (wanted.kind) {
    case 'all':
      // Nobody but whoever sits at the machine: the log's own stream is in it.
      return seen.kind === 'everything' ? 'true' : 'false';
    case 'seen':
      return [duties('true'), cases('true'), plans('true')].join(' OR ');
    case 'plan': {
      const id = `${bind(wanted.id)}::uuid`;
      return [plans(`p.id = ${id}`), duties(`o.plan_id = ${id}`), cases(`c.plan_id = ${id}`)].join(' OR ');
    }
    case 'unit': {
      const id = bind(wanted.id);
      return [duties(`o.unit_id = ${id}`), cases(`c.unit_id = ${id}`)].join(' OR ');
    }
    case 'obligation':
      return duties(`o.id = ${bind(wanted.id)}::uuid`);
    case 'case':
      return cases(`c.id = ${bind(wanted.id)}::uuid`);
  }
}

/** A statement that has a row when what an export is about is there and seen. */
export function seenSql(wanted: ExportScope, seen: Scope, bind: Bind): string {
  switch (wanted.kind) {
    case 'all':
      return `SELECT 1 WHERE ${seen.kind === 'everything' ? 'true' : 'false'}`;
    case 'seen':
      return 'SELECT 1';
    case 'plan':
      return `SELECT 1 FROM plan p WHERE p.id = ${bind(wanted.id)}::uuid AND ${planSql(seen, 'p', bind)}`;
    case 'unit':
      return `SELECT 1 FROM unit u WHERE u.id = ${bind(wanted.id)} AND ${unitSql(seen, 'u.id', bind)}`;
    case 'obligation':
      return `SELECT 1 FROM obligation o WHERE o.id = ${bind(wanted.id)}::uuid AND ${dutySql(seen, 'o', bind)}`;
    case 'case':
      return `SELECT 1 FROM case_file c WHERE c.id = ${bind(wanted.id)}::uuid AND ${caseSql(seen, 'c', bind)}`;
  }
}

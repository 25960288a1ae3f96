import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { refusal } from '../../workflows/vocabulary';
import { askAs } from '../people/accounts/request-database.store';
import { caseSql, dutySql, planSql, seesUnit, type Bind, type Scope } from '../people/accounts/scope';
import { signedInOf } from '../people/accounts/signed-in-request';
import type { Database } from '../platform/database/tx';
import { Refused } from '../platform/refused';
import { ADDRESS } from './page/addresses';
import { isThereFor } from './page/admin-parts';

/** What stands in an address is looked for, before any route is asked, among what whoever asks may see; what is out of their scope
 *  does not exist, for commands as for questions, and for routes that are still to be written. */
@Injectable()
export class AddressGuard implements CanActivate {
  constructor(private readonly reader: Database) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const signedIn = signedInOf(request);
    if (signedIn !== null && !isThereFor(request.path, signedIn)) {
      throw new OutOfScope(refusal('not-found', { subject: 'page', id: request.path.slice(0, 100) }));
    }
    const named = addressed(request);
    if (signedIn === null || named === null) return true;
    const { subject, id } = named;
    if (await this.isSeen(signedIn.scope, subject, id)) return true;
    // Whether it exists for somebody else is not asked: the record must not know more than the answer.
    throw new OutOfScope(refusal('not-found', { subject, id: id.slice(0, 100) }));
  }

  private async isSeen(scope: Scope, subject: Subject, id: string): Promise<boolean> {
    if (subject === 'unit') return seesUnit(scope, id);
    if (subject !== 'plan' && !UUID.test(id)) return false;
    const sql = LOOK[subject];
    const values: unknown[] = [id];
    const text = sql(scope, (value) => `$${values.push(value)}`);
    return (await askAs(this.reader, scope, text, values)).length > 0;
  }
}

/** Looked for and not seen: recorded like every other refusal. */
export class OutOfScope extends Refused {}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Subject = 'obligation' | 'plan' | 'notice' | 'unit' | 'case';

const SUBJECTS: Readonly<Record<string, Subject>> = {
  obligations: 'obligation',
  plans: 'plan',
  notices: 'notice',
  units: 'unit',
  cases: 'case',
  // The pages of the same.
  [ADDRESS.duty.slice(1)]: 'obligation',
  [ADDRESS.trail.slice(1)]: 'obligation',
  [ADDRESS.plans.slice(1)]: 'plan',
  [ADDRESS.cases.slice(1)]: 'case',
  [ADDRESS.inbox.slice(1)]: 'notice',
};

/** Notices and proof are guarded by their own questions too; here the reading role's wall is enough. */
const LOOK: Readonly<Record<Exclude<Subject, 'unit'>, (scope: Scope, bind: Bind) => string>> = {
  obligation: (scope, bind) => `SELECT 1 FROM obligation o WHERE o.id = $1::uuid AND ${dutySql(scope, 'o', bind)}`,
  plan: (scope, bind) => `SELECT 1 FROM plan p WHERE (p.id::text = $1 OR p.slug = $1) AND ${planSql(scope, 'p', bind)}`,
  case: (scope, bind) => `SELECT 1 FROM case_file c WHERE c.id = $1::uuid AND ${caseSql(scope, 'c', bind)}`,
  notice: (scope, bind) =>
    `SELECT 1 FROM notice n LEFT JOIN plan p ON p.id = n.plan_id LEFT JOIN obligation o ON o.id = n.obligation_id
     WHERE n.id = $1::uuid AND (n.case_id IS NOT NULL OR ${dutySql(scope, 'o', bind)} OR ${planSql(scope, 'p', bind)})`,
};

/** `/api/plans/63-KH/review` names the plan 63-KH, and `/nghia-vu/…` a duty. */
function addressed({ path, params }: Request): { readonly subject: Subject; readonly id: string } | null {
  const [, room = ''] = /^\/(?:api\/)?([^/]+)\//.exec(path) ?? [];
  const subject = Object.hasOwn(SUBJECTS, room) ? SUBJECTS[room] : undefined;
  const id = params['id'];
  return subject === undefined || typeof id !== 'string' ? null : { subject, id };
}

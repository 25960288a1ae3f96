import type { Plain } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Command } from '../engine/subject';
import type { Tx } from '../platform/database/tx';
import type { RuleBook } from '../rules/rule-book.store';
import type { FollowedEntry } from '../trail/follower';
import type { TablePlans } from './table-plans.store';

/** What a case brings to the plans that bind the unit: a violation to be reported promptly, a result of handling to be published. The plan
 *  itself opens the duties, through the door; where it speaks of no such event, or has recorded it, nothing follows.
 *  Source: DOMAIN §1 (001). */

interface Happening {
  readonly entry: FollowedEntry;
  readonly event: 'violation-found' | 'violation-handled';
}

export async function occurrencesOf(
  tx: Tx,
  entries: readonly FollowedEntry[],
  { book, plans }: { readonly book: RuleBook; readonly plans: TablePlans },
): Promise<readonly Command[]> {
  const happened = entries.flatMap((entry): Happening[] => {
    if (entry.subject !== 'case') return [];
    if (entry.type === 'violation.received') return [{ entry, event: 'violation-found' }];
    return entry.type === 'decision.made-known' ? [{ entry, event: 'violation-handled' }] : [];
  });
  const commands: Command[] = [];
  for (const each of happened) {
    for (const { plan, slug, unit } of await plansOfCase(tx, each.entry.streamId)) {
      const table = plans.get(slug);
      if (each.event === 'violation-handled' && !(await publishes(book, table, each.entry))) continue;
      commands.push(commandOf(each, plan, unit));
    }
  }
  return commands;
}

/** Whether the clause that a result is published binds, by the table. */
async function publishes(book: RuleBook, plan: string | undefined, { recordedAt }: FollowedEntry): Promise<boolean> {
  if (plan === undefined) return false;
  const facts = { actOn: localDateOf(recordedAt), plan, handled: true, concerns: 'person' };
  const { result } = await book.read('after-decision.dmn', 'what-follows', facts);
  return Array.isArray(result) && result.includes('open-publication');
}

function commandOf({ entry, event }: Happening, plan: string, unit: string): Command {
  const { reference, evidence = [] } = entry.body.event as { readonly reference?: string; readonly evidence?: Plain };
  return {
    subject: 'plan',
    id: plan,
    by: { kind: 'clock' },
    asked: {
      type: 'occurrence.followed',
      occurrence: event,
      unit,
      // The paper's number where it has one; a case has its own.
      reference: REFERENCE.test(reference ?? '') ? (reference ?? '') : `VV-${entry.streamId.slice(0, 8)}`,
      happened: entry.recordedAt,
      what: null,
      evidence,
      cause: { subject: entry.subject, stream: entry.streamId, seq: entry.seq },
    },
  };
}

const REFERENCE = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]{0,79}$/u;

/** Relies on case_file_pk and obligation_unit_ix. */
const plansOfCase = (tx: Tx, id: string) =>
  tx.query<{ plan: string; slug: string; unit: string }>(
    `SELECT DISTINCT p.id AS plan, p.slug, c.unit_id AS unit
     FROM case_file c JOIN obligation o ON o.unit_id = c.unit_id JOIN plan p ON p.id = o.plan_id
     WHERE c.id = $1 ORDER BY p.id`,
    [id],
  );

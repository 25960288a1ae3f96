import type { LocalDate } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';

/** Who depends on a person in a unit on a day. */
export interface ConflictQuestion {
  readonly person: string;
  readonly unit: string;
  readonly on: LocalDate;
}

export interface Dependence {
  /** Units that the person headed that day. */
  readonly headed: readonly string[];
  /** Whoever held a post in those units, and the deputies of the head above the unit; the person left out. */
  readonly persons: readonly string[];
}

/** Whom a person headed on the day, and who deputises for their direct superior: they conduct no case about the person. Same length
 *  and order as `questions`. Relies on tenure_person_ix, post_unit_ix and tenure_pk. Source: ADR 0032. */
export async function dependenceOf(tx: Tx, questions: readonly ConflictQuestion[]): Promise<readonly Dependence[]> {
  if (questions.length === 0) return [];
  const rows = await tx.query<{ place: string; headed: string[]; persons: string[] }>(
    `SELECT q.place, h.headed, ARRAY(
       SELECT DISTINCT t.person_id FROM post p JOIN tenure t ON t.post_id = p.id
         AND t.held_from <= q.day AND (t.held_to IS NULL OR q.day <= t.held_to)
       WHERE t.person_id <> q.person AND (p.unit_id = ANY (h.headed) OR (p.kind = 'deputy' AND p.unit_id = a.above))
       ORDER BY 1) AS persons
     FROM unnest($1::text[], $2::text[], $3::date[]) WITH ORDINALITY AS q (person, unit, day, place)
     CROSS JOIN LATERAL (SELECT ARRAY(
       SELECT DISTINCT p.unit_id FROM tenure t JOIN post p ON p.id = t.post_id AND p.kind = 'head'
       WHERE t.person_id = q.person AND t.held_from <= q.day AND (t.held_to IS NULL OR q.day <= t.held_to)
       ORDER BY 1) AS headed) h
     LEFT JOIN LATERAL (SELECT COALESCE(
       (SELECT m.parent_id FROM unit_past_parent m WHERE m.unit_id = u.id AND q.day <= m.valid_to ORDER BY m.valid_to LIMIT 1),
       u.parent_id) AS above FROM unit u WHERE u.id = q.unit) a ON true
     ORDER BY q.place`,
    [questions.map(({ person }) => person), questions.map(({ unit }) => unit), questions.map(({ on }) => on)],
  );
  return rows.map(({ headed, persons }) => ({ headed, persons }));
}

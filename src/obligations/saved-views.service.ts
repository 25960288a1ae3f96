import { refusal, type Refusal } from '../../workflows/vocabulary';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { randomId } from '../platform/identifiers';

/** A filter of the list that somebody keeps under a name. It says what to ask, never what was found: what is seen is asked anew. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Names and values as they stand in the address of a list. */
  readonly fields: Readonly<Record<string, string>>;
}

/** More than these are no help above a list. */
const MOST = 30;

/** Views are their account's alone: each question names it, whoever asks. */
export class SavedViews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  list(account: string): Promise<readonly SavedView[]> {
    return this.database.transaction((tx) => viewsOf(tx, account));
  }

  /** Keeps the filter under the name; what had that name before is replaced. Refuses `saved-view.too-many`. */
  save(account: string, { name, fields }: Omit<SavedView, 'id'>): Promise<SavedView | Refusal> {
    const [title, at] = [cleaned(name), this.clock.now()];
    return this.database.transaction(async (tx) => {
      await lockAccount(tx, account);
      const views = await viewsOf(tx, account);
      if (views.length >= MOST && !views.some((view) => view.name === title))
        return refusal('saved-view.too-many', { most: MOST });
      const [row] = await tx.query<SavedView>(
        `INSERT INTO saved_view (id, account_id, name, fields, created_at) VALUES ($1, $2, $3, $4::jsonb, $5)
         ON CONFLICT ON CONSTRAINT saved_view_name_key DO UPDATE SET fields = excluded.fields
         RETURNING id, name, fields`,
        [randomId(), account, title, JSON.stringify(fields), at],
      );
      if (!row) throw new Error('what was inserted is there');
      return row;
    });
  }

  /** Refuses `not-found` and, where another view has the name, `saved-view.name-taken`. */
  rename(account: string, id: string, name: string): Promise<SavedView | Refusal> {
    const title = cleaned(name);
    return this.database.transaction(async (tx) => {
      await lockAccount(tx, account);
      const views = await viewsOf(tx, account);
      if (views.some((view) => view.name === title && view.id !== id))
        return refusal('saved-view.name-taken', { name: title });
      const [row] = await tx.query<SavedView>(
        'UPDATE saved_view SET name = $3 WHERE account_id = $1 AND id = $2 RETURNING id, name, fields',
        [account, id, title],
      );
      return row ?? notFound(id);
    });
  }

  /** Refuses `not-found`. */
  async remove(account: string, id: string): Promise<Refusal | null> {
    const rows = await this.database.transaction((tx) =>
      tx.query('DELETE FROM saved_view WHERE account_id = $1 AND id = $2 RETURNING id', [account, id]),
    );
    return rows.length === 0 ? notFound(id) : null;
  }
}

const notFound = (id: string): Refusal => refusal('not-found', { subject: 'view', id });
const cleaned = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Two windows of one person must not both see room for one more. */
const lockAccount = (tx: Tx, account: string): Promise<unknown> =>
  tx.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [account]);

/** Relies on saved_view_name_key. */
const viewsOf = (tx: Tx, account: string): Promise<SavedView[]> =>
  tx.query<SavedView>(
    'SELECT id, name, fields FROM saved_view WHERE account_id = $1 ORDER BY name COLLATE "vi-x-icu", id',
    [account],
  );

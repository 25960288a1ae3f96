import { AsyncLocalStorage } from 'node:async_hooks';
import { beginSnapshot, type Snapshot } from '../../platform/database/snapshot';
import type { Database, Sending, Tx } from '../../platform/database/tx';
import type { Scope } from './scope';
import { unitsSetting } from './unit-set';

/** What the request under way may see, and whether it only reads. */
interface Asking {
  readonly scope: Scope;
  readonly reads: boolean;
}
const asking = new AsyncLocalStorage<Asking>();

/** Runs a request's work with what it may see. */
export const askingFor = <T>(what: Asking, work: () => T): T => asking.run(what, work);

/** A part of a command that only looks: behind the wall, as a request that reads. */
export const looking = <T>(work: () => Promise<T>): Promise<T> => asking.run({ ...current(), reads: true }, work);

/** The database as routes have it. A request that reads goes through the reading role with the person's units set, so that the
 *  database itself shows it nothing else, whatever its query forgot; one that records something goes to the engine's role, where
 *  authority is asked. Without anybody who asks there is no database: a route that nobody thought of sees nothing. */
export class RequestDatabase implements Database {
  constructor(
    private readonly engine: Database,
    private readonly reader: Database,
  ) {}

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { reads, scope } = current();
    return reads ? readAs(this.reader, scope, work) : this.engine.transaction(work);
  }

  read<Row = Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { reads, scope } = current();
    return reads ? askAs<Row>(this.reader, scope, text, values) : this.engine.read<Row>(text, values);
  }

  /** Snapshots for the request under way, which may outlast it: always behind the wall. */
  snapshots(): Snapshot {
    const { scope } = current();
    return (work) => readAs(this.reader, scope, work, beginSnapshot);
  }
}

/** One transaction of the reading role that sees what the scope sees; `begin` may set it up first. What the work asks travels right
 *  behind BEGIN and the person's units. Should either fail, the server refuses what follows, or answers it without any unit set, which
 *  shows nothing; and the transaction fails. */
export function readAs<T>(
  reader: Database,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  begin: (tx: Tx) => Promise<unknown> = () => Promise.resolve(),
): Promise<T> {
  if (scope.kind === 'everything')
    throw new Error('only whoever sits at the machine sees everything, and not as the reading role');
  return reader.transaction(async (tx) => {
    await begin(tx);
    // For this transaction alone: the connection forgets it at its end.
    const set = tx.query(
      `SELECT set_config('dondoc.owes', $1::text, true), set_config('dondoc.tracks', $2::text, true),
         set_config('dondoc.person', $3, true), set_config('dondoc.conducts', $4::text, true),
         set_config('dondoc.decides', $5::text, true)`,
      [
        ...[unitsSetting(scope.owes), unitsSetting(scope.tracks), scope.person ?? ''],
        ...[unitsSetting(scope.conducts), unitsSetting(scope.decides)],
      ],
      { onlyLocks: true, name: 'reader.sees' },
    );
    // It is heard below, whatever becomes of the work.
    set.catch(() => undefined);
    try {
      return await work(onlyReading(tx));
    } finally {
      // What failed first is the cause.
      await set;
    }
  });
}

/** One question of the reading role, in one round trip. */
export const askAs = <Row = Record<string, unknown>>(
  reader: Database,
  scope: Scope,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> => readAs(reader, scope, (tx) => tx.query<Row>(text, values, { last: true }));

/** The role may do nothing else. */
const onlyReading = (tx: Tx): Tx => ({
  query: <Row>(text: string, values?: readonly unknown[], sending?: Sending): Promise<Row[]> =>
    tx.query<Row>(text, values, { ...sending, onlyLocks: true }),
});

function current(): Asking {
  const found = asking.getStore();
  if (found === undefined) throw new Error('nobody asks: this database answers requests of people who are signed in');
  return found;
}

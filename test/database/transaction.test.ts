import type { Tx } from '../../src/platform/database/tx';
import { isConnectionLost } from '../../src/platform/database/failures';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ poolSize: 2 });
  const owner = new Client({ connectionString: fresh.ownerUrl, options: '-c search_path=dondoc' });
  await owner.connect();
  await owner.query('CREATE TABLE note (id int CONSTRAINT note_pk PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)');
  await owner.end();
});
afterAll(() => fresh.close());
beforeEach(() => fresh.database.read('DELETE FROM note'));

const notes = async (): Promise<number[]> =>
  (await fresh.database.read<{ id: number }>('SELECT id FROM note ORDER BY id')).map((row) => row.id);
const add = (tx: Tx, id: number) => tx.query('INSERT INTO note (id) VALUES ($1)', [id]);

test('what returns is stored, what throws is undone', async () => {
  expect(await fresh.database.transaction(async (tx) => (await add(tx, 1), 'done'))).toBe('done');
  const failing = fresh.database.transaction(async (tx) => {
    await add(tx, 2);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await notes()).toEqual([1]);
});

test('a failure that the work swallows does not look like success', async () => {
  const swallowing = fresh.database.transaction(async (tx) => {
    await add(tx, 1);
    await tx.query('SELECT 1/0').catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow('rolled back');
  expect(await notes()).toEqual([]);
});

test('behind its last statement a transaction ends, and takes nothing more', async () => {
  await fresh.database.transaction((tx) => tx.query('INSERT INTO note (id) VALUES (1)', [], { last: true }));
  expect(await notes()).toEqual([1]);
  const more = fresh.database.transaction(async (tx) => {
    await tx.query('SELECT 1', [], { onlyLocks: true, last: true });
    await add(tx, 2);
  });
  await expect(more).rejects.toThrow('the transaction is over');
  expect(await notes()).toEqual([1]);
});

test('work that throws behind its last statement undoes nothing: COMMIT has left', async () => {
  const throwing = fresh.database.transaction(async (tx) => {
    await tx.query('INSERT INTO note (id) VALUES (1)', [], { last: true });
    throw new Error('changed my mind');
  });
  await expect(throwing).rejects.toThrow('changed my mind');
  expect(await notes()).toEqual([1]);
});

test('a last statement that only reads stands alone, and ends the transaction too', async () => {
  const more = fresh.database.transaction(async (tx) => {
    await tx.query('SELECT 1', [], { onlyReads: true, last: true });
    await add(tx, 2);
  });
  await expect(more).rejects.toThrow('the transaction is over');
  expect(await notes()).toEqual([]);
});

test('a last statement that fails undoes all, with its own error, and the connection serves on', async () => {
  for (let round = 0; round < 3; round++) {
    const failing = fresh.database.transaction(async (tx) => {
      await add(tx, 1);
      await tx.query('SELECT 1/0', [], { last: true });
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
  }
  const swallowing = fresh.database.transaction(async (tx) => {
    await add(tx, 1);
    await tx.query('SELECT 1/0', [], { last: true }).catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow('rolled back');
  expect(await notes()).toEqual([]);
});

test('a constraint that fails behind the last statement is a plain failure', async () => {
  const doubled = fresh.database.transaction(async (tx) => {
    await add(tx, 1);
    await tx.query('INSERT INTO note (id) VALUES (1)', [], { last: true });
  });
  await expect(doubled).rejects.toMatchObject({ code: '23505' });
  expect(await notes()).toEqual([]);
});

test('a constraint that fails at COMMIT is a plain failure, not an unknown outcome', async () => {
  const doubled = fresh.database.transaction(async (tx) => {
    await add(tx, 1);
    await add(tx, 1);
  });
  await expect(doubled).rejects.toMatchObject({ code: '23505' });
  expect(await notes()).toEqual([]);
});

test('a connection cut before COMMIT is told as lost, and the next transaction has a sound one', async () => {
  const cut = fresh.database.transaction(async (tx) => {
    await add(tx, 1);
    await cutOff((text) => tx.query(text));
    await add(tx, 2);
  });
  const error: unknown = await cut.catch((reason: unknown) => reason);
  expect(isConnectionLost(error)).toBe(true);
  await fresh.database.transaction((tx) => add(tx, 3));
  expect(await notes()).toEqual([3]);
});

test('a connection cut when only COMMIT is left gives an unknown outcome', async () => {
  const cut = fresh.database.transaction(async (tx) => {
    await add(tx, 1);
    await cutOff((text) => tx.query(text));
  });
  await expect(cut).rejects.toMatchObject({ code: 'database.commit-unknown' });
});

describe('a statement that nobody waits for', () => {
  const unheard = (tx: Tx, text: string) => tx.query(text, [], { unheard: true });
  const double = 'INSERT INTO note (id) VALUES (1/0)';

  test('is stored with the rest', async () => {
    await fresh.database.transaction((tx) => unheard(tx, 'INSERT INTO note (id) VALUES (7)'));
    expect(await notes()).toEqual([7]);
  });

  test('that fails fails the transaction with its own error, and leaves the connection sound', async () => {
    const failing = fresh.database.transaction(async (tx) => {
      await add(tx, 1);
      expect(await unheard(tx, double)).toEqual([]);
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await notes()).toEqual([]);
  });

  test('that fails is told by the next query, which is only its echo', async () => {
    const codes: unknown[] = [];
    const failing = fresh.database.transaction(async (tx) => {
      await unheard(tx, double);
      await add(tx, 1).catch((error: { code: string }) => codes.push(error.code));
      await add(tx, 2).catch((error: { code: string }) => codes.push(error.code));
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(codes).toEqual(['22012', '25P02']);
  });

  test('that fails inside a savepoint is undone with it', async () => {
    await fresh.database.transaction(async (tx) => {
      await add(tx, 1);
      await tx.query('SAVEPOINT one');
      await unheard(tx, double);
      await expect(tx.query('RELEASE SAVEPOINT one')).rejects.toMatchObject({ code: '22012' });
      await tx.query('ROLLBACK TO SAVEPOINT one');
    });
    expect(await notes()).toEqual([1]);
  });

  test.each(['false', 'null::boolean'])('demands what must hold, and fails where that is %s', async (holds) => {
    const failing = fresh.database.transaction(async (tx) => {
      await add(tx, 1);
      await unheard(tx, `SELECT demand(${holds}, 'wrote 1 of 2')`);
    });
    await expect(failing).rejects.toThrow('wrote 1 of 2');
    expect(await notes()).toEqual([]);
    await fresh.database.transaction((tx) => unheard(tx, "SELECT demand(true, 'wrote 2 of 2')"));
  });

  test('on a connection that is cut gives an unknown outcome, since COMMIT was on its way', async () => {
    const cut = fresh.database.transaction(async (tx) => {
      await cutOff((text) => tx.query(text));
      await unheard(tx, 'INSERT INTO note (id) VALUES (8)');
    });
    const error: unknown = await cut.catch((reason: unknown) => reason);
    expect(isConnectionLost(error)).toBe(true);
    expect(await notes()).toEqual([]);
  });
});

describe('a transaction that only reads and then writes once, unheard', () => {
  const seeing = <Row>(tx: Tx, text: string) => tx.query<Row>(text, [], { onlyReads: true });
  const alone = (tx: Tx, text: string) => tx.query(text, [], { unheard: true });
  // Of a transaction the time is that of BEGIN; of a statement that stands alone it is its own.
  const standsAlone = `INSERT INTO note (id) SELECT 1 WHERE demand(now() = statement_timestamp(), 'in a transaction')`;

  test('needs no BEGIN', async () => {
    await fresh.database.transaction(async (tx) => {
      expect(await seeing(tx, 'SELECT id FROM note')).toEqual([]);
      await alone(tx, standsAlone);
    });
    expect(await notes()).toEqual([1]);
  });

  test('is one transaction as soon as something else is asked, what was held included', async () => {
    const failing = fresh.database.transaction(async (tx) => {
      await alone(tx, 'INSERT INTO note (id) VALUES (1)');
      // It sees what was asked for before it.
      expect(await seeing(tx, 'SELECT id FROM note')).toEqual([{ id: 1 }]);
      await add(tx, 2);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await notes()).toEqual([]);
    await fresh.database.transaction(async (tx) => {
      await Promise.all([alone(tx, 'INSERT INTO note (id) VALUES (1)'), alone(tx, 'UPDATE note SET id = id + 1')]);
    });
    expect(await notes()).toEqual([2]);
  });

  test('stores nothing when the work throws', async () => {
    const failing = fresh.database.transaction(async (tx) => {
      await alone(tx, 'INSERT INTO note (id) VALUES (1)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await notes()).toEqual([]);
  });

  test('fails with the error of its statement, and the connection serves on', async () => {
    const pidOf = async (tx: Tx) => (await seeing<{ pid: number }>(tx, 'SELECT pg_backend_pid() AS pid'))[0]?.pid;
    let first: number | undefined;
    const failing = fresh.database.transaction(async (tx) => {
      first = await pidOf(tx);
      await alone(tx, 'INSERT INTO note (id) VALUES (1/0)');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    const others = await Promise.all([fresh.database.transaction(pidOf), fresh.database.transaction(pidOf)]);
    expect(others).toContain(first);
  });

  test('has an unknown outcome when the connection breaks', async () => {
    const cut = fresh.database.transaction(async (tx) => {
      await cutOff((text) => seeing(tx, text));
      await alone(tx, 'INSERT INTO note (id) VALUES (1)');
    });
    const error: unknown = await cut.catch((reason: unknown) => reason);
    expect(isConnectionLost(error)).toBe(true);
    expect(await notes()).toEqual([]);
  });
});

test('a lock that travels with BEGIN holds until the end, and what follows waits for BEGIN', async () => {
  await fresh.database.transaction((tx) => add(tx, 1));
  const locks = await fresh.database.transaction(async (tx) => {
    const text = 'SELECT id FROM note FOR UPDATE';
    const [first, second] = await Promise.all([
      tx.query(text, [], { name: 'note.lock', onlyLocks: true }),
      tx.query<{ own: boolean }>('SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS own', [], { onlyLocks: true }),
    ]);
    expect(first).toEqual([{ id: 1 }]);
    await tx.query('UPDATE note SET id = 2');
    return second;
  });
  // The lock gave the transaction its id, and the statement behind it saw that: one transaction.
  expect(locks).toEqual([{ own: true }]);
  expect(await notes()).toEqual([2]);
});

test('a transaction that asks nothing ends well', async () => {
  expect(await fresh.database.transaction(() => Promise.resolve('nothing'))).toBe('nothing');
});

test('a transaction that is kept after its work is refused', async () => {
  let kept: Tx | null = null;
  await fresh.database.transaction((tx) => Promise.resolve((kept = tx)));
  await expect((kept as unknown as Tx).query('SELECT 1')).rejects.toThrow('over');
});

test('instants and days arrive as text, whatever the zone of the machine', async () => {
  const rows = await fresh.database.read(
    `SELECT '2024-07-01 00:00:00+07'::timestamptz AS at, '2024-06-30'::date AS day,
            ARRAY['2024-07-01 00:00:00+07'::timestamptz, NULL] AS instants, ARRAY['2024-06-30'::date] AS days, 5::int8 AS big`,
  );
  // Midnight in Hà Nội is 17:00 of the day before in UTC.
  expect(rows).toEqual([
    {
      at: '2024-06-30T17:00:00.000Z',
      day: '2024-06-30',
      instants: ['2024-06-30T17:00:00.000Z', null],
      days: ['2024-06-30'],
      big: '5',
    },
  ]);
});

async function cutOff(ask: (text: string) => Promise<{ pid: number }[]>): Promise<void> {
  const rows = await ask('SELECT pg_backend_pid() AS pid');
  const owner = new Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  await owner.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
  await owner.end();
}

import type { Client } from 'pg';
import type { Case } from './case';
import { plainClient } from './cluster';
import { commandStatement } from './limits';
import { byTurns, secondsOf } from './measure';
import { headOfRow, TrailKeeper, type World } from './world';

/** One person's command after the other, from 64 callers at once and from one alone. */

const MANY = { callers: 64, clients: 8, rows: 6_000 } as const;
const ONE = { callers: 1, clients: 1, rows: 500 } as const;

interface Load {
  readonly callers: number;
  /** Connections that the limit uses. */
  readonly clients: number;
  readonly rows: number;
}

export const commands: Case = {
  name: 'commands',
  async run({ world, results }) {
    const keeper = TrailKeeper.start(world.place);
    const many = await compared(world, { ...MANY, rows: world.share(MANY.rows) }, results.say);
    const ratio = many.ours / many.limit;
    results.add({
      ...{ name: 'commands, 64 callers', unit: 'per second', ...many, ratio },
      ...{ goal: '≥ 1.3 × limit of 8 clients', met: ratio >= 1.3 },
    });
    const one = await compared(world, { ...ONE, rows: world.share(ONE.rows) }, results.say);
    const [ours, limit] = [1_000 / one.ours, 1_000 / one.limit];
    results.add({
      ...{ name: 'command, one caller: latency', unit: 'ms', ours, limit, ratio: ours / limit },
      ...{ goal: '≤ 2 × limit of 1 client', met: ours / limit <= 2 },
    });
    await keeper.drain(world.house);
    await keeper.stop();
  },
};

/** Commands per second of either side. */
async function compared(world: World, load: Load, say: (text: string) => void) {
  const { calm, drafting } = world.sample;
  const statement = commandStatement(calm, drafting);
  const clients: Client[] = [];
  for (let count = 0; count < load.clients; count += 1) clients.push(await plainClient(world.place));
  const rate = async (callers: number, once: (id: string, n: number, caller: number) => Promise<void>) => {
    const first = world.take('calm', load.rows);
    const ids = await world.ids(first, load.rows);
    let next = 0;
    const caller = async (_: unknown, place: number): Promise<void> => {
      for (let index = next++; index < ids.length; index = next++) await once(ids[index] ?? '', first + index, place);
    };
    return load.rows / (await secondsOf(() => Promise.all(Array.from({ length: callers }, caller))));
  };
  const taken = await byTurns(
    {
      ours: () => rate(load.callers, (id, n) => submit(world, id, n)),
      limit: () =>
        rate(load.clients, async (id, _, place) => {
          const { rowCount } = await (clients[place] as Client).query(statement(id));
          if (rowCount !== 1) throw new Error(`the limit wrote ${rowCount} entries`);
        }),
    },
    say,
  );
  for (const client of clients) await client.end();
  return taken;
}

async function submit({ house }: World, id: string, n: number): Promise<void> {
  const by = headOfRow(n);
  const answer = await house.commands.submit({ subject: 'obligation', id, asked: { type: 'draft.started' }, by });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
}

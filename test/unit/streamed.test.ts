import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { streamed } from '../../src/web/page/streamed';

const PIECE = 'x'.repeat(64 * 1_024);
const PIECES = 2_000;

let server: Server | null = null;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
});

/** Serves one answer and tells what became of it. */
async function answering(work: (response: ServerResponse) => Promise<void>) {
  let outcome: Promise<unknown> = Promise.resolve();
  const began = new Promise<ServerResponse>((resolve) => {
    server = createServer((_, response) => {
      outcome = work(response).then(
        () => 'done',
        (error: unknown) => error,
      );
      resolve(response);
    });
  });
  server?.listen(0, '127.0.0.1');
  if (server) await once(server, 'listening');
  const { port } = server?.address() as AddressInfo;
  const request = get(`http://127.0.0.1:${port}/`);
  request.on('error', () => undefined);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return { request, answer, response: await began, outcome: () => outcome };
}

test('a download that is broken off ends the work behind it and leaves no listener behind', async () => {
  const told = { asked: 0, ended: false };
  async function* pieces(): AsyncGenerator<string> {
    try {
      for (; told.asked < PIECES; told.asked += 1) yield await Promise.resolve(PIECE);
    } finally {
      told.ended = true;
    }
  }
  const warned: string[] = [];
  const onWarning = (warning: Error): void => void warned.push(warning.name);
  process.on('warning', onWarning);
  const { request, answer, response, outcome } = await answering((to) => streamed(to, pieces()));
  let taken = 0;
  answer.on('error', () => undefined);
  answer.on('data', (bytes: Buffer) => {
    taken += bytes.length;
    // Many waits for a slow reader later.
    if (taken > 100 * PIECE.length) request.destroy();
  });
  await once(request, 'close');
  expect(await outcome()).toBe('done');
  expect(told.ended).toBe(true);
  expect(told.asked).toBeLessThan(PIECES / 2);
  // Of Node's own there are a few, whatever came before.
  expect(response.listenerCount('close')).toBeLessThan(10);
  process.off('warning', onWarning);
  expect(warned).toEqual([]);
});

test('an answer whose source fails is broken off and not ended', async () => {
  async function* pieces(): AsyncGenerator<string> {
    yield await Promise.resolve('first');
    throw new Error('the database is gone');
  }
  const { answer, outcome } = await answering((to) => streamed(to, pieces()));
  answer.on('error', () => undefined);
  answer.resume();
  await new Promise((done) => answer.once('close', done));
  expect(answer.complete).toBe(false);
  expect(await outcome()).toEqual(new Error('the database is gone'));
});

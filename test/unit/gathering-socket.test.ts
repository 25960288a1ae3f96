import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { GatheringSocket } from '../../src/platform/database/gathering-socket';

/** A server that keeps what it was sent, and a socket connected to it. */
async function connected() {
  const received: Buffer[] = [];
  const server = createServer((peer) => peer.on('data', (data) => received.push(data)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = new GatheringSocket();
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  return {
    socket,
    async received(): Promise<string> {
      socket.end();
      await once(socket, 'close');
      server.close();
      await once(server, 'close');
      return Buffer.concat(received).toString();
    },
  };
}

describe('a gathering socket', () => {
  it('holds what one turn writes, promises included, and lets it leave with the turn', async () => {
    const { socket, received } = await connected();
    socket.write('begin;');
    await Promise.resolve();
    socket.write('lock;');
    expect(socket.writableCorked).toBe(1);
    await new Promise(setImmediate);
    expect(socket.writableCorked).toBe(0);
    expect(await received()).toBe('begin;lock;');
  });

  it('keeps a cork that somebody else has set', async () => {
    const { socket, received } = await connected();
    socket.cork();
    socket.write('half ');
    await new Promise(setImmediate);
    expect(socket.writableCorked).toBe(1);
    socket.uncork();
    socket.write('whole');
    expect(await received()).toBe('half whole');
  });
});

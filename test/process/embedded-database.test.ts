import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import type { Purpose } from '../../src/platform/embedded/guard.store';
import { processesIn, readPostmasterFile } from '../../src/platform/embedded/processes';
import { SILENT_LOG } from '../../src/platform/logging';
import { removeTestHome } from '../support/test-cluster';

const isRoot = process.getuid?.() === 0;
// A user that every system knows; initdb refuses one without a name.
const NOBODY = 65_534;
let folder: string;
let home: string;
let opened: EmbeddedDatabase[] = [];
let children: ChildProcess[] = [];

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dondoc-embedded-')));
  chmodSync(folder, 0o755);
  home = join(folder, 'home');
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const embedded of opened) await embedded.close();
  opened = [];
  children = [];
});
afterAll(() => {
  for (const name of ['home', 'closed', 'theirs', 'old']) removeTestHome(join(folder, name));
  removeTestHome(folder);
});

async function open(purpose: Purpose, where = home): Promise<EmbeddedDatabase> {
  const embedded = await EmbeddedDatabase.open({ home: where, purpose, log: SILENT_LOG });
  opened.push(embedded);
  return embedded;
}

/** The same in a process of its own, as another user where one is given. */
async function openElsewhere(
  purpose: Purpose,
  where = home,
  uid?: number,
): Promise<{ child: ChildProcess; answer: { engineUrl?: string; ownerUrl?: string; code?: string; facts?: unknown } }> {
  const hook = join(__dirname, '../support/typescript-hook.cjs');
  const program = join(__dirname, 'programs/hold-database.ts');
  const child = spawn(process.execPath, ['-r', hook, program, where, purpose], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, answer: JSON.parse(line) as { engineUrl?: string } };
}

async function ask<Row>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

const serverPid = (where = home): number | undefined => readPostmasterFile(join(where, 'pg'))?.pid;
const note = async (url: string, text: string) => {
  await ask(url, 'CREATE TABLE IF NOT EXISTS public.note (text text)');
  await ask(url, `INSERT INTO public.note VALUES ('${text}')`);
};
const notes = async (url: string): Promise<string[]> =>
  (await ask<{ text: string }>(url, 'SELECT text FROM public.note')).map((row) => row.text);

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('two first starts at once make one cluster, and both have a place in it', async () => {
  const [app, command] = await Promise.all([open('app'), open('command')]);
  expect(command.engineUrl).toBe(app.engineUrl);
  await note(app.ownerUrl, 'first');
});

test('the engine is neither owner nor superuser, and the server hears this machine alone', async () => {
  const app = await open('app');
  const rows = await ask(
    app.engineUrl,
    `SELECT rolsuper, current_setting('listen_addresses') AS hears, current_setting('fsync') AS fsync,
            current_setting('server_encoding') AS encoding
       FROM pg_roles WHERE rolname = current_user`,
  );
  expect(rows).toEqual([{ rolsuper: false, hears: '127.0.0.1', fsync: 'on', encoding: 'UTF8' }]);
  await expect(ask(app.engineUrl, 'CREATE TABLE public.mine (id int)')).rejects.toMatchObject({ code: '42501' });
});

test('the connection file is for the owner alone and names the running server', async () => {
  const app = await open('app');
  const file = join(home, 'connection.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    ownerUrl: app.ownerUrl,
    engineUrl: app.engineUrl,
    pid: serverPid(),
  });
});

test('a command beside an app uses its server and leaves it running', async () => {
  const app = await open('app');
  const pid = serverPid();
  const command = await open('command');
  await command.close();
  expect(serverPid()).toBe(pid);
  expect(await notes(app.ownerUrl)).toEqual(['first']);
});

test('a command that outlives its app keeps the server; the last one out stops it', async () => {
  const app = await open('app');
  const command = await open('command');
  await app.close();
  expect(await notes(command.ownerUrl)).toEqual(['first']);
  await command.close();
  expect(serverPid()).toBeUndefined();
  // The server's children outlive it by the blink in which the kernel takes them down.
  await until(() => (processesIn(join(home, 'pg')) ?? []).length === 0);
});

test('a second app on the same home is refused and told who has it', async () => {
  await open('app');
  const { child, answer } = await openElsewhere('app');
  expect(answer).toEqual({ code: 'home.in-use', facts: { pid: process.pid, home } });
  if (child.exitCode === null) await once(child, 'exit');
});

test('the server of an app that was killed is taken over by the next, with every acknowledged row', async () => {
  const { child, answer } = await openElsewhere('app');
  await note(answer.ownerUrl ?? '', 'before the kill');
  const orphan = serverPid();
  await kill(child);
  const app = await open('app');
  expect(serverPid()).toBe(orphan);
  expect(await notes(app.ownerUrl)).toEqual(['first', 'before the kill']);
  await app.close();
  expect(serverPid()).toBeUndefined();
});

test('a server that is killed under its app comes back on the same port with every acknowledged row', async () => {
  const app = await open('app');
  const url = app.ownerUrl;
  await note(url, 'before the crash');
  const killed = serverPid() ?? 0;
  const back = new Promise<void>((resolve) => app.onceRestored(resolve));
  process.kill(killed, 'SIGKILL');
  await back;
  expect(app.ownerUrl).toBe(url);
  expect(serverPid()).not.toBe(killed);
  expect(await notes(url)).toContain('before the crash');
});

test('app and server killed together: the next start recovers', async () => {
  const { child, answer } = await openElsewhere('app');
  await note(answer.ownerUrl ?? '', 'before both');
  const server = serverPid() ?? 0;
  await kill(child);
  process.kill(server, 'SIGKILL');
  const app = await open('app');
  expect(await notes(app.ownerUrl)).toContain('before both');
});

test('a note of a dead server whose process id a stranger now has does not keep us out', async () => {
  writeFileSync(join(home, 'pg', 'postmaster.pid'), `${process.pid}\n${home}/pg\n1\n1\n\n127.0.0.1\n\nready\n`);
  const app = await open('app');
  expect(await notes(app.ownerUrl)).toContain('first');
});

test('SIGTERM to the only user stops the server', async () => {
  const { child } = await openElsewhere('app');
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  expect(serverPid()).toBeUndefined();
});

test('data of another major version are refused and left alone', async () => {
  const old = join(folder, 'old');
  mkdirSync(join(old, 'pg'), { recursive: true });
  writeFileSync(join(old, 'pg', 'PG_VERSION'), '9\n');
  await expect(open('app', old)).rejects.toMatchObject({
    code: 'embedded.other-version',
    facts: { found: '9', expected: '18' },
  });
});

(isRoot ? test : test.skip)('root below a folder that is closed to all others starts as well', async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const app = await open('app', join(closed, 'home'));
  expect(await ask(app.engineUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(statSync(join(closed, 'home', 'pg')).uid).not.toBe(0);
  await app.close();
  const again = await open('command', join(closed, 'home'));
  expect(await ask(again.engineUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

(isRoot ? test : test.skip)('a user who is not root starts as themselves', async () => {
  const theirs = join(folder, 'theirs');
  mkdirSync(theirs);
  chownSync(theirs, NOBODY, NOBODY);
  const { child, answer } = await openElsewhere('app', theirs, NOBODY);
  expect(answer.code).toBeUndefined();
  expect(await ask(answer.engineUrl ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(statSync(join(theirs, 'pg')).uid).toBe(NOBODY);
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
});

/** Asks until it is so; the test's own time limit is the only clock. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

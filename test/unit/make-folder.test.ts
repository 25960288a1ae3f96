import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../src/platform/folders.store';

describe('making a folder', () => {
  let place: string;
  beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'dondoc-folder-'))));
  afterEach(() => rmSync(place, { recursive: true }));

  it('makes those above it as well, and takes what is there already', async () => {
    const deep = join(place, 'a', 'b', 'c');
    await Promise.all([makeFolder(deep, 0o700), makeFolder(deep, 0o700)]);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    await makeFolder(deep, 0o700);
  });

  it('says why when a file stands in the way', async () => {
    writeFileSync(join(place, 'file'), '');
    await expect(makeFolder(join(place, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  const proc = existsSync('/proc/self') ? it : it.skip;
  proc('ends where the system makes nothing', async () => {
    await expect(makeFolder('/proc/nothing/here')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

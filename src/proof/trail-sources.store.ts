import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorkingCalendar } from '../calendar/calendar-files.store';
import { calendarName } from '../calendar/working-calendar';
import { parseLadder, ladderName } from '../obligations/ladder';
import type { Tx } from '../platform/database/tx';
import { projectRoot } from '../platform/paths';
import type { SourceLine } from '../trail/export/format';

/** The text of what an entry names beside its machines: calendars and ladders as they are released with this build, plan files as they were loaded. What
 *  this build no longer has is named without a text. */
export async function sourceOf(tx: Tx, kind: SourceLine['kind'], name: string): Promise<SourceLine> {
  return { kind, name, files: await filesOf(tx, kind, name) };
}

async function filesOf(tx: Tx, kind: SourceLine['kind'], name: string): Promise<SourceLine['files']> {
  switch (kind) {
    case 'calendar':
      return calendarName(loadWorkingCalendar()) === name ? filesIn('calendars', () => true) : [];
    case 'ladder':
      return filesIn('policies', (file, text) => {
        const ladder = /^ladder-/.test(file) ? parseLadder(file, text) : null;
        return ladder !== null && !('code' in ladder) && ladderName(ladder) === name;
      });
    case 'plan-file': {
      const rows = await tx.query<{ slug: string; file_text: string }>(
        'SELECT slug, file_text FROM plan WHERE file_sha256 = $1 LIMIT 1',
        [name],
      );
      return rows.map(({ slug, file_text: text }) => ({ name: `${slug}.plan.yaml`, text }));
    }
  }
}

function filesIn(folder: string, isWanted: (file: string, text: string) => boolean): SourceLine['files'] {
  const path = join(projectRoot(), 'workflows', folder);
  return readdirSync(path)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }))
    .filter(({ name, text }) => isWanted(name, text));
}

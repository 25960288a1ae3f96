import { refusal, type Refusal } from '../../workflows/vocabulary';
import { parseCalendarYear } from '../calendar/calendar-file';
import { isRefusal } from '../calendar/dated-record';
import { parseReportingRegimes } from '../calendar/reporting-regime';
import type { Commands } from '../engine/commands.service';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import { CalendarChanges, type CalendarReport } from './calendar-changes.service';
import type { OpeningContext } from './duty-deadlines';
import { ladderName, parseLadder } from './ladder';

export const TRIAL_KINDS = ['calendar', 'ladder', 'regimes'] as const;
export type TrialKind = (typeof TRIAL_KINDS)[number];

/** What a changed file would move, and where it belongs. */
export interface Trial extends CalendarReport {
  readonly kind: TrialKind;
  /** Path below the project. */
  readonly file: string;
}
type World = Omit<OpeningContext, 'planId' | 'plan'>;
type Tried = { readonly file: string; readonly world: World } | Refusal;

/** Tries a changed file of days off, rungs or reporting regimes on what is open: nothing is written, and nothing is kept. */
export class SettingsTrials {
  constructor(
    private readonly database: Database,
    private readonly commands: Pick<Commands, 'inOneTransaction'>,
    private readonly clock: Clock,
    private readonly world: () => World,
  ) {}

  /** The open duties whose date or next rung would be another. Open duties keep the ladder that they were opened under: of a ladder
   *  it is told what would be if they went by the new one. Refuses `record.invalid` with every problem, and `record.version-kept`
   *  where the text differs from what is in force and its version does not. */
  async try(kind: TrialKind, text: string): Promise<Trial | Refusal> {
    const tried = TRY[kind](text.normalize('NFC'), this.world());
    if ('code' in tried) return tried;
    const changes = new CalendarChanges(this.database, this.commands, this.clock, () => tried.world);
    return { kind, file: tried.file, ...(await changes.preview()) };
  }
}

const TRY: Readonly<Record<TrialKind, (text: string, world: World) => Tried>> = {
  calendar: (text, world) => {
    const year = parseCalendarYear('YYYY.yaml', text);
    if (isRefusal(year)) return year;
    const before = world.calendar.yearOf(year.year);
    const kept = keptVersion(`${year.year}.yaml`, before, year);
    return (
      kept ?? {
        file: `workflows/calendars/${year.year}.yaml`,
        world: { ...world, calendar: world.calendar.with(year) },
      }
    );
  },
  ladder: (text, world) => {
    const ladder = parseLadder('ladder.yaml', text);
    if (isRefusal(ladder)) return ladder;
    const same = world.ladders.find((each) => ladderName(each) === ladderName(ladder));
    const kept = keptVersion(ladderName(ladder), same, ladder);
    if (kept !== null) return kept;
    // As if it had been in force when they were opened: under the name that they carry.
    const ladders = world.ladders.map((each) => (each.id === ladder.id ? { ...ladder, version: each.version } : each));
    return { file: `workflows/policies/ladder-${ladder.id}-${ladder.version}.yaml`, world: { ...world, ladders } };
  },
  regimes: (text, world) => {
    const regimes = parseReportingRegimes('reporting-regimes.yaml', text);
    if (isRefusal(regimes)) return regimes;
    for (const regime of regimes) {
      const same = world.regimes.find(({ id, version }) => id === regime.id && version === regime.version);
      const kept = keptVersion(`${regime.id}@${regime.version}`, same, regime);
      if (kept !== null) return kept;
    }
    return { file: 'workflows/policies/reporting-regimes.yaml', world: { ...world, regimes } };
  },
};

/** Another text under a version that is known: two readers of the trail would take it for the same. */
function keptVersion<T extends { readonly version: number }>(
  name: string,
  before: T | undefined,
  now: T,
): Refusal | null {
  if (before === undefined || before.version !== now.version || sameText(before, now)) return null;
  return refusal('record.version-kept', { name, version: now.version });
}

const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

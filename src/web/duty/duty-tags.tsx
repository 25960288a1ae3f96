import type { LocalDate } from '../../../workflows/vocabulary';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import type { Timeliness } from '../../obligations/timeliness';
import { Icon } from '../page/icon';
import type { IconName } from '../page/icons.table';
import { useView, useWords } from '../page/view';
import { words } from '../../platform/words';
import { stateText } from '../../obligations/state-words.table';
import { DAY_WORDS, TIMELINESS_WORDS } from '../../obligations/timeliness-words';

/** A line of a list as it is shown today. */
export interface SeenDuty extends ObligationLine {
  /** Working days from today to the due day, below zero when it is over; null without one. */
  readonly daysLeft: number | null;
}

export const seenOn = (line: ObligationLine, daysUntil: (dueOn: LocalDate) => number): SeenDuty => ({
  ...line,
  daysLeft: line.dueOn === null ? null : daysUntil(line.dueOn),
});

export const TIMELINESS_LOOK: Readonly<Record<Timeliness, { readonly tag: string; readonly icon: IconName }>> = {
  'no-date': { tag: 'tag', icon: 'none' },
  'in-time': { tag: 'tag tag--ontrack', icon: 'play' },
  'due-soon': { tag: 'tag tag--soon', icon: 'clock' },
  overdue: { tag: 'tag tag--late', icon: 'late' },
  'done-in-time': { tag: 'tag tag--done', icon: 'check' },
  'done-late': { tag: 'tag tag--donelate', icon: 'doneLate' },
  discharged: { tag: 'tag', icon: 'remove' },
  superseded: { tag: 'tag', icon: 'remove' },
  transferred: { tag: 'tag', icon: 'onward' },
};

/** In time or late: a filled tag. */
export function TimelinessTag({
  timeliness,
  children,
}: {
  readonly timeliness: Timeliness;
  readonly children?: string;
}) {
  const t = useWords(TIMELINESS_WORDS);
  const { tag, icon } = TIMELINESS_LOOK[timeliness];
  return (
    <span class={tag}>
      <Icon name={icon} />
      {children ?? t[timeliness]}
    </span>
  );
}

/** The same with how many working days are left or over, where the unit still has it. */
export function DaysTag({ duty }: { readonly duty: SeenDuty }) {
  const t = useWords(DAY_WORDS);
  const { timeliness, daysLeft, handedInAt } = duty;
  if (daysLeft === null || handedInAt !== null) return <TimelinessTag timeliness={timeliness} />;
  if (timeliness === 'overdue') {
    return <TimelinessTag timeliness={timeliness}>{daysLeft < 0 ? t.late(-daysLeft) : t.justLate}</TimelinessTag>;
  }
  if (timeliness !== 'due-soon') return <TimelinessTag timeliness={timeliness} />;
  return <TimelinessTag timeliness={timeliness}>{daysLeft > 0 ? t.left(daysLeft) : t.today}</TimelinessTag>;
}

const STATE_ICONS: Readonly<Record<string, IconName>> = {
  ...{ assigned: 'circle', upcoming: 'circle', awaited: 'circle', due: 'circle', occurred: 'circle', open: 'circle' },
  ...{ returned: 'back', handedBack: 'back' },
  ...{ confirmed: 'check', concluded: 'check', consolidated: 'check', noneAccepted: 'check' },
  ...{ discharged: 'remove', superseded: 'remove', transferred: 'onward' },
};

/** Where the work stands: an outlined tag. A suspended duty says so instead. */
export function StateTag({ duty }: { readonly duty: ObligationLine }) {
  const { language } = useView();
  const suspended = duty.forceState === 'suspended';
  const withOthers = duty.officeState === null ? 'half' : 'inbox';
  return (
    <span class="tag tag--state">
      <Icon name={suspended ? 'pause' : (STATE_ICONS[duty.workState] ?? withOthers)} />
      {stateText(suspended ? 'suspended' : duty.workState, language)}
    </span>
  );
}

const LADDER_WORDS = words({
  step: {
    vi: (step: number, name: string) => `Bậc ${step}/6: ${name.toLowerCase()}`,
    en: (step: number, name: string) => `Step ${step} of 6: ${name.toLowerCase()}`,
  },
});

const RUNGS: readonly string[] = ['quiet', 'reminded', 'overdue', 'urged', 'escalated', 'flagged'];

/** How far the clock has climbed: six steps, those behind it filled, with its word. */
export function Ladder({ watchState }: { readonly watchState: string }) {
  const { language } = useView();
  const t = useWords(LADDER_WORDS);
  const at = RUNGS.indexOf(watchState);
  if (at < 0) return null;
  return (
    <span class="ladder">
      <svg viewBox="0 0 62 20" aria-hidden="true">
        {RUNGS.map((rung, index) => (
          <rect
            key={rung}
            class={index <= at ? 'ladder__on' : 'ladder__off'}
            x={1 + index * 10.2}
            y={14 - index * 2.6}
            width="7.6"
            height={5 + index * 2.6}
          />
        ))}
      </svg>
      {t.step(at + 1, stateText(watchState, language))}
    </span>
  );
}

const FLAG_WORDS = words({
  whole: { vi: 'Cờ người đứng đầu', en: 'Head flagged' },
  short: { vi: 'Cờ', en: 'Flag' },
});

/** The head's flag; in lists by one word. */
export function FlagTag({ duty, whole = false }: { readonly duty: ObligationLine; readonly whole?: boolean }) {
  const t = useWords(FLAG_WORDS);
  if (duty.watchState !== 'flagged' || duty.ended) return null;
  return (
    <span class="tag tag--flag">
      <Icon name="flag" />
      {whole ? t.whole : t.short}
    </span>
  );
}

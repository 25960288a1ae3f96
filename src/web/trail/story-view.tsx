import type { Instant } from '../../../workflows/vocabulary';
import type { DutyReading } from '../duty/duty-reading.service';
import { DaysTag, FlagTag, StateTag } from '../duty/duty-tags';
import { periodText } from '../duty/period-text';
import { Timeline } from '../duty/timeline-view';
import { dutyAddress, storyAddress } from '../page/addresses';
import { documentText } from '../page/document-text';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import type { ChainCheck } from './trail-entries.store';
import { TRAIL_WORDS } from './trail-words';

export interface StoryProps {
  readonly id: string;
  /** Null when the record cannot be read any more. */
  readonly reading: DutyReading | null;
  readonly check: ChainCheck;
  readonly checkedAt: Instant;
}

/** One obligation from its opening to now, as it is put into a file on paper. */
export function Story({ id, reading, check, checkedAt }: StoryProps) {
  const { language } = useView();
  const t = useWords(TRAIL_WORDS);
  if (reading === null) {
    return (
      <>
        <div class="page-title">
          <h1>{t.story}</h1>
        </div>
        <Check {...{ id, check, checkedAt }} />
      </>
    );
  }
  const { duty, plan, history, names } = reading;
  const period = periodText(duty.periodKey, language);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>
            {t.story}: {duty.task.title}
            {period === null ? '' : `, ${period}`}
          </h1>
          <p>
            {duty.unit.name}. {plan === null ? duty.plan.slug : documentText(plan, language)}, {duty.task.clause}.
          </p>
          <div class="tags">
            <DaysTag duty={duty} />
            <StateTag duty={duty} />
            <FlagTag duty={duty} whole />
          </div>
          <p class="small no-print">
            {t.storyHelp} <a href={dutyAddress(duty.id)}>{t.duty}</a>
          </p>
        </div>
      </div>
      <div class="stack">
        <Check id={duty.id} check={check} checkedAt={checkedAt} />
        <Timeline id={duty.id} history={history} names={names} shown="full" />
      </div>
    </>
  );
}

function Check({ id, check, checkedAt }: Omit<StoryProps, 'reading'>) {
  const t = useWords(TRAIL_WORDS);
  const { entries, lastHash, faults } = check;
  return (
    <section class={faults.length > 0 ? 'panel panel--late' : 'panel'} aria-labelledby="check">
      <h2 id="check">{t.check}</h2>
      {faults.length === 0 ? (
        <p role="status">
          <span class="tag tag--done">
            <Icon name="seal" />
            {t.whole(entries)}
          </span>
        </p>
      ) : (
        <div role="alert">
          <p>
            <span class="tag tag--late">
              <Icon name="late" />
              {t.broken(faults.length)}
            </span>
          </p>
          <ul>
            {faults.map(({ seq, fault }) => (
              <li key={`${seq}/${fault}`}>
                {t.step(seq)}: {t[fault]}
              </li>
            ))}
          </ul>
          <p>{t.brokenHelp}</p>
        </div>
      )}
      <p class="small section-s">
        {t.checkedAt} <Moment at={checkedAt} />. {t.lastHash}: <code class="code">{lastHash ?? '–'}</code>
      </p>
      <p class="actions no-print">
        <a class="btn btn--second btn--small" href={`${storyAddress(id)}#check`}>
          <Icon name="seal" />
          {t.again}
        </a>
      </p>
    </section>
  );
}

import type { HistoryEntry } from '../../obligations/obligation-history.store';
import { FIELD_WORDS } from '../duty/duty-words';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import { caseHappenedText } from './case-event-words.table';
import type { CaseReading } from './case-reading.service';
import { CASE_WORDS } from './case-words';

type Names = CaseReading['names'];

/** What happened in a case, the latest first, with the words that stand beside the trail. */
export function CaseHistory({ history, names }: Pick<CaseReading, 'history' | 'names'>) {
  const t = useWords(CASE_WORDS);
  return (
    <section class="panel" aria-labelledby="timeline">
      <h2 id="timeline">{t.history}</h2>
      <ol class="timeline">
        {[...history].reverse().map((entry) => (
          <Entry key={entry.seq} entry={entry} names={names} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, names }: { readonly entry: HistoryEntry; readonly names: Names }) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const fields: Readonly<Record<string, unknown>> = FIELD_WORDS(language);
  const { seq, type, recordedAt, by, texts, hash } = entry;
  return (
    <li>
      <span class="timeline__dot">
        <Icon name={by.kind === 'clock' ? 'clock' : 'talk'} />
      </span>
      <span class="timeline__when">
        <Moment at={recordedAt} /> · {by.kind === 'clock' ? t.clock : whoText(by, names)}
      </span>
      <b>{caseHappenedText(type, language)}</b>
      {Object.entries(texts).map(([field, text]) => (
        <p key={field} class="kept">
          {typeof fields[field] === 'string' ? fields[field] : field}: {text ?? t.erased}
        </p>
      ))}
      <p class="small muted">
        {t.seq(seq)}, <code>{hash.slice(0, 16)}</code>
      </p>
    </li>
  );
}

const whoText = (
  { person, post, unit }: Extract<HistoryEntry['by'], { readonly kind: 'person' }>,
  { persons, posts, units }: Names,
): string => [persons.get(person) ?? person, posts.get(post) ?? post, units.get(unit) ?? unit].join(', ');

import type { HistoryEntry } from '../../obligations/obligation-history.store';
import type { Language } from '../../platform/refusals/refusal-text';
import type { Tried } from '../page/tried';
import { fieldOf } from '../page/typed';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import type { DutyNames } from './duty-names.store';
import { DUTY_WORDS } from './duty-words';

/** A form came too late: what was recorded since it was opened, by whom. What was typed stands in the form. */
export function ChangedSince({
  tried,
  history,
  names,
  happened,
  intro,
}: {
  readonly tried: Tried;
  readonly history: readonly HistoryEntry[];
  readonly names: DutyNames;
  readonly intro: string;
  readonly happened: (type: string, language: Language) => string;
}) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  // Each entry raises the version by one.
  const since = history.filter(({ seq }) => seq > Number(fieldOf(tried.typed, 'version')));
  return (
    <div class="notice notice--soon" role="status">
      <p>{intro}</p>
      <ul>
        {since.map(({ seq, type, recordedAt, by, texts }) => (
          <li key={seq}>
            <b>{happened(type, language)}</b>, <Moment at={recordedAt} />,{' '}
            {by.kind === 'clock' ? t.clock : (names.persons.get(by.person) ?? by.person)}
            {Object.entries(texts).map(([field, text]) => (
              <p key={field} class="kept">
                {text ?? t.erased}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

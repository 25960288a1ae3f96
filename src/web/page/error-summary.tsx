import { refusalText } from '../../platform/refusals/refusal-text';
import type { FieldRefusal } from '../../platform/refused';
import type { Refusal } from '../../../workflows/vocabulary';
import { useView, useWords } from './view';
import { words } from '../../platform/words';

const ERROR_WORDS = words({
  title: { vi: 'Chưa gửi được', en: 'It could not be sent' },
});

/** What kept a form from being taken, on top of it: of the whole, and of each field with a way to it. `labels` names the fields. */
export function ErrorSummary({
  refused,
  wrong,
  labels,
}: {
  readonly refused: Refusal | null;
  readonly wrong: readonly FieldRefusal[];
  readonly labels: Readonly<Record<string, string>>;
}) {
  const { language } = useView();
  const t = useWords(ERROR_WORDS);
  if (refused === null && wrong.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} data-focus>
      <h2>{t.title}</h2>
      {refused === null ? null : <p>{refusalText(refused, language)}</p>}
      {wrong.length === 0 ? null : (
        <ul>
          {wrong.map((each) => (
            <li key={each.path}>
              <a href={`#${each.path}`}>
                {labels[each.path] ?? each.path}: {each.words?.[language] ?? refusalText(each, language)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

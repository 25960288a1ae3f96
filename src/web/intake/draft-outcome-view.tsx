import type { Correction } from '../../intake/drafts/correction';
import type { FieldRefusal } from '../../platform/refused';
import { draftAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { fieldOf, fieldsOf as allOf } from '../page/typed';
import { useView, useWords } from '../page/view';
import { correctionText, TakeBack } from './corrections-view';
import type { DraftProps } from './draft-props';
import type { TriedForm } from './duty-form';
import { CORRECTION_WORDS, DRAFT_WORDS } from './intake-words';
import { placeText } from './paper-text';

/** What was just done, with the way back. */
export function Outcome({ shown: { row }, done, form }: DraftProps) {
  const { language } = useView();
  const t = useWords(DRAFT_WORDS);
  if (done === null) return null;
  if (done === 'take-back')
    return (
      <p class="notice notice--done" role="status">
        {t.takenBack}
      </p>
    );
  return (
    <div class="notice notice--done actions" role="status" data-recorded={recordedForm(row.id, row.corrections.at(-1))}>
      <span>{CORRECTION_WORDS(language)[done]}.</span>
      {form === null || row.corrections.length === 0 ? null : (
        <TakeBack form={form} index={row.corrections.length - 1} />
      )}
    </div>
  );
}

/** Under this name a browser kept what was typed. */
const recordedForm = (id: string, last: Correction | undefined): string | undefined =>
  last?.op === 'edit' ? `draft/${draftAddress(id)}/${placeText(last.at)}` : undefined;

/** A form that was not taken: why, and what was typed where its place is gone. */
export function Sent(props: DraftProps & { readonly tried: TriedForm }) {
  const { tried } = props;
  return (
    <>
      {tried.stale ? <Stale {...props} /> : <WrongFields wrong={tried.wrong} />}
      {isShownAgain(props) ? null : <Typed typed={tried.typed} />}
    </>
  );
}

/** Somebody was quicker: what they did, above the form with what was typed. */
function Stale({ shown: { row }, tried }: DraftProps) {
  const { language } = useView();
  const t = useWords(DRAFT_WORDS);
  const seen = Number(fieldOf(tried?.typed ?? {}, 'before'));
  const since = Number.isInteger(seen) && seen > 0 ? row.corrections.slice(seen) : row.corrections.slice(-3);
  return (
    <div class="notice notice--soon" role="alert" tabIndex={-1} data-focus>
      <p>{t.stale}</p>
      {since.length === 0 ? null : (
        <>
          <p>{t.since}:</p>
          <ul>
            {since.map((one, index) => (
              <li key={index}>{correctionText(one, row.text, language)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The duty of the form is still there to be filled in again. */
const isShownAgain = ({ tried, chosen, shown }: DraftProps): boolean =>
  tried?.type !== 'edit' ||
  shown.draft.duties.some(({ span }) => span.start === chosen?.start && span.end === chosen.end);

/** What was typed about a duty that is gone: nothing of it is lost. */
function Typed({ typed }: { readonly typed: TriedForm['typed'] }) {
  const t = useWords(DRAFT_WORDS);
  const fields = ['text', 'leads', 'carriesOut', 'deadline', 'product'] as const;
  return (
    <section class="notice notice--quiet" aria-labelledby="typed">
      <h2 id="typed">{t.gone}</h2>
      <dl class="summary summary--narrow">
        {fields.map((field) => {
          const value = allOf(typed, field).join('; ');
          const name = field === 'text' ? t.words : t[field];
          return value === '' ? null : (
            <div key={field}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function WrongFields({ wrong }: { readonly wrong: readonly FieldRefusal[] }) {
  const t = useWords(DRAFT_WORDS);
  const labels = {
    ...{ text: t.words, words: t.addWords, deadline: t.deadline, product: t.product, kind: t.kind },
    ...{ leads: t.leads, carriesOut: t.carriesOut, unit: t.names },
  };
  return <ErrorSummary refused={null} wrong={wrong} labels={labels} />;
}

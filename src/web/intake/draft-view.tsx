import type { DraftDuty } from '../../intake/draft';
import type { Correction } from '../../intake/drafts/correction';
import type { ShownDraft } from '../../intake/drafts/intake-drafts.service';
import { officeOf } from '../../intake/plan-draft/plan-of';
import type { FieldRefusal } from '../../platform/refused';
import type { Span } from '../../intake/text/passage';
import type { Refusal } from '../../../workflows/vocabulary';
import type { Unit } from '../../people/people.store';
import { draftAddress, planAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { fieldOf, fieldsOf as allOf } from '../page/typed';
import { useView, useWords } from '../page/view';
import { DutyCard } from './duty-card';
import { AddForm, Hidden, UNIT_NAMES, type DraftForm, type TriedForm } from './duty-form';
import { Head, UnknownNames } from './head-view';
import { CORRECTION_WORDS, DRAFT_WORDS } from './intake-words';
import { Paper } from './paper-view';
import { placeText, shortened } from './paper-text';

export interface DraftProps {
  readonly shown: ShownDraft;
  readonly units: readonly Unit[];
  /** How the forms act; null for whoever may only look. */
  readonly form: DraftForm | null;
  /** The stage of the plan that it became; null: none, or not seen. */
  readonly planStage: string | null;
  /** The duty whose form is open, or the passage that one is added from. */
  readonly chosen: Span | null;
  readonly adding: Span | null;
  readonly done: Correction['op'] | 'take-back' | null;
  readonly tried: TriedForm | null;
  readonly refused: Refusal | null;
}

/** One draft: the paper, the duties that were read out of it, what is not sure first, and the way to a plan. */
export function DraftPage(props: DraftProps) {
  const { shown, form, units, tried, refused } = props;
  const t = useWords(DRAFT_WORDS);
  const { document, duties } = shown.draft;
  const { row } = shown;
  const address = draftAddress(row.id);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{document.title ?? row.fileName}</h1>
          <p>{[document.type, document.symbol, document.issuer].filter((each) => each !== null).join(', ')}</p>
        </div>
      </div>
      <Outcome {...props} />
      {form === null ? <p class="notice notice--quiet">{t.readOnly}</p> : null}
      {tried?.stale === true ? <Stale {...props} /> : null}
      {refused === null ? null : <ErrorSummary refused={refused} wrong={[]} labels={{}} />}
      {tried !== null && !isShownAgain(props) ? <Typed typed={tried.typed} /> : null}
      {tried === null || tried.stale ? null : <WrongFields wrong={tried.wrong} />}
      <nav class="tabs no-print" aria-label={t.parts}>
        <a href="#paper">{t.text}</a>
        <a href="#duties">{t.duties}</a>
        <a href="#head">{t.head}</a>
        <a href="#accept">{t.acceptTitle}</a>
      </nav>
      <div class="reader">
        <Paper text={row.text} duties={duties} address={address} canAdd={form !== null} />
        <div class="stack">
          <Warnings shown={shown} />
          <UnknownNames {...{ shown, form, tried }} unitNames={new Map(units.map(({ id, name }) => [id, name]))} />
          <Duties {...props} address={address} />
          <Head {...{ shown, form, tried }} />
          <Accept {...props} />
          <Corrections {...props} />
        </div>
      </div>
      <datalist id={UNIT_NAMES}>
        {units.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  );
}

function Outcome({ shown: { row }, done, form }: DraftProps) {
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

function TakeBack({ form, index }: { readonly form: DraftForm; readonly index: number }) {
  const t = useWords(DRAFT_WORDS);
  return (
    <Form action={form.action} post={form.post}>
      <Hidden type="take-back" form={form} />
      <input type="hidden" name="index" value={index} />
      <button class="btn btn--second btn--small" type="submit">
        {t.takeBack}
      </button>
    </Form>
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

function Warnings({ shown: { said, unplaced } }: Pick<DraftProps, 'shown'>) {
  const { language } = useView();
  const t = useWords(DRAFT_WORDS);
  const warnings = said.filter(({ ref }) => ref === null);
  if (warnings.length + unplaced.length === 0) return null;
  return (
    <section class="notice notice--soon" aria-labelledby="warnings">
      <h2 id="warnings">{t.warnings}</h2>
      <ul>
        {warnings.map((warning, index) => (
          <li key={index}>{warning[language]}</li>
        ))}
        {unplaced.length === 0 ? null : <li>{t.unplaced(unplaced.length)}</li>}
      </ul>
    </section>
  );
}

const OTHERS_MOST = 6;

function Duties(props: DraftProps & { readonly address: string }) {
  const { shown, form, chosen, adding, tried, address } = props;
  const t = useWords(DRAFT_WORDS);
  const { duties } = shown.draft;
  const { text } = shown.row;
  const unsure = duties.filter(({ confidence }) => confidence === 'low');
  const ordered = [...unsure, ...duties.filter(({ confidence }) => confidence !== 'low')];
  const isChosen = ({ span }: DraftDuty): boolean => span.start === chosen?.start && span.end === chosen.end;
  return (
    <section class="stack" aria-labelledby="duties">
      <div>
        <h2 id="duties">{`${t.duties} (${duties.length})`}</h2>
        <p class="small muted">
          {unsure.length === 0 ? t.allSure : t.unsureFirst(unsure.length)}. {t.keys}
        </p>
      </div>
      {form === null || adding === null ? null : (
        <AddForm
          at={adding}
          words={text.slice(adding.start, adding.end).trim()}
          form={form}
          tried={tried?.type === 'add' ? tried : null}
        />
      )}
      {duties.length === 0 ? <p class="empty">{t.none}</p> : null}
      {ordered.map((duty) => (
        <DutyCard
          key={placeText(duty.span)}
          {...{ duty, address, text, form, open: isChosen(duty) }}
          others={isChosen(duty) ? nearest(duties, duty) : []}
          tried={isChosen(duty) && tried?.type === 'edit' ? tried : null}
        />
      ))}
    </section>
  );
}

function nearest(duties: readonly DraftDuty[], duty: DraftDuty): readonly DraftDuty[] {
  const at = duties.indexOf(duty);
  return duties
    .map((other, index) => ({ other, far: Math.abs(index - at) }))
    .filter(({ far }) => far > 0)
    .sort((one, other) => one.far - other.far)
    .slice(0, OTHERS_MOST)
    .map(({ other }) => other);
}

/** Into a plan; or, where it is one already, back into its draft. */
function Accept({ shown, form, planStage, tried }: DraftProps) {
  const t = useWords(DRAFT_WORDS);
  const { row, unsure, units, draft } = shown;
  const unknown = units.filter((each) => each.units.length === 0).length;
  const mine = tried?.type === 'update' ? tried : null;
  return (
    <section class="panel no-print" aria-labelledby="accept">
      <h2 id="accept">{t.acceptTitle}</h2>
      {row.plan === null ? (
        <p>{t.acceptHelp}</p>
      ) : (
        <p>
          {t.isPlan} {planStage === null ? t.notSeen : <a href={planAddress(row.plan)}>{t.toPlan}</a>}
        </p>
      )}
      {row.plan === null && draft.document.office === undefined ? (
        <p class="notice notice--quiet section-s">{t.willTrack(officeOf(draft))}</p>
      ) : null}
      {row.plan === null && unsure > 0 ? <p class="notice notice--soon section-s">{t.stillUnsure(unsure)}</p> : null}
      {unknown > 0 ? <p class="notice notice--late section-s">{t.blocked(unknown)}</p> : null}
      {row.plan !== null && planStage !== null && planStage !== 'draft' ? <p class="muted">{t.planMoved}</p> : null}
      {form === null || draft.duties.length === 0 ? null : row.plan === null ? (
        <Form action={form.action} post={form.post} class="section-s">
          <Hidden type="accept" form={form} />
          <button class="btn" type="submit">
            {t.accept}
          </button>
        </Form>
      ) : planStage === 'draft' ? (
        <Form action={form.action} post={form.post} class="section-s">
          <Hidden type="update" form={form} />
          <Field name="reason" label={t.updateWhy} wrong={mine?.wrong ?? []}>
            {(control) => (
              <textarea {...control} rows={2} required maxLength={4000}>
                {mine === null ? '' : fieldOf(mine.typed, 'reason')}
              </textarea>
            )}
          </Field>
          <button class="btn btn--second" type="submit">
            {t.update}
          </button>
        </Form>
      ) : null}
    </section>
  );
}

/** Everything that people said of the reading, the newest first, each to be taken back. */
function Corrections({ shown: { row }, form }: DraftProps) {
  const { language } = useView();
  const t = useWords(DRAFT_WORDS);
  const { corrections } = row;
  return (
    <section class="panel" aria-labelledby="corrections">
      <h2 id="corrections">{t.corrections(corrections.length)}</h2>
      {corrections.length === 0 ? <p class="muted">{t.noCorrections}</p> : null}
      <ul class="tasks tasks--long">
        {corrections
          .map((one, index) => ({ one, index }))
          .reverse()
          .map(({ one, index }) => (
            <li key={index}>
              <div>{correctionText(one, row.text, language)}</div>
              {form === null ? null : <TakeBack form={form} index={index} />}
            </li>
          ))}
      </ul>
    </section>
  );
}

function correctionText(one: Correction, text: string, language: 'vi' | 'en'): string {
  const done = CORRECTION_WORDS(language)[one.op];
  if (one.op === 'unit') return `${done}: ${one.name}`;
  if (one.op === 'head') return done;
  return `${done}: ${shortened(text.slice(one.at.start, one.at.end))}`;
}

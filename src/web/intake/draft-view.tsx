import type { DraftDuty } from '../../intake/draft';
import { draftAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { useView, useWords } from '../page/view';
import { Accept } from './accept-view';
import { Corrections } from './corrections-view';
import { Outcome, Sent } from './draft-outcome-view';
import type { DraftProps } from './draft-props';
import { DutyCard } from './duty-card';
import { AddForm, UNIT_NAMES } from './duty-form';
import { Head, UnknownNames } from './head-view';
import { DRAFT_WORDS } from './intake-words';
import { Paper } from './paper-view';
import { placeText } from './paper-text';

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
      {refused === null ? null : <ErrorSummary refused={refused} wrong={[]} labels={{}} />}
      {tried === null ? null : <Sent {...props} tried={tried} />}
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

import type { ComponentChildren } from 'preact';
import type { Amended } from '../../plans/plan-loading.service';
import type { PlanRow } from '../../plans/plan.store';
import type { DutyName } from '../../plans/plan-amendment';
import { planProblemText } from '../../plans/plan-file/plan-problem-texts';
import type { Changes } from '../../plans/plan-difference';
import type { Refusal } from '../../../workflows/vocabulary';
import { planAddress, planPartAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { AMEND_WORDS } from './plan-act-words';

/** The files of an amendment on their way: they travel through the page that shows what they change. */
export interface AmendFiles {
  readonly text: string;
  readonly fileName: string;
  readonly people: { readonly text: string; readonly fileName: string } | null;
}

export interface AmendProps {
  readonly plan: PlanRow;
  readonly post: string;
  readonly files: AmendFiles;
  readonly found: Extract<Amended, { ok: true }>;
  readonly names: ReadonlyMap<string, string>;
  readonly reason: string;
  readonly refused: Refusal | null;
}

const SHOWN = 20;

/** What a changed file would do, before it does it. */
export function AmendQuestion(props: AmendProps) {
  const { plan, post, files, found, reason, refused } = props;
  const { language } = useView();
  const t = useWords(AMEND_WORDS);
  return (
    <div class="panel stack">
      <h1>{t.title}</h1>
      <p>{plan.title}</p>
      <ErrorSummary refused={refused} wrong={[]} labels={{}} />
      {found.warnings.length === 0 ? null : (
        <div class="notice notice--soon">
          <p>{t.warnings}</p>
          <ul>
            {found.warnings.map((warning, index) => (
              <li key={index}>{planProblemText(warning, language)}</li>
            ))}
          </ul>
        </div>
      )}
      {found.difference.same ? <p class="notice notice--quiet">{t.same}</p> : <Difference {...props} />}
      <Form action={planPartAddress(plan.slug, 'amend')} post={post} files>
        <input type="hidden" name="type" value="apply" />
        <input type="hidden" name="sha" value={plan.fileSha256} />
        <input type="hidden" name="text" value={files.text} />
        <input type="hidden" name="fileName" value={files.fileName} />
        {files.people === null ? null : (
          <>
            <input type="hidden" name="people" value={files.people.text} />
            <input type="hidden" name="peopleName" value={files.people.fileName} />
          </>
        )}
        {found.difference.same ? null : (
          <Field name="reason" label={t.reason}>
            {(control) => (
              <textarea {...control} rows={3} required maxLength={4000}>
                {reason}
              </textarea>
            )}
          </Field>
        )}
        <div class="actions">
          {found.difference.same ? null : (
            <button class="btn" type="submit">
              {t.apply}
            </button>
          )}
          <a class="btn btn--plain" href={planAddress(plan.slug)}>
            {t.back}
          </a>
        </div>
      </Form>
    </div>
  );
}

function Difference({ found: { difference, duties }, names }: AmendProps) {
  const { language } = useView();
  const t = useWords(AMEND_WORDS);
  const count = (value: number): string => numberText(value, language);
  return (
    <section class="stack-s" aria-labelledby="difference">
      <h2 id="difference">{t.difference}</h2>
      <dl class="summary">
        {difference.plan.length === 0 ? null : (
          <Row name={t.plan}>
            <code>{difference.plan.join(', ')}</code>
          </Row>
        )}
        <Part name={t.tasks} changes={difference.tasks} />
        <Part name={t.units} changes={difference.units} />
        <Part name={t.groups} changes={difference.groups} />
      </dl>
      <h3>{t.duties}</h3>
      <ul>
        <li>
          {t.superseded(count(duties.superseded.length))}
          <Duties list={duties.superseded} names={names} />
        </li>
        <li>
          {t.opened(count(duties.opened.length))}
          <Duties list={duties.opened} names={names} />
        </li>
        <li>{t.kept(count(duties.kept))}</li>
      </ul>
    </section>
  );
}

function Duties({ list, names }: { readonly list: readonly DutyName[]; readonly names: ReadonlyMap<string, string> }) {
  const { language } = useView();
  const t = useWords(AMEND_WORDS);
  if (list.length === 0) return null;
  return (
    <ul class="small">
      {list.slice(0, SHOWN).map(({ task, unit, period }) => (
        <li key={`${task} ${unit} ${period}`}>
          {[task, names.get(unit) ?? unit, period].filter((part) => part !== '').join(', ')}
        </li>
      ))}
      {list.length > SHOWN ? <li>{t.more(numberText(list.length - SHOWN, language))}</li> : null}
    </ul>
  );
}

function Part({ name, changes }: { readonly name: string; readonly changes: Changes }) {
  const t = useWords(AMEND_WORDS);
  const { added, removed, changed } = changes;
  const lines = [
    ...(added.length === 0 ? [] : [`${t.added}: ${added.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`${t.removed}: ${removed.join(', ')}`]),
    ...changed.map(({ id, fields }) => `${t.changed} ${id}: ${fields.join(', ')}`),
  ];
  if (lines.length === 0) return null;
  return (
    <Row name={name}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Row>
  );
}

const Row = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

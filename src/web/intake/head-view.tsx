import type { ShownDraft } from '../../intake/drafts/intake-drafts.service';
import type { UnitMatch } from '../../intake/drafts/unit-match';
import { partialDayText } from '../page/document-text';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { fieldOf } from '../page/typed';
import { useWords } from '../page/view';
import { HEAD_FIELDS, headName, headOf, type HeadField } from './correction-form';
import { Hidden, UNIT_NAMES, type DraftForm, type TriedForm } from './duty-form';
import { DRAFT_WORDS } from './intake-words';

interface PartProps {
  readonly shown: ShownDraft;
  /** Null for whoever may only look. */
  readonly form: DraftForm | null;
  readonly tried: TriedForm | null;
}

const NAMES: ReadonlySet<HeadField> = new Set(['issuer', 'office']);

/** What the paper says of itself, and the office that will track it. */
export function Head({ shown, form, tried }: PartProps) {
  const t = useWords(DRAFT_WORDS);
  const mine = tried?.type === 'head' ? tried : null;
  const before = headOf(shown.draft);
  const isGuessed = shown.draft.document.office === undefined;
  const basis = shown.draft.document.basis.map(({ symbol }) => symbol);
  return (
    <section class="panel" aria-labelledby="head">
      <h2 id="head">{t.head}</h2>
      <dl class="summary summary--narrow">
        {HEAD_FIELDS.map((field) => (
          <div key={field}>
            <dt>{t[field]}</dt>
            <dd>
              {before[field] === '' ? (
                <span class="late-text">{t.unknown}</span>
              ) : field === 'issuedOn' ? (
                partialDayText(before[field])
              ) : (
                before[field]
              )}
              {field === 'office' && isGuessed ? <span class="small muted">{` (${t.guessedOffice})`}</span> : null}
            </dd>
          </div>
        ))}
        {basis.length === 0 ? null : (
          <div>
            <dt>{t.basis}</dt>
            <dd>{basis.join('; ')}</dd>
          </div>
        )}
      </dl>
      {form === null ? null : (
        <details class="section-s no-print" open={mine !== null}>
          <summary>{t.edit}</summary>
          <Form action={form.action} post={form.post}>
            <ErrorSummary refused={null} wrong={mine?.wrong ?? []} labels={{}} />
            <Hidden type="head" form={form} />
            {HEAD_FIELDS.map((field) => (
              <Field key={field} name={headName(field)} label={t[field]} wrong={mine?.wrong ?? []}>
                {(control) => (
                  <input
                    {...control}
                    type={field === 'issuedOn' ? 'date' : 'text'}
                    class={field === 'issuedOn' ? 'w-date' : 'w-full'}
                    list={NAMES.has(field) ? UNIT_NAMES : undefined}
                    value={mine === null ? before[field] : fieldOf(mine.typed, headName(field))}
                  />
                )}
              </Field>
            ))}
            <button class="btn" type="submit">
              {t.save}
            </button>
          </Form>
        </details>
      )}
    </section>
  );
}

/** Names of the paper that are no unit yet, each with those that it may mean. */
export function UnknownNames({
  shown,
  form,
  tried,
  unitNames,
}: PartProps & { readonly unitNames: ReadonlyMap<string, string> }) {
  const t = useWords(DRAFT_WORDS);
  const unknown = shown.units.filter(({ units }) => units.length === 0);
  if (unknown.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="names">
      <h2 id="names">{t.names}</h2>
      <p class="small muted">{t.namesHelp}</p>
      <ul class="plain-list stack-s section-s">
        {unknown.map((match, index) => (
          <li key={match.name}>
            {form === null ? (
              match.name
            ) : (
              <OneName
                {...{ match, index, form, unitNames }}
                tried={tried?.type === 'unit' && fieldOf(tried.typed, 'name') === match.name ? tried : null}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneName({
  match: { name, candidates },
  index,
  form,
  tried,
  unitNames,
}: {
  readonly match: UnitMatch;
  readonly index: number;
  readonly form: DraftForm;
  readonly tried: TriedForm | null;
  readonly unitNames: ReadonlyMap<string, string>;
}) {
  const t = useWords(DRAFT_WORDS);
  const id = `unit-${index}`;
  const wrong = (tried?.wrong ?? []).map((each) => ({ ...each, path: id }));
  const [first] = candidates;
  return (
    <Form action={form.action} post={form.post}>
      <Hidden type="unit" form={form} />
      <input type="hidden" name="name" value={name} />
      <Field
        name="unit"
        id={id}
        label={t.means(name)}
        hint={
          candidates.length === 0
            ? undefined
            : `${t.likely}: ${candidates.map((each) => unitNames.get(each) ?? each).join('; ')}`
        }
        wrong={wrong}
      >
        {(control) => (
          <input
            {...control}
            class="w-full"
            list={UNIT_NAMES}
            required
            value={
              tried === null ? (first === undefined ? '' : (unitNames.get(first) ?? '')) : fieldOf(tried.typed, 'unit')
            }
          />
        )}
      </Field>
      <button class="btn btn--second btn--small" type="submit">
        {t.sayUnit}
      </button>
    </Form>
  );
}

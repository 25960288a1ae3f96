import { DUTY_KINDS } from '../../../workflows/obligations/kinds';
import type { DraftDuty } from '../../intake/draft';
import type { Span } from '../../intake/text/passage';
import type { FieldRefusal } from '../../platform/refused';
import { KIND_WORDS } from '../../obligations/kind-words';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { fieldOf, type Typed } from '../page/typed';
import { useView, useWords } from '../page/view';
import { MAIN_ROLES, namesIn, OTHER_ROLES, type RoleField } from './correction-form';
import { DRAFT_WORDS } from './intake-words';
import { placeText } from './paper-text';

/** A form that was sent and not taken: it is shown again with all that was typed. */
export interface TriedForm {
  readonly type: string;
  readonly typed: Typed;
  readonly wrong: readonly FieldRefusal[];
  /** Somebody corrected the draft meanwhile: what stands now is shown beside what was typed. */
  readonly stale: boolean;
}

export interface DraftForm {
  readonly action: string;
  readonly post: string;
  readonly revision: number;
  /** How many corrections there were when the form was drawn. */
  readonly before: number;
}

/** The id of the list of all units, which the fields for names offer. */
export const UNIT_NAMES = 'unit-names';

interface Values {
  readonly text: string;
  readonly kind: string;
  readonly deadline: string;
  readonly product: string;
  readonly roles: (role: RoleField) => readonly string[];
}

const valuesOf = (duty: DraftDuty): Values => ({
  ...{ text: duty.text, kind: duty.kind, deadline: duty.deadline?.literal ?? '', product: duty.product ?? '' },
  roles: (role) => duty[role],
});
const typedValues = (typed: Typed): Values => ({
  ...{ text: fieldOf(typed, 'text'), kind: fieldOf(typed, 'kind') },
  ...{ deadline: fieldOf(typed, 'deadline'), product: fieldOf(typed, 'product') },
  roles: (role) => namesIn(typed, role),
});
const NOTHING: Values = { text: '', kind: 'implementation', deadline: '', product: '', roles: () => [] };

/** What a duty says, to be corrected; without a change, saving says that it was looked at. */
export function EditForm({
  duty,
  form,
  tried,
}: {
  readonly duty: DraftDuty;
  readonly form: DraftForm;
  readonly tried: TriedForm | null;
}) {
  const t = useWords(DRAFT_WORDS);
  const values = tried === null ? valuesOf(duty) : typedValues(tried.typed);
  return (
    <Form
      action={form.action}
      post={form.post}
      class="section-s"
      draft={`draft/${form.action}/${placeText(duty.span)}`}
    >
      <Hidden type="edit" form={form} at={duty.span} />
      <Field name="text" label={t.words} hint={nowHint(t, tried, values.text, duty.text)} wrong={tried?.wrong ?? []}>
        {(control) => (
          <textarea {...control} rows={3}>
            {values.text}
          </textarea>
        )}
      </Field>
      <DutyFieldset values={values} now={tried?.stale === true ? valuesOf(duty) : null} wrong={tried?.wrong ?? []} />
      <div class="actions">
        <button class="btn" type="submit">
          {duty.confidence === 'high' ? t.save : `${t.save} / ${t.saveAsIs}`}
        </button>
      </div>
    </Form>
  );
}

/** A duty that the reader missed, from a passage of the paper. */
export function AddForm({
  at,
  words,
  form,
  tried,
}: {
  readonly at: Span;
  readonly words: string;
  readonly form: DraftForm;
  readonly tried: TriedForm | null;
}) {
  const t = useWords(DRAFT_WORDS);
  const values = tried === null ? NOTHING : typedValues(tried.typed);
  return (
    <section class="panel" aria-labelledby="add">
      <h3 id="add">{t.add}</h3>
      <Form action={form.action} post={form.post} class="section-s">
        <Hidden type="add" form={form} at={at} />
        <Field name="words" label={t.addWords} hint={t.addHint} wrong={tried?.wrong ?? []}>
          {(control) => (
            <textarea {...control} rows={4} required data-focus>
              {tried === null ? words : fieldOf(tried.typed, 'words')}
            </textarea>
          )}
        </Field>
        <DutyFieldset values={values} now={null} wrong={tried?.wrong ?? []} />
        <div class="actions">
          <button class="btn" type="submit">
            {t.add}
          </button>
          <a class="btn btn--plain" href={form.action}>
            {t.duties}
          </a>
        </div>
      </Form>
    </section>
  );
}

type Spoken = ReturnType<typeof DRAFT_WORDS>;

const nowHint = (t: Spoken, tried: TriedForm | null, typed: string, now: string): string | undefined =>
  tried?.stale === true && typed.trim() !== now.trim() ? t.nowIs(now === '' ? t.empty : now) : undefined;

function DutyFieldset({
  values,
  now,
  wrong,
}: {
  readonly values: Values;
  /** What stands in the draft, where that is not what was typed upon. */
  readonly now: Values | null;
  readonly wrong: readonly FieldRefusal[];
}) {
  const { language } = useView();
  const t = useWords(DRAFT_WORDS);
  const kinds = KIND_WORDS(language);
  const hint = (typed: string, current: string | undefined): string | undefined =>
    current === undefined || current === typed ? undefined : t.nowIs(current === '' ? t.empty : current);
  const others = OTHER_ROLES.some((role) => values.roles(role).length > 0);
  return (
    <>
      {MAIN_ROLES.map((role) => (
        <Names key={role} role={role} names={values.roles(role)} now={now?.roles(role)} wrong={wrong} />
      ))}
      <Field
        name="deadline"
        label={t.deadline}
        hint={hint(values.deadline, now?.deadline) ?? t.deadlineHint}
        wrong={wrong}
      >
        {(control) => <input {...control} class="w-full" value={values.deadline} maxLength={300} />}
      </Field>
      <Field name="kind" label={t.kind} wrong={wrong}>
        {(control) => (
          <select {...control}>
            {DUTY_KINDS.map((kind) => (
              <option key={kind} value={kind} selected={kind === values.kind}>
                {kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="product" label={t.product} hint={hint(values.product, now?.product)} wrong={wrong}>
        {(control) => <input {...control} class="w-full" value={values.product} maxLength={500} />}
      </Field>
      <details open={others}>
        <summary>{t.otherRoles}</summary>
        {OTHER_ROLES.map((role) => (
          <Field key={role} name={role} label={t[role]} hint={t.onePerLine} wrong={wrong}>
            {(control) => (
              <textarea {...control} rows={Math.max(1, values.roles(role).length)}>
                {values.roles(role).join('\n')}
              </textarea>
            )}
          </Field>
        ))}
      </details>
    </>
  );
}

/** One input for each name, and an empty one; each offers the units of the register. */
function Names({
  role,
  names,
  now,
  wrong,
}: {
  readonly role: 'leads' | 'carriesOut';
  readonly names: readonly string[];
  readonly now: readonly string[] | undefined;
  readonly wrong: readonly FieldRefusal[];
}) {
  const t = useWords(DRAFT_WORDS);
  const stands = now === undefined || now.join() === names.join() ? undefined : t.nowIs(now.join('; ') || t.empty);
  return (
    <>
      {[...names, ''].map((name, index) => (
        <Field
          key={index}
          name={role}
          id={index === 0 ? role : `${role}-${index}`}
          label={index === 0 ? t[role] : name === '' ? t.oneMore(t[role]) : t.nth(t[role], index + 1)}
          hint={index === 0 ? stands : undefined}
          wrong={wrong}
        >
          {(control) => <input {...control} class="w-full" list={UNIT_NAMES} value={name} maxLength={200} />}
        </Field>
      ))}
    </>
  );
}

/** What every form of a draft carries. */
export function Hidden({ type, form, at }: { readonly type: string; readonly form: DraftForm; readonly at?: Span }) {
  return (
    <>
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="revision" value={form.revision} />
      <input type="hidden" name="before" value={form.before} />
      {at === undefined ? null : <input type="hidden" name="at" value={placeText(at)} />}
    </>
  );
}

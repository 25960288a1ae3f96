import type { Choice } from '../../../workflows/what-next';
import type { Refusal } from '../../../workflows/vocabulary';
import { refusalText } from '../../platform/refusals/refusal-text';
import type { FieldRefusal } from '../../platform/refused';
import type { OwnPost } from '../../people/accounts/scope.store';
import { idOf, type Tried } from '../page/tried';
import { planAddress, planPartAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Field, type Control } from '../page/field';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { fieldOf } from '../page/typed';
import { useView, useWords } from '../page/view';
import { AMEND_WORDS, PLAN_ACT_WORDS, PLAN_DEED_WORDS } from './plan-act-words';
import { isNeededInPlan, planFieldsOf, type PlanField } from './plan-command-fields';

export interface PlanCommandsProps {
  readonly plan: { readonly slug: string; readonly version: number };
  /** The post in which the forms act, and all that are held. */
  readonly post: OwnPost;
  readonly posts: readonly OwnPost[];
  readonly choices: readonly Choice[];
  /** Events that tasks of the plan wait for. */
  readonly occurrences: readonly string[];
  /** Units that the plan binds, by id. */
  readonly unitNames: ReadonlyMap<string, string>;
  readonly tried: Tried | null;
}

type Open = Extract<Choice, { allowed: true }>;

/** What the plan's machine lets this person do, each with its form, and why the rest cannot be done. */
export function PlanCommands(props: PlanCommandsProps) {
  const t = useWords(PLAN_ACT_WORDS);
  const { choices, plan, post, posts } = props;
  const open = choices.filter((choice): choice is Open => choice.allowed);
  const closed = choices.flatMap((choice) => (choice.allowed ? [] : [choice]));
  return (
    <section class="panel no-print" aria-labelledby="deeds">
      <h2 id="deeds">{t.can}</h2>
      {posts.length < 2 ? null : (
        <p class="small">
          {t.actsAs}{' '}
          {posts.map((each) => (
            <a
              key={each.post}
              class="chip-line"
              href={`${planAddress(plan.slug)}?post=${encodeURIComponent(each.post)}`}
              aria-current={each.post === post.post ? 'true' : undefined}
            >
              {each.title}, {each.unitName}
            </a>
          ))}
        </p>
      )}
      {props.tried?.refused?.code === 'version.stale' ? <p class="notice notice--soon">{t.stale}</p> : null}
      {open.length === 0 ? <p class="muted">{t.canNothing}</p> : null}
      <div class="stack-s">
        {open.map((choice, index) =>
          choice.event === 'plan.amended' ? (
            <Amend key={choice.event} {...props} />
          ) : (
            <Command key={choice.event} {...props} choice={choice} first={index === 0} />
          ),
        )}
      </div>
      {closed.length === 0 ? null : <Cannot closed={closed} />}
    </section>
  );
}

const labelOf = (event: string, language: 'vi' | 'en'): string => {
  const known: Readonly<Record<string, string>> = PLAN_DEED_WORDS(language);
  return known[event] ?? event;
};

function Command(props: PlanCommandsProps & { readonly choice: Open; readonly first: boolean }) {
  const { plan, post, tried, first, choice } = props;
  const { event, needs } = choice;
  const { language } = useView();
  const t = useWords(PLAN_ACT_WORDS);
  const mine = tried?.event === event ? tried : null;
  const fields = planFieldsOf(event);
  const look = first ? 'btn' : 'btn btn--second';
  const labels = Object.fromEntries(fields.map((field) => [idOf(event, field), t[field]]));
  const form = (
    <Form {...{ action: planAddress(plan.slug), post: post.post, files: fields.includes('file') }} class="deed__form">
      {mine === null ? null : <ErrorSummary refused={mine.refused} wrong={mine.wrong} labels={labels} />}
      <input type="hidden" name="type" value={event} />
      <input type="hidden" name="version" value={plan.version} />
      {fields.map((field) => (
        <PlanControl key={field} {...props} {...{ field, event, tried: mine, needed: isNeededInPlan(field, needs) }} />
      ))}
      {event === 'plan.issue-ordered' ? <p class="hint">{t.issueHelp}</p> : null}
      {event === 'plan.withdrawn' ? <p class="hint">{t.withdrawHelp}</p> : null}
      <button class={look} type="submit">
        {labelOf(event, language)}
      </button>
    </Form>
  );
  if (fields.length === 0) return form;
  return (
    <details class="deed" open={mine !== null}>
      <summary class={`${look} w-full`}>{labelOf(event, language)}</summary>
      {form}
    </details>
  );
}

function PlanControl({
  field,
  event,
  needed,
  tried,
  occurrences,
  unitNames,
}: PlanCommandsProps & { readonly field: PlanField; readonly event: string; readonly needed: boolean }) {
  const t = useWords(PLAN_ACT_WORDS);
  const hints: Partial<Record<PlanField, string>> = { file: t.fileHint, reference: t.referenceHint };
  const typed = tried === null ? '' : fieldOf(tried.typed, field);
  const uploaded = tried?.uploaded ?? [];
  const options: readonly (readonly [string, string])[] =
    field === 'occurrence' ? occurrences.map((each) => [each, each]) : field === 'unit' ? [...unitNames] : [];
  return (
    <Field
      {...{ name: field, id: idOf(event, field), hint: hints[field], wrong: tried?.wrong ?? [] }}
      label={needed ? t[field] : t.optional(t[field])}
    >
      {(control) => (
        <>
          {field === 'file' && uploaded.length > 0 ? (
            <p class="small">
              {t.uploaded}{' '}
              {uploaded.map(({ id, name }) => (
                <label key={id} class="check">
                  <input type="checkbox" name="evidence" value={id} checked />
                  {name}
                </label>
              ))}
            </p>
          ) : null}
          <Box {...{ field, typed, control, options, needed: needed && uploaded.length === 0 }} />
        </>
      )}
    </Field>
  );
}

function Box({
  field,
  typed,
  needed,
  control,
  options,
}: {
  readonly field: PlanField;
  readonly typed: string;
  readonly needed: boolean;
  readonly control: Control;
  readonly options: readonly (readonly [string, string])[];
}) {
  if (options.length > 0) {
    return (
      <select {...control} required={needed}>
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={value === typed}>
            {text}
          </option>
        ))}
      </select>
    );
  }
  if (field === 'file') return <input {...control} type="file" multiple required={needed} />;
  if (field === 'happenedOn') return <input {...control} type="date" class="w-date" value={typed} required={needed} />;
  if (field === 'reference') return <input {...control} value={typed} required={needed} maxLength={80} />;
  return (
    <textarea {...control} rows={3} required={needed}>
      {typed}
    </textarea>
  );
}

/** The changed file is compared first; nothing is written by this form. */
function Amend({ plan, post, tried }: PlanCommandsProps) {
  const { language } = useView();
  const t = useWords(AMEND_WORDS);
  const mine = tried?.event === 'plan.amended' ? tried : null;
  return (
    <details class="deed" open={mine !== null}>
      <summary class="btn btn--second w-full">{labelOf('plan.amended', language)}</summary>
      <Form action={planPartAddress(plan.slug, 'amend')} post={post.post} files class="deed__form">
        {mine === null ? null : <FileProblems refused={mine.refused} wrong={mine.wrong} />}
        <input type="hidden" name="type" value="compare" />
        <p>
          <a href={planPartAddress(plan.slug, 'file')}>{t.download}</a>
        </p>
        <Field name="file" id="amend-file" label={t.file} hint={t.fileHint}>
          {(control) => <input {...control} type="file" multiple required accept=".yaml,.yml" />}
        </Field>
        <button class="btn btn--second" type="submit">
          {t.compare}
        </button>
      </Form>
    </details>
  );
}

/** What is wrong in a file stands at its place in the file, which no field of a form is. */
export function FileProblems({
  refused,
  wrong,
}: {
  readonly refused: Refusal | null;
  readonly wrong: readonly FieldRefusal[];
}) {
  const { language } = useView();
  return (
    <div class="error-summary" role="alert" tabIndex={-1} data-focus>
      {refused === null ? null : <p>{refusalText(refused, language)}</p>}
      {wrong.length === 0 ? null : (
        <ul>
          {wrong.map((each, index) => (
            <li key={index}>{each.words?.[language] ?? `${each.path}: ${refusalText(each, language)}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Cannot({ closed }: { readonly closed: readonly Extract<Choice, { allowed: false }>[] }) {
  const { language } = useView();
  const t = useWords(PLAN_ACT_WORDS);
  return (
    <details class="section-s">
      <summary>{t.cannot}</summary>
      <ul class="cannots plain-list">
        {closed.map(({ event, why }) => (
          <li key={event} class="cannot">
            <Icon name="lock" />
            <div>
              <b>{labelOf(event, language)}</b>
              <br />
              {refusalText(why, language)}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

import { GROUNDS_WITHOUT_FAULT } from '../../../workflows/cases/accountability.machine';
import { DISCIPLINE_FORMS } from '../../../workflows/cases/disciplinary-review.machine';
import type { Choice } from '../../../workflows/what-next';
import { refusalText } from '../../platform/refusals/refusal-text';
import { idOf, type Tried } from '../page/tried';
import { caseAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Field, type Control } from '../page/field';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { fieldOf } from '../page/typed';
import { useView, useWords } from '../page/view';
import { fieldName, type FactField } from '../rules/fact-fields';
import { RULE_WORDS } from '../rules/rule-words';
import { caseFieldsOf, isNeededInCase, type CaseField } from './case-command-fields';
import { CASE_COMMAND_WORDS, CASE_FIELD_WORDS, FORM_WORDS, GROUND_WORDS } from './case-command-words';
import { caseDeedText } from './case-event-words.table';

export interface CaseCommandsProps {
  readonly line: { readonly id: string; readonly version: number };
  /** The post in which the forms act. */
  readonly post: string;
  readonly choices: readonly Choice[];
  /** Facts that a question lacks. */
  readonly asked: readonly FactField[];
  readonly tried: Tried | null;
}

type Open = Extract<Choice, { allowed: true }>;
type Closed = Extract<Choice, { allowed: false }>;

/** What can be done next, each with its form, and why the rest cannot. */
export function CaseCommands(props: CaseCommandsProps) {
  const t = useWords(CASE_COMMAND_WORDS);
  const open = props.choices.filter((choice): choice is Open => choice.allowed);
  const closed = props.choices.filter((choice): choice is Closed => !choice.allowed);
  return (
    <>
      {open.length === 0 ? <p class="muted">{t.canNothing}</p> : null}
      <div class="stack-s">
        {open.map((choice, index) => (
          <Command key={choice.event} {...props} choice={choice} first={index === 0} />
        ))}
      </div>
      {closed.length === 0 ? null : <Cannot closed={closed} />}
    </>
  );
}

function Command({
  line,
  post,
  asked,
  tried,
  first,
  choice: { event, needs },
}: CaseCommandsProps & { readonly choice: Open; readonly first: boolean }) {
  const { language } = useView();
  const mine = tried?.event === event ? tried : null;
  const fields = caseFieldsOf(event);
  const name = caseDeedText(event, language);
  const look = first ? 'btn w-full' : 'btn btn--second w-full';
  const spoken = CASE_FIELD_WORDS(language);
  const labels = Object.fromEntries(fields.map((field) => [idOf(event, field), spoken[field]]));
  const form = (
    <Form {...{ action: caseAddress(line.id), post, files: fields.includes('file') }} class="deed__form">
      {mine === null ? null : <ErrorSummary refused={mine.refused} wrong={mine.wrong} labels={labels} />}
      <input type="hidden" name="type" value={event} />
      <input type="hidden" name="version" value={line.version} />
      {fields.map((field) => (
        <CaseControl key={field} {...{ field, event, asked, needed: isNeededInCase(field, needs), tried: mine }} />
      ))}
      <button class={look} type="submit">
        {name}
      </button>
    </Form>
  );
  if (fields.length === 0 && mine === null) return form;
  return (
    <details class="deed" open={mine !== null}>
      <summary class={look}>{name}</summary>
      {form}
    </details>
  );
}

interface ControlProps {
  readonly field: CaseField;
  readonly event: string;
  readonly needed: boolean;
  readonly asked: readonly FactField[];
  readonly tried: Tried | null;
}

const FLAGS: ReadonlySet<CaseField> = new Set(['outOfTime', 'otherSideTold', 'complete']);

function CaseControl({ field, event, needed, asked, tried }: ControlProps) {
  const t = useWords(CASE_FIELD_WORDS);
  const typed = tried === null ? '' : fieldOf(tried.typed, field);
  if (FLAGS.has(field)) {
    return (
      <label class="check field">
        <input type="checkbox" name={field} value="true" checked={typed === 'true'} />
        {t[field]}
      </label>
    );
  }
  if (field === 'answers') return <Answers event={event} asked={asked} tried={tried} />;
  return (
    <Field
      {...{ name: field, id: idOf(event, field), wrong: tried?.wrong ?? [] }}
      label={needed ? t[field] : t.optional(t[field])}
    >
      {(control) => (
        <>
          {field === 'file'
            ? (tried?.uploaded ?? []).map(({ id, name }) => (
                <label key={id} class="check">
                  <input type="checkbox" name="evidence" value={id} checked />
                  {name}
                </label>
              ))
            : null}
          <Box {...{ field, typed, control, needed: needed && (tried?.uploaded.length ?? 0) === 0 }} />
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
}: {
  readonly field: CaseField;
  readonly typed: string;
  readonly needed: boolean;
  readonly control: Control;
}) {
  const { language } = useView();
  const [grounds, forms] = [GROUND_WORDS(language), FORM_WORDS(language)];
  const chosen = { typed, needed, control };
  if (field === 'ground')
    return <Pick {...chosen} options={GROUNDS_WITHOUT_FAULT.map((each) => [each, grounds[each]])} />;
  if (field === 'form') return <Pick {...chosen} options={DISCIPLINE_FORMS.map((each) => [each, forms[each]])} />;
  if (field === 'file') return <input {...control} type="file" multiple required={needed} />;
  if (field === 'dueOn') return <input {...control} type="date" class="w-date" value={typed} required={needed} />;
  return (
    <textarea {...control} required={needed} rows={4}>
      {typed}
    </textarea>
  );
}

function Pick({
  typed,
  needed,
  control,
  options,
}: {
  readonly typed: string;
  readonly needed: boolean;
  readonly control: Control;
  readonly options: readonly (readonly [string, string])[];
}) {
  const t = useWords(CASE_COMMAND_WORDS);
  return (
    <select {...control} required={needed}>
      <option value="">{t.choose}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value} selected={value === typed}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** What is left empty stays unknown, and is asked again. */
function Answers({ event, asked, tried }: Pick<ControlProps, 'event' | 'asked' | 'tried'>) {
  const rule = useWords(RULE_WORDS);
  const { concernedId } = useWords(CASE_FIELD_WORDS);
  return (
    <>
      {asked.map(({ name, label: called, kind, choices }) => {
        // No table asks whom it concerns: the register of posts could not tell.
        const label = name === 'concerned' ? concernedId : called;
        const typed = tried === null ? '' : fieldOf(tried.typed, fieldName(name));
        const options: readonly (readonly [string, string])[] =
          kind === 'boolean'
            ? [
                ['true', rule.yes],
                ['false', rule.no],
              ]
            : choices.map((choice) => [choice, choice]);
        return (
          <Field
            key={name}
            {...{ name: fieldName(name), id: idOf(event, fieldName(name)), label, wrong: tried?.wrong ?? [] }}
          >
            {(control) =>
              options.length > 0 ? (
                <Pick {...{ typed, control, options, needed: false }} />
              ) : (
                <input {...control} type={kind === 'date' ? 'date' : 'text'} value={typed} maxLength={200} />
              )
            }
          </Field>
        );
      })}
    </>
  );
}

function Cannot({ closed }: { readonly closed: readonly Closed[] }) {
  const { language } = useView();
  const t = useWords(CASE_COMMAND_WORDS);
  return (
    <>
      <h3 class="section-s">{t.cannot}</h3>
      <ul class="cannots plain-list">
        {closed.map(({ event, why }) => (
          <li key={event} class="cannot">
            <Icon name="lock" />
            <div>
              <b>{caseDeedText(event, language)}</b>
              <br />
              {refusalText(why, language)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

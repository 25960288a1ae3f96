import type { Choice } from '../../../workflows/what-next';
import { refusalText } from '../../platform/refusals/refusal-text';
import { dutyAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Field, type Control } from '../page/field';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { idOf, type Tried } from '../page/tried';
import { fieldOf } from '../page/typed';
import { fieldsOf, isNeeded, isRare, type CommandField } from './command-fields';
import { DUTY_WORDS, FIELD_WORDS } from './duty-words';
import { deedText } from './event-words.table';

export interface CommandsProps {
  readonly duty: { readonly id: string; readonly version: number };
  /** The post in which the forms act. */
  readonly post: string;
  readonly choices: readonly Choice[];
  readonly tried: Tried | null;
}

type Open = Extract<Choice, { allowed: true }>;

/** What can be done next, each with its form, and why the rest cannot. */
export function Commands(props: CommandsProps) {
  const t = useWords(DUTY_WORDS);
  const open = props.choices.filter((choice): choice is Open => choice.allowed);
  const [usual, rare] = [open.filter(({ event }) => !isRare(event)), open.filter(({ event }) => isRare(event))];
  const triesRare = props.tried !== null && isRare(props.tried.event);
  return (
    <>
      {usual.length === 0 ? <p class="muted">{t.canNothing}</p> : null}
      <div class="stack-s">
        {usual.map((choice, index) => (
          <Command key={choice.event} {...props} choice={choice} first={index === 0} />
        ))}
      </div>
      <Cannot choices={props.choices} />
      {rare.length === 0 ? null : (
        <details class="section-s" open={triesRare}>
          <summary>{t.rarely}</summary>
          <div class="stack-s">
            {rare.map((choice) => (
              <Command key={choice.event} {...props} choice={choice} first={false} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function Command({
  duty,
  post,
  choice: { event, needs },
  tried,
  first,
}: CommandsProps & { readonly choice: Open; readonly first: boolean }) {
  const { language } = useView();
  const mine = tried?.event === event ? tried : null;
  const fields = fieldsOf(event);
  const name = deedText(event, language);
  const button = (
    <button class={first ? 'btn w-full' : 'btn btn--second w-full'} type="submit">
      {name}
    </button>
  );
  const hidden = (
    <>
      <input type="hidden" name="type" value={event} />
      <input type="hidden" name="version" value={duty.version} />
    </>
  );
  const files = fields.includes('file');
  if (fields.length === 0 && mine === null) {
    return (
      <Form action={dutyAddress(duty.id)} post={post}>
        {hidden}
        {button}
      </Form>
    );
  }
  return (
    <details class="deed" open={mine !== null}>
      <summary class={first ? 'btn w-full' : 'btn btn--second w-full'}>{name}</summary>
      <Form {...{ action: dutyAddress(duty.id), post, files, draft: `${duty.id}/${event}` }} class="deed__form">
        {mine === null ? null : (
          <ErrorSummary refused={mine.refused} wrong={mine.wrong} labels={labelsOf(language, event)} />
        )}
        {hidden}
        {fields.map((field) => (
          <CommandControl key={field} {...{ field, event, needed: isNeeded(field, needs), tried: mine }} />
        ))}
        {button}
      </Form>
    </details>
  );
}

const labelsOf = (language: 'vi' | 'en', event: string): Readonly<Record<string, string>> => {
  const spoken = FIELD_WORDS(language);
  return Object.fromEntries(fieldsOf(event).map((field) => [idOf(event, field), spoken[field]]));
};

/** One field of a form that records something on a duty. */
export function CommandControl({
  field,
  event,
  needed,
  tried,
  label,
}: {
  readonly field: CommandField;
  readonly event: string;
  readonly needed: boolean;
  readonly tried: Tried | null;
  /** Where the field is called otherwise than elsewhere. */
  readonly label?: string;
}) {
  const t = useWords(FIELD_WORDS);
  const typed = tried === null ? '' : fieldOf(tried.typed, field);
  if (field === 'makeUp') {
    return (
      <label class="check field">
        <input type="checkbox" name="makeUp" value="true" checked={typed === 'true'} />
        {t.makeUp}
      </label>
    );
  }
  const hints: Partial<Record<CommandField, string>> = {
    ...{ reason: t.reasonHint, dueOn: t.dueOnHint, file: t.fileHint, toUnit: t.toUnitHint },
  };
  return (
    <Field
      {...{ name: field, id: idOf(event, field), hint: hints[field], wrong: tried?.wrong ?? [] }}
      label={needed ? (label ?? t[field]) : t.optional(label ?? t[field])}
    >
      {(control) => (
        <>
          {field === 'file' ? <Uploaded tried={tried} /> : null}
          <Box field={field} typed={typed} needed={needed && (tried?.uploaded.length ?? 0) === 0} control={control} />
        </>
      )}
    </Field>
  );
}

function Uploaded({ tried }: { readonly tried: Tried | null }) {
  const t = useWords(FIELD_WORDS);
  if (tried === null || tried.uploaded.length === 0) return null;
  return (
    <p class="small">
      {t.kept}{' '}
      {tried.uploaded.map(({ id, name }) => (
        <label key={id} class="check">
          <input type="checkbox" name="evidence" value={id} checked />
          {name}
        </label>
      ))}
    </p>
  );
}

/** A help to whoever chooses a file; what it is is told by its content. */
const ACCEPTED = '.pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg,.webp,.csv,.txt';

const LONG: ReadonlySet<CommandField> = new Set(['reason', 'note', 'cause', 'correction']);
const DAYS: ReadonlySet<CommandField> = new Set(['dueOn', 'issuedOn']);
const NUMBERS: ReadonlySet<CommandField> = new Set(['headcount', 'attended', 'seq']);

function Box({
  field,
  typed,
  needed,
  control,
}: {
  readonly field: CommandField;
  readonly typed: string;
  readonly needed: boolean;
  readonly control: Control;
}) {
  if (field === 'file') {
    return <input {...control} type="file" multiple required={needed} accept={ACCEPTED} />;
  }
  if (LONG.has(field)) {
    return (
      <textarea {...control} required={needed} rows={4}>
        {typed}
      </textarea>
    );
  }
  if (DAYS.has(field)) return <input {...control} type="date" class="w-date" value={typed} required={needed} />;
  if (NUMBERS.has(field)) {
    return (
      <input {...control} type="number" inputMode="numeric" min="0" class="w-num" value={typed} required={needed} />
    );
  }
  if (field === 'toUnit') {
    // The names come once somebody is about to type: a register of thousands is not sent along with every page.
    const names = `${control.id}-names`;
    return (
      <>
        <input {...control} list={names} class="w-full" value={typed} required={needed} autocomplete="off" data-units />
        <datalist id={names} />
      </>
    );
  }
  return <input {...control} class="w-full" value={typed} required={needed} />;
}

function Cannot({ choices }: { readonly choices: readonly Choice[] }) {
  const t = useWords(DUTY_WORDS);
  const closed = choices.flatMap((choice) => (choice.allowed ? [] : [choice]));
  const isOthers = ({ why }: (typeof closed)[number]): boolean => why.code === 'actor.not-entitled';
  const [mine, others] = [closed.filter((choice) => !isOthers(choice)), closed.filter(isOthers)];
  return (
    <>
      {mine.length === 0 ? null : (
        <>
          <h3 class="section-s">{t.cannot}</h3>
          <Reasons closed={mine} />
        </>
      )}
      {others.length === 0 ? null : (
        <details class="section-s">
          <summary>{t.others}</summary>
          <Reasons closed={others} />
        </details>
      )}
    </>
  );
}

function Reasons({ closed }: { readonly closed: readonly Extract<Choice, { allowed: false }>[] }) {
  const { language } = useView();
  return (
    <ul class="cannots plain-list">
      {closed.map(({ event, why }) => (
        <li key={event} class="cannot">
          <Icon name="lock" />
          <div>
            <b>{deedText(event, language)}</b>
            <br />
            {refusalText(why, language)}
          </div>
        </li>
      ))}
    </ul>
  );
}

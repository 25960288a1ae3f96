import type { ComponentChildren } from 'preact';
import { Icon } from './icon';
import type { IconName } from './icons.table';
import { useWords } from './view';
import { words } from '../../platform/words';

const FRAME_WORDS = words({
  next: { vi: 'Trang sau', en: 'Next page' },
  first: { vi: 'Về trang đầu', en: 'First page' },
});

/** Heading of a page, a line that helps, and what can be done with the whole of it. */
export function PageTitle({
  title,
  help,
  children,
}: {
  readonly title: ComponentChildren;
  readonly help: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="page-title">
      <div>
        <h1>{title}</h1>
        <p>{help}</p>
      </div>
      {children === undefined ? null : <div class="actions">{children}</div>}
    </div>
  );
}

/** Where there is nothing: what that means, and what to do. */
export function Empty({
  icon = 'search',
  title,
  help,
}: {
  readonly icon?: IconName;
  readonly title: string;
  readonly help: string;
}) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p>
        <b>{title}</b>
      </p>
      <p>{help}</p>
    </div>
  );
}

/** The ways on from a page of a list; null where there is none. */
export function Pager({ first, next }: { readonly first: string | null; readonly next: string | null }) {
  const t = useWords(FRAME_WORDS);
  return (
    <div class="pager">
      {first === null ? <span /> : <a href={first}>{t.first}</a>}
      {next === null ? null : (
        <a class="btn btn--second" rel="next" href={next}>
          {t.next}
        </a>
      )}
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** What a list is narrowed by, as its address has it. */
type Fields = Readonly<Partial<Record<string, string | null>>>;

/** A form that narrows a list: what it does not show it hands on. */
export function FilterForm({
  action,
  label,
  fields,
  hidden,
  children,
}: {
  readonly action: string;
  readonly label: string;
  readonly fields: Fields;
  readonly hidden: readonly string[];
  readonly children: ComponentChildren;
}) {
  return (
    <form class="panel section-s no-print" method="get" action={action} role="search" aria-label={label}>
      {hidden.map((name) => {
        const value = fields[name] ?? '';
        return value === '' ? null : <input key={name} type="hidden" name={name} value={value} />;
      })}
      {children}
    </form>
  );
}

export function Labelled({
  name,
  label,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
    </div>
  );
}

/** One of several, or all of them. */
export function Choice({
  name,
  label,
  all,
  options,
  fields,
}: {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly options: readonly Option[];
  readonly fields: Fields;
}) {
  return (
    <Labelled name={name} label={label}>
      <select id={name} name={name}>
        <option value="">{all}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value} selected={fields[name] === value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function DayField({
  name,
  label,
  fields,
}: {
  readonly name: string;
  readonly label: string;
  readonly fields: Fields;
}) {
  return (
    <Labelled name={name} label={label}>
      <input id={name} name={name} type="date" value={fields[name] ?? ''} />
    </Labelled>
  );
}

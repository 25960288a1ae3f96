import type { ComponentChildren } from 'preact';
import { refusalText } from '../../platform/refusals/refusal-text';
import type { FieldRefusal } from '../../platform/refused';
import { Icon } from './icon';
import { useView } from './view';

/** One question of a form: label, what it wants, what is wrong with it, and the control, which the label and both texts are tied to. */
export function Field({
  name,
  id = name,
  label,
  hint,
  wrong,
  children,
}: {
  readonly name: string;
  /** Where several forms hold a field of this name. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: readonly FieldRefusal[];
  readonly children: (control: Control) => ComponentChildren;
}) {
  const { language } = useView();
  const [found] = (wrong ?? []).filter(({ path }) => path === id);
  const described = [hint === undefined ? '' : `${id}-hint`, found === undefined ? '' : `${id}-error`].join(' ').trim();
  return (
    <div class={found === undefined ? 'field' : 'field field--error'}>
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {found === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          <Icon name="late" />
          {found.words?.[language] ?? refusalText(found, language)}
        </p>
      )}
      {children({
        ...{ id, name },
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(found === undefined ? {} : { 'aria-invalid': 'true' }),
      })}
    </div>
  );
}

/** What the control takes over. */
export interface Control {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

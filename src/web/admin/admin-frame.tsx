import type { ComponentChildren } from 'preact';
import { Icon } from '../page/icon';
import type { IconName } from '../page/icons.table';
import { useView, useWords } from '../page/view';
import type { Crumb } from '../page/page-result';
import type { Language } from '../../platform/refusals/refusal-text';
import { ADDRESS } from '../page/addresses';
import { ADMIN_WORDS } from './admin-words';

/** Pieces that the pages of administration share. */

export function AdminTitle({ title, help }: { readonly title: string; readonly help: string }) {
  return (
    <div class="page-title">
      <div>
        <h1>{title}</h1>
        <p>{help}</p>
      </div>
    </div>
  );
}

/** Says that it was recorded, after a form led back here with `?done=…`. */
export function DoneLine() {
  const t = useWords(ADMIN_WORDS);
  if (!new URLSearchParams(useView().address.split('?')[1] ?? '').has('done')) return null;
  return (
    <p class="notice notice--done" role="status">
      <Icon name="check" /> {t.done}
    </p>
  );
}

/** A table that becomes a list of cards on a phone. The first cell of a row names it. */
export function CardTable({
  caption,
  head,
  rows,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}) {
  return (
    <table role="table" class="cards table--dense">
      <caption class="vh">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {head.map((text) => (
            <th key={text} role="columnheader" scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells: [name, ...rest] }) => (
          <tr key={key} role="row">
            <th role="rowheader" scope="row">
              {name}
            </th>
            {rest.map((cell, index) => (
              <td key={head[index + 1]} role="cell" data-label={head[index + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Empty({
  icon,
  title,
  help,
}: {
  readonly icon: IconName;
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

export function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export const adminCrumbs = (language: Language, ...more: readonly Crumb[]): readonly Crumb[] => [
  { address: ADDRESS.admin, text: ADMIN_WORDS(language).title },
  ...more,
];

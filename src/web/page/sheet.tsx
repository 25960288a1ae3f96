import type { ComponentChildren } from 'preact';

/** One column of a table: its name, and what stands in it for a line. */
export interface Column<T> {
  readonly name: string;
  readonly cell: (line: T) => ComponentChildren;
  /** It names the line. */
  readonly names?: true;
  /** Its head where that is more than the name: a link that sorts. */
  readonly head?: ComponentChildren;
  readonly sort?: 'ascending' | 'descending' | 'none';
  /** The name is for those who hear it; on a phone it does not stand before the cell. */
  readonly quiet?: true;
  readonly class?: string;
}

interface SheetProps<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly lines: readonly T[];
  readonly keyOf: (line: T) => string;
}

/** Lines as a table; on a phone each becomes a card. Roles are said once more, since a style that makes cards takes them away. */
export function Sheet<T>({ caption, columns, lines, keyOf }: SheetProps<T>) {
  return (
    <table role="table" class="cards table--dense">
      <caption class="vh">{caption}</caption>
      <SheetHead columns={columns} />
      <tbody role="rowgroup">
        {lines.map((line) => (
          <SheetLine key={keyOf(line)} columns={columns} line={line} />
        ))}
      </tbody>
    </table>
  );
}

export function SheetHead<T>({ columns }: { readonly columns: readonly Column<T>[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ name, head, sort, quiet, class: look }) => (
          <th key={name} role="columnheader" scope="col" aria-sort={sort} class={look}>
            {quiet ? <span class="vh">{name}</span> : (head ?? name)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function SheetLine<T>({ columns, line }: { readonly columns: readonly Column<T>[]; readonly line: T }) {
  return (
    <tr role="row">
      {columns.map(({ name, cell, names, quiet, class: look }) =>
        names ? (
          <th key={name} role="rowheader" scope="row" class={look}>
            {cell(line)}
          </th>
        ) : (
          <td key={name} role="cell" data-label={quiet ? undefined : name} class={look}>
            {cell(line)}
          </td>
        ),
      )}
    </tr>
  );
}

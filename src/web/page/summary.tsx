import type { ComponentChildren } from 'preact';

/** One line of a summary: what it is, and what it says. */
export function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

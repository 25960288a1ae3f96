import type { Bound, Form, Literal, UnaryForms } from '../feel/unary-forms';
import { readUnaryForms } from '../feel/unary-forms';

/** The values of a column, cut into pieces that no cell of the table tells apart: single values, and what lies between two bounds.
 *  A cell is then the set of pieces that it accepts, and overlaps and gaps are a matter of counting. */
export interface Piece {
  readonly kind: 'value' | 'between' | 'other' | 'null';
  /** As a person would write it in a cell. */
  readonly shown: string;
  readonly accepts: (form: Form) => boolean;
}

/** Which pieces a cell accepts, by position; null for a cell that only FEEL can judge. */
export type CellSet = readonly boolean[] | null;

export interface ColumnDomain {
  readonly pieces: readonly Piece[];
  readonly cells: readonly CellSet[];
}

/** `allowed`: unary tests of the values that may come in, where the table or the type gives them. */
export function domainOf(tests: readonly string[], allowed: string | null): ColumnDomain {
  const forms = tests.map(readUnaryForms);
  const permitted = allowed === null ? null : readUnaryForms(allowed);
  const pieces = piecesOf([...forms, permitted]).filter(
    (piece) => permitted === null || piece.kind === 'null' || isIn(piece, permitted),
  );
  return { pieces, cells: forms.map((each) => (each === null ? null : pieces.map((piece) => isIn(piece, each)))) };
}

function isIn(piece: Piece, tests: UnaryForms): boolean {
  if (tests.kind === 'any') return true;
  return tests.forms.some((form) => piece.accepts(form)) !== tests.negated;
}

function piecesOf(all: readonly (UnaryForms | null)[]): readonly Piece[] {
  const forms = all.flatMap((each) => (each === null || each.kind === 'any' ? [] : each.forms));
  const literals = forms.flatMap((form): readonly Literal[] =>
    form.kind === 'equal' ? [form.to] : [form.from, form.to].filter((bound): bound is Bound => bound !== null),
  );
  const pieces = [
    ...ordered(literals, 'number'),
    ...ordered(literals, 'date'),
    ...singles(literals, 'string'),
    ...(literals.some(({ kind }) => kind === 'boolean') ? [valuePiece(true), valuePiece(false)] : []),
  ];
  const nulls: readonly Piece[] = literals.some(({ kind }) => kind === 'null')
    ? [{ kind: 'null', shown: 'null', accepts: (form) => form.kind === 'equal' && form.to.kind === 'null' }]
    : [];
  // A column that no cell looks at has one piece, whatever comes in.
  return pieces.length === 0 ? [{ kind: 'other', shown: '-', accepts: () => false }, ...nulls] : [...pieces, ...nulls];
}

/** Below the first bound, the bound, between it and the next, and so on to above the last. */
function ordered(literals: readonly Literal[], kind: 'number' | 'date'): readonly Piece[] {
  const bounds = [
    ...new Set(literals.flatMap((each): readonly (number | string)[] => (each.kind === kind ? [each.value] : []))),
  ].sort((a, b) => (a < b ? -1 : 1));
  if (bounds.length === 0) return [];
  const shown = (bound: number | string): string => (kind === 'date' ? `@"${bound}"` : String(bound));
  const between = (from: number | string | null, to: number | string | null): Piece => ({
    kind: 'between',
    shown: from === null ? `< ${shown(to ?? '')}` : to === null ? `> ${shown(from)}` : `(${shown(from)}..${shown(to)})`,
    accepts: (form) => form.kind === 'between' && sameKind(form, kind) && spans(form, from, to),
  });
  return bounds.flatMap((bound, index) => [
    between(index === 0 ? null : (bounds[index - 1] ?? null), bound),
    { kind: 'value' as const, shown: shown(bound), accepts: (form: Form) => holdsAt(form, kind, bound) },
    ...(index === bounds.length - 1 ? [between(bound, null)] : []),
  ]);
}

const sameKind = (form: Extract<Form, { kind: 'between' }>, kind: string): boolean =>
  (form.from ?? form.to)?.kind === kind;

const spans = (
  { from, to }: Extract<Form, { kind: 'between' }>,
  low: number | string | null,
  high: number | string | null,
): boolean =>
  (from === null || (low !== null && from.value <= low)) && (to === null || (high !== null && high <= to.value));

function holdsAt(form: Form, kind: 'number' | 'date', value: number | string): boolean {
  if (form.kind === 'equal') return form.to.kind === kind && form.to.value === value;
  if (!sameKind(form, kind)) return false;
  const { from, fromIncluded, to, toIncluded } = form;
  const above = from === null || (fromIncluded ? value >= from.value : value > from.value);
  return above && (to === null || (toIncluded ? value <= to.value : value < to.value));
}

/** Each text that a cell names, and any other. */
function singles(literals: readonly Literal[], kind: 'string'): readonly Piece[] {
  const values = new Set(literals.flatMap((each) => (each.kind === kind ? [each.value] : [])));
  if (values.size === 0) return [];
  return [...[...values].map(valuePiece), { kind: 'other', shown: 'khác / other', accepts: () => false }];
}

const valuePiece = (value: string | boolean): Piece => ({
  kind: 'value',
  shown: JSON.stringify(value),
  accepts: (form) => form.kind === 'equal' && form.to.kind !== 'null' && form.to.value === value,
});

import { FeelDate } from 'feelin';
import { testByFeelin } from './feel';
import { mentionsNull as saysNull } from './mentions';
import { readUnaryForms, type Form, type UnaryForms } from './unary-forms';
import type { Scope, Value } from './values';

/** What a cell says of a value. `null` counts as no, as the standard has it for a table. */
export type UnaryTest = (value: Value, scope: Scope) => boolean;

export interface CompiledTest {
  readonly text: string;
  readonly test: UnaryTest;
  /** The dash: holds for whatever comes in, and for nothing at all. */
  readonly any: boolean;
  /** Says something of null itself: a missing fact is then a value like others. */
  readonly mentionsNull: boolean;
  readonly forms: UnaryForms | null;
}

/** Reads a cell once. Common forms become closures over plain values; all else, and values they do not expect, go to feelin. */
export function compileTest(text: string): CompiledTest {
  const forms = readUnaryForms(text);
  const byFeelin = testByFeelin(text);
  const slow: UnaryTest = (value, scope) => byFeelin(value, scope).value === true;
  const mentionsNull = saysNull(text);
  if (forms === null) return { text, test: slow, any: false, mentionsNull, forms };
  if (forms.kind === 'any') return { text, test: () => true, any: true, mentionsNull: true, forms };
  return { text, test: closureOf(forms, slow), any: false, mentionsNull, forms };
}

type Tests = Extract<UnaryForms, { kind: 'tests' }>;
type Plain = number | string | boolean | null;
type Ask = (value: Plain, isDay: boolean) => boolean;

function closureOf({ forms, negated }: Tests, slow: UnaryTest): UnaryTest {
  const asks = forms.map(askOf);
  const [only] = asks;
  const some: Ask =
    asks.length === 1 && only !== undefined ? only : (value, isDay) => asks.some((ask) => ask(value, isDay));
  return (value, scope) => {
    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
      return some(value, false) !== negated;
    }
    if (value === null || value === undefined) return some(null, false) !== negated;
    // Years of four digits sort as text; the others are rare enough for feelin.
    if (value instanceof FeelDate && value.iso.length === 10) return some(value.iso, true) !== negated;
    return slow(value, scope);
  };
}

function askOf(form: Form): Ask {
  if (form.kind === 'equal') {
    const { to } = form;
    if (to.kind === 'null') return (value) => value === null;
    if (to.kind === 'date') return (value, isDay) => isDay && value === to.value;
    return (value, isDay) => !isDay && value === to.value;
  }
  const { from, fromIncluded, to, toIncluded } = form;
  const isWithin = <T extends number | string>(value: T, least: T | null, most: T | null): boolean =>
    (least === null || (fromIncluded ? value >= least : value > least)) &&
    (most === null || (toIncluded ? value <= most : value < most));
  if ((from ?? to)?.kind === 'date') {
    const [least, most] = [from?.kind === 'date' ? from.value : null, to?.kind === 'date' ? to.value : null];
    return (value, isDay) => isDay && typeof value === 'string' && isWithin(value, least, most);
  }
  const [least, most] = [from?.kind === 'number' ? from.value : null, to?.kind === 'number' ? to.value : null];
  return (value) => typeof value === 'number' && isWithin(value, least, most);
}

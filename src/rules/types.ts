import { expressionOf } from './feel/feel';
import { compileTest, type UnaryTest } from './feel/unary-test';
import { isContext, isList, kindOf, type Scope, type Value } from './feel/values';
import type { ItemDefinition } from './dmn/model';

/** A value that is of the type, perhaps brought into its shape; or why it is not. */
export type Conformed =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly expected: string; readonly found: string };

const BUILT_IN: Readonly<Record<string, string>> = {
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  'days and time duration': 'days and time duration',
  dayTimeDuration: 'days and time duration',
  'years and months duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
  context: 'context',
  list: 'list',
  function: 'function',
};

/** Older files write types as names with a prefix: `feel:string`. */
const bareName = (typeRef: string): string => typeRef.trim().replace(/^[\w-]+:/, '');

interface Constraint {
  readonly text: string;
  readonly test: UnaryTest;
}

/** The types of a file: what it defines, and what it reaches by the names of its imports. */
export class Types {
  private readonly definitions: ReadonlyMap<string, ItemDefinition>;
  private readonly constraints = new Map<string, Constraint>();
  /** By type reference: which type it means is found once. */
  private readonly readers = new Map<string, (value: Value) => Conformed>();

  constructor(
    definitions: readonly ItemDefinition[],
    private readonly imported: ReadonlyMap<string, Types> = new Map(),
  ) {
    this.definitions = new Map(definitions.map((each) => [each.name, each]));
  }

  /** A value against a type reference; null and values of unknown types pass. A list of one stands for its only member and the other
   *  way round, a day for the first moment of it. Source: DMN 1.5, clause 10.3.2.9.4. */
  conform(value: Value, typeRef: string | null): Conformed {
    if (typeRef === null || value === null || value === undefined) return { ok: true, value: value ?? null };
    let reader = this.readers.get(typeRef);
    if (reader === undefined) {
      reader = this.readerOf(bareName(typeRef));
      this.readers.set(typeRef, reader);
    }
    return reader(value);
  }

  private readerOf(name: string): (value: Value) => Conformed {
    const found = this.find(name);
    if (found !== null) return (value) => found.types.conformTo(value, found.definition);
    const kind = BUILT_IN[name];
    return kind === undefined ? (value) => ({ ok: true, value }) : (value) => toBuiltIn(value, kind);
  }

  /** A fact as JSON carries it: texts become days, times and durations where the type asks for them. */
  fromJson(value: Value, typeRef: string | null): Value {
    if (typeRef === null) return value;
    const name = bareName(typeRef);
    const found = this.find(name);
    if (found !== null) return found.types.memberFromJson(value, found.definition);
    const reader = READERS[BUILT_IN[name] ?? ''];
    if (typeof value !== 'string' || reader === undefined) return value;
    // What is no such thing stays a text, and is told as one of the wrong type.
    return reader({ text: value }).value ?? value;
  }

  find(name: string): { readonly definition: ItemDefinition; readonly types: Types } | null {
    const own = this.definitions.get(name);
    if (own !== undefined) return { definition: own, types: this };
    for (const [prefix, types] of this.imported) {
      if (prefix === '') {
        const found = types.find(name);
        if (found !== null) return found;
      } else if (name.startsWith(`${prefix}.`)) return types.find(name.slice(prefix.length + 1));
    }
    return null;
  }

  /** Imports by the name that their types are reached by. */
  get imports(): readonly (readonly [string, Types])[] {
    return [...this.imported].filter(([prefix]) => prefix !== '');
  }

  get names(): readonly string[] {
    return [...this.definitions.keys()];
  }

  /** Whether a type reference means anything. Source: DMN 1.5, clause 7.3.2. */
  knows(typeRef: string): boolean {
    const name = bareName(typeRef);
    return name === 'Any' || BUILT_IN[name] !== undefined || this.find(name) !== null;
  }

  /** Names of all types that a file may speak of. */
  get known(): readonly string[] {
    return [...this.names, ...Object.keys(BUILT_IN)];
  }

  /** The built-in type that single values of a type are of; null where it has none of them, or many. */
  baseOf(typeRef: string | null): string | null {
    if (typeRef === null) return null;
    const found = this.find(bareName(typeRef));
    if (found === null) return BUILT_IN[bareName(typeRef)] ?? null;
    const { isCollection, components, isFunction, typeRef: base } = found.definition;
    return isCollection || isFunction || components.length > 0 ? null : found.types.baseOf(base);
  }

  private memberFromJson(value: Value, definition: ItemDefinition): Value {
    if (definition.isCollection && isList(value)) {
      return value.map((each) => this.memberFromJson(each, { ...definition, isCollection: false }));
    }
    if (definition.components.length > 0 && isContext(value)) {
      const parts = definition.components.flatMap((part) =>
        Object.hasOwn(value, part.name) ? [[part.name, this.memberFromJson(value[part.name], part)] as const] : [],
      );
      return { ...value, ...Object.fromEntries(parts) };
    }
    return this.fromJson(value, definition.typeRef);
  }

  private conformTo(value: Value, definition: ItemDefinition): Conformed {
    if (definition.isFunction) return toBuiltIn(value, 'function');
    if (value === null || value === undefined) return { ok: true, value: null };
    const shaped = definition.isCollection ? this.collection(value, definition) : this.single(value, definition);
    if (!shaped.ok) return shaped;
    return this.holds(definition.constraint, shaped.value) ? shaped : refused(definition.constraint, shaped.value);
  }

  private collection(value: Value, definition: ItemDefinition): Conformed {
    const members: Value[] = [];
    for (const each of isList(value) ? value : [value]) {
      const member = this.single(each, definition);
      if (!member.ok) return member;
      members.push(member.value);
    }
    return { ok: true, value: members };
  }

  private single(value: Value, definition: ItemDefinition): Conformed {
    if (value === null || value === undefined) return { ok: true, value: null };
    if (isList(value) && value.length === 1 && !this.isListType(definition.typeRef)) {
      return this.single(value[0], definition);
    }
    const shaped =
      definition.components.length > 0 ? this.context(value, definition) : this.conform(value, definition.typeRef);
    if (!shaped.ok) return shaped;
    return this.holds(definition.allowed, shaped.value) ? shaped : refused(definition.allowed, shaped.value);
  }

  private context(value: Value, definition: ItemDefinition): Conformed {
    if (!isContext(value)) return { ok: false, expected: definition.name, found: kindOf(value) };
    const parts: Record<string, Value> = { ...value };
    for (const part of definition.components) {
      if (!Object.hasOwn(value, part.name)) {
        return { ok: false, expected: `${definition.name}.${part.name}`, found: 'nothing' };
      }
      const conformed = this.conformTo(value[part.name], part);
      if (!conformed.ok) return conformed;
      parts[part.name] = conformed.value;
    }
    return { ok: true, value: parts };
  }

  private isListType(typeRef: string | null): boolean {
    if (typeRef === null) return false;
    return typeRef === 'list' || this.find(typeRef)?.definition.isCollection === true;
  }

  private holds(text: string | null, value: Value): boolean {
    if (text === null || value === null) return true;
    let constraint = this.constraints.get(text);
    if (constraint === undefined) {
      constraint = { text, test: compileTest(text).test };
      this.constraints.set(text, constraint);
    }
    return constraint.test(value, {});
  }
}

const refused = (text: string | null, value: Value): Conformed => ({
  ok: false,
  expected: text ?? '',
  found: typeof value === 'string' || typeof value === 'number' ? String(value) : kindOf(value),
});

const READERS: Readonly<Record<string, (scope: Scope) => { readonly value: Value }>> = {
  date: expressionOf('date(text)'),
  time: expressionOf('time(text)'),
  'date and time': expressionOf('date and time(text)'),
  'days and time duration': expressionOf('duration(text)'),
  'years and months duration': expressionOf('duration(text)'),
};
const FIRST_MOMENT = expressionOf('date and time(day, time("00:00:00Z"))');

function toBuiltIn(value: Value, kind: string): Conformed {
  const found = kindOf(value);
  if (found === kind) return { ok: true, value };
  if (kind === 'list') return { ok: true, value: [value] };
  if (found === 'list' && isList(value) && value.length === 1) return toBuiltIn(value[0], kind);
  if (kind === 'date and time' && found === 'date') return { ok: true, value: FIRST_MOMENT({ day: value }).value };
  return { ok: false, expected: kind, found };
}

import { FeelFunction, evaluate, isFunction, isRange } from 'feelin';
import { assertNever } from '../../../workflows/vocabulary';
import type { Expression, FunctionParts, Named } from '../dmn/model';
import { expressionOf } from '../feel/feel';
import { mentions, mentionsNull } from '../feel/mentions';
import { isContext, isList, type Scope, type Value } from '../feel/values';
import type { Types } from '../types';
import type { Run } from './run';
import { compileTable } from './compiled-table';
import { evaluateTable } from './table';
import { typeTests, withTypes } from './type-tests';

/** A boxed expression made ready: a function of its scope. Never throws. */
export type Prepared = (scope: Scope, run: Run) => Value;

/** Reads an expression once. Its value is brought to its type; one that is of another type is null, as the standard has it. */
export function prepare(expression: Expression, types: Types): Prepared {
  const inner = prepareKind(expression, types);
  const { typeRef } = expression;
  // A function has the type of what it returns.
  if (typeRef === null || expression.kind === 'function') return inner;
  return (scope, run) => conformed(inner(scope, run), typeRef, types, run);
}

export function conformed(value: Value, typeRef: string | null, types: Types, run: Run): Value {
  const result = types.conform(value, typeRef);
  if (result.ok) return result.value;
  run.complain(run.name, [`${result.found} is no ${result.expected}`]);
  return null;
}

function prepareKind(expression: Expression, types: Types): Prepared {
  switch (expression.kind) {
    case 'literal':
      return prepareLiteral(expression, types);
    case 'table': {
      const compiled = compileTable(expression.table);
      return (scope, run) => evaluateTable(compiled, types, scope, run);
    }
    case 'context':
      return prepareContext(expression, types);
    case 'list': {
      const items = expression.items.map((item) => prepare(item, types));
      return (scope, run) => items.map((item) => item(scope, run));
    }
    case 'relation': {
      const { columns } = expression;
      const rows = expression.rows.map((row) => row.map((cell) => prepare(cell, types)));
      return (scope, run) =>
        rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]?.(scope, run) ?? null])));
    }
    case 'invocation':
      return prepareInvocation(expression, types);
    case 'function': {
      const prepared = prepareFunction(expression, types);
      return (scope, run) => prepared(scope, run, run.name);
    }
    case 'conditional': {
      const [condition, yes, no] = [expression.if, expression.then, expression.else].map((each) =>
        prepare(each, types),
      );
      return (scope, run) => (condition?.(scope, run) === true ? yes : no)?.(scope, run) ?? null;
    }
    case 'filter':
      return prepareFilter(expression, types);
    case 'for':
      return prepareFor(expression, types);
    case 'quantified':
      return prepareQuantified(expression, types);
    default:
      return assertNever(expression);
  }
}

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

function prepareLiteral({ text, language }: Kind<'literal'>, types: Types): Prepared {
  if (language !== null && !/feel/i.test(language)) {
    return (_scope, run) => {
      run.complain(text, [`expressions in ${language} are not evaluated`]);
      return null;
    };
  }
  const evaluated = expressionOf(text);
  const knowsNull = mentionsNull(text);
  const beneath = typeTests(text, types);
  return (scope, run) => {
    if (run.asks && run.missing.size > 0 && !knowsNull) {
      const lacking = [...run.missing].filter((name) => mentions(text, name));
      if (lacking.length > 0) {
        run.lacks(lacking);
        return null;
      }
    }
    const { value, complaints } = evaluated(beneath === null ? scope : withTypes(beneath, scope));
    if (complaints.length > 0) run.complain(text, complaints);
    return value;
  };
}

function prepareContext({ entries }: Kind<'context'>, types: Types): Prepared {
  const prepared = entries.map(({ variable, value }) => ({ variable, value: prepare(value, types) }));
  return (scope, run) => {
    const inside: Record<string, Value> = { ...scope };
    const result: Record<string, Value> = {};
    for (const { variable, value } of prepared) {
      const found = value(inside, run);
      // An entry without a name is the result of the whole.
      if (variable === null) return found;
      const kept = isFunction(found) ? found : conformed(found, variable.typeRef, types, run);
      inside[variable.name] = kept;
      result[variable.name] = kept;
    }
    return result;
  };
}

function prepareInvocation({ called, bindings }: Kind<'invocation'>, types: Types): Prepared {
  const target = prepare(called, types);
  const prepared = bindings.map(({ parameter, value }) => ({
    parameter,
    value: value === null ? null : prepare(value, types),
  }));
  return (scope, run) => {
    const found = target(scope, run);
    const invoked = asFunction(found);
    if (invoked === null) {
      run.complain(run.name, ['what is invoked is no function']);
      return null;
    }
    const given = prepared.map(({ parameter, value }) => [
      parameter.name,
      conformed(value?.(scope, run) ?? null, parameter.typeRef, types, run),
    ]);
    return invoke(invoked, Object.fromEntries(given), run);
  };
}

/** Built-in functions of feelin are plain functions that name their parameters. */
function asFunction(value: Value): FeelFunction | null {
  if (value instanceof FeelFunction) return value;
  if (typeof value !== 'function') return null;
  const names = '$args' in value && Array.isArray(value.$args) ? (value.$args as string[]) : [];
  return new FeelFunction(value as (...args: Value[]) => Value, names);
}

function invoke(invoked: FeelFunction, args: Scope | readonly Value[], run: Run): Value {
  try {
    const result: Value = invoked.invoke(args);
    // feelin gives a signal in place of a result where arguments do not fit.
    if (!isContext(result) || result.constructor === Object) return result ?? null;
    run.complain(run.name, ['the arguments do not fit the function']);
  } catch (error) {
    run.complain(run.name, [error instanceof Error ? error.message : String(error)]);
  }
  return null;
}

/** A function value: closed over `scope` for a boxed function, over its own requirements for a knowledge model. */
export function prepareFunction(
  { parameters, body, language }: FunctionParts,
  types: Types,
): (scope: Scope, run: Run, name: string) => Value {
  const prepared = body === null || language !== 'FEEL' ? null : prepare(body, types);
  return (scope, run, name) => {
    if (prepared === null) {
      run.complain(name, [language === 'FEEL' ? 'the function has no body' : `functions in ${language} are not run`]);
      return null;
    }
    return new FeelFunction(
      (...args: Value[]) => {
        const inner = run.inside(name);
        const given = argumentsOf(parameters, args, types, inner);
        if (given === null) {
          inner.complain(name, ['the arguments do not fit the parameters']);
          return null;
        }
        return prepared({ ...scope, ...given }, inner);
      },
      parameters.map((parameter) => parameter.name),
    );
  };
}

/** Null when arguments are too few or too many: the whole invocation is null then. One of another type than its parameter is null. */
function argumentsOf(parameters: readonly Named[], args: readonly Value[], types: Types, run: Run): Scope | null {
  if (args.length > parameters.length || parameters.some((_, index) => args[index] === undefined)) return null;
  return Object.fromEntries(
    parameters.map(({ name, typeRef }, index) => [name, conformed(args[index], typeRef, types, run)]),
  );
}

/** The members that something is repeated over; null for null. */
function membersOf(value: Value): readonly Value[] | null {
  if (value === null) return null;
  if (isRange(value)) {
    const members: Value = evaluate('for each in range return each', { range: value }).value;
    return isList(members) ? members : null;
  }
  return isList(value) ? value : [value];
}

function prepareFilter(expression: Kind<'filter'>, types: Types): Prepared {
  const [list, match] = [prepare(expression.in, types), prepare(expression.match, types)];
  return (scope, run) => {
    const members = membersOf(list(scope, run));
    if (members === null) return null;
    const first = match({ ...scope, item: members[0] ?? null, ...contextOf(members[0]) }, run);
    if (typeof first === 'number') return members.at(first > 0 ? first - 1 : first) ?? null;
    const matches = members.map((item) => match({ ...scope, ...contextOf(item), item }, run));
    // What is neither true, false nor unknown is no test at all.
    if (matches.some((each) => each !== null && typeof each !== 'boolean')) return null;
    return members.filter((_, index) => matches[index] === true);
  };
}

const contextOf = (value: Value): Scope => (isContext(value) ? value : {});

function prepareFor(expression: Kind<'for'>, types: Types): Prepared {
  const [list, body] = [prepare(expression.in, types), prepare(expression.return, types)];
  return (scope, run) => {
    const members = membersOf(list(scope, run));
    if (members === null) return null;
    const partial: Value[] = [];
    for (const member of members) {
      partial.push(body({ ...scope, [expression.variable]: member, partial: [...partial] }, run));
    }
    return partial;
  };
}

function prepareQuantified(expression: Kind<'quantified'>, types: Types): Prepared {
  const [list, satisfies] = [prepare(expression.in, types), prepare(expression.satisfies, types)];
  const decisive = expression.which === 'some';
  return (scope, run) => {
    const members = membersOf(list(scope, run));
    if (members === null) return null;
    const found = members.map((member) => satisfies({ ...scope, [expression.variable]: member }, run));
    if (found.includes(decisive)) return decisive;
    return found.every((each) => each === !decisive) ? !decisive : null;
  };
}

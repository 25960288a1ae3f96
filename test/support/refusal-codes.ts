import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../src/platform/paths';

/** A place in the sources where a refusal is made. */
export interface MadeRefusal {
  readonly code: string;
  /** Names of its facts; null where they are not written out there. A code without any facts anywhere has an empty list. */
  readonly facts: readonly string[] | null;
  readonly file: string;
}

/** Rooms with a catalogue of their own: problems of a plan file. */
const OWN_CATALOGUES = [join('src', 'plans', 'plan-file')];
const TABLES = /-texts\.table\.ts$/;

/** Every refusal that stands in src and workflows: `refusal('code', {…})`, `{ code: 'code', facts: {…} }` and failures that are
 *  thrown with a code and facts. */
export function madeRefusals(): MadeRefusal[] {
  const made = sourceFiles().flatMap((file) => refusalsIn(file));
  const withFacts = new Set(made.filter(({ bare }) => !bare).map(({ code }) => code));
  return made.map(({ bare, ...one }) => (bare && !withFacts.has(one.code) ? { ...one, facts: [] } : one));
}

/** Every string in the sources outside the catalogue, to find texts that nobody asks for. */
export function stringsInSources(): ReadonlySet<string> {
  const strings = new Set<string>();
  for (const file of sourceFiles()) {
    walk(parse(file), (node) => {
      if (ts.isStringLiteralLike(node)) strings.add(node.text);
    });
  }
  return strings;
}

const root = projectRoot();

function sourceFiles(): string[] {
  return ['src', 'workflows'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(root, folder, name))
      .filter((file) => /\.tsx?$/.test(file) && !TABLES.test(file))
      .filter((file) => !OWN_CATALOGUES.some((room) => relative(root, file).startsWith(room))),
  );
}

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => walk(child, see));
}

type Found = MadeRefusal & { readonly bare: boolean };

function refusalsIn(file: string): Found[] {
  const made: Found[] = [];
  const add = (code: ts.Node | undefined, facts: ts.Node | undefined): void => {
    if (code && ts.isStringLiteralLike(code)) {
      made.push({ code: code.text, facts: factNames(facts), file: relative(root, file), bare: !facts });
    }
  };
  walk(parse(file), (node) => {
    const makes = ts.isCallExpression(node) && node.expression.getText() === 'refusal';
    if (makes || (ts.isNewExpression(node) && node.expression.getText() === 'EmbeddedFailure')) {
      add(node.arguments?.[0], node.arguments?.[1]);
    }
    if (ts.isObjectLiteralExpression(node)) {
      const member = (name: string) =>
        node.properties.find(
          (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === name,
        );
      if (member('facts')) add(member('code')?.initializer, member('facts')?.initializer);
    }
  });
  return made;
}

function factNames(facts: ts.Node | undefined): string[] | null {
  if (!facts || !ts.isObjectLiteralExpression(facts)) return null;
  if (facts.properties.some(ts.isSpreadAssignment)) return null;
  return facts.properties.map((one) => one.name?.getText() ?? '');
}

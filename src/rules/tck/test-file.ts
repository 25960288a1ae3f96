import { Parser } from 'saxen';

/** A file of test cases of the DMN TCK, as it stands. Source: TestCases/testCases.xsd of dmn-tck/tck. */

export interface Written {
  /** `xsd:decimal` and so on; null where the file gives none. */
  readonly type: string | null;
  readonly text: string;
  readonly nil: boolean;
}
export type Given =
  | { readonly kind: 'value'; readonly value: Written }
  | { readonly kind: 'list'; readonly items: readonly Given[] }
  | { readonly kind: 'components'; readonly parts: readonly (readonly [string, Given])[] }
  | { readonly kind: 'nothing' };

export interface TestCase {
  readonly id: string;
  /** What a case calls that is no decision: a knowledge model or a service. */
  readonly invocable: string | null;
  readonly inputs: readonly (readonly [string, Given])[];
  readonly results: readonly { readonly name: string; readonly fails: boolean; readonly expected: Given }[];
}

export interface TestFile {
  readonly model: string | null;
  readonly cases: readonly TestCase[];
}

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** Null when the text is no file of test cases. */
export function readTestFile(xml: string): TestFile | null {
  const root = readTree(xml);
  if (root?.name !== 'testCases') return null;
  return {
    model: childText(root, 'modelName'),
    cases: childrenOf(root, 'testCase').map((each, index) => ({
      id: each.attributes['id'] ?? String(index + 1),
      invocable: each.attributes['invocableName'] ?? null,
      inputs: childrenOf(each, 'inputNode').map((input) => [input.attributes['name'] ?? '', givenIn(input)] as const),
      results: childrenOf(each, 'resultNode').map((result) => ({
        name: result.attributes['name'] ?? '',
        fails: result.attributes['errorResult'] === 'true',
        expected: givenIn(childrenOf(result, 'expected')[0] ?? null),
      })),
    })),
  };
}

function givenIn(node: Node | null): Given {
  if (node === null) return { kind: 'nothing' };
  const [list] = childrenOf(node, 'list');
  if (list !== undefined) {
    if (isNil(list)) return { kind: 'nothing' };
    return { kind: 'list', items: childrenOf(list, 'item').map(givenIn) };
  }
  const components = childrenOf(node, 'component');
  if (components.length > 0) {
    return {
      kind: 'components',
      parts: components.map((each) => [each.attributes['name'] ?? '', givenIn(each)] as const),
    };
  }
  const [value] = childrenOf(node, 'value');
  if (value === undefined) return { kind: 'nothing' };
  return { kind: 'value', value: { type: attribute(value, 'type'), text: value.text, nil: isNil(value) } };
}

const childrenOf = (node: Node, name: string): readonly Node[] => node.children.filter((each) => each.name === name);
const childText = (node: Node, name: string): string | null => childrenOf(node, name)[0]?.text.trim() ?? null;
const isNil = (node: Node): boolean => attribute(node, 'nil') === 'true';

/** Prefixes differ from file to file; the names do not. */
const attribute = (node: Node, name: string): string | null =>
  Object.entries(node.attributes).find(([key]) => key.slice(key.indexOf(':') + 1) === name)?.[1] ?? null;

function readTree(xml: string): Node | null {
  const parser = new Parser();
  const stack: Node[] = [];
  let root: Node | null = null;
  let broken = false;
  parser.on('openTag', (tag, attributes, decode) => {
    const read = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
    const name = tag.slice(tag.indexOf(':') + 1);
    const node: Node = { name, attributes: Object.fromEntries(read) as Record<string, string>, children: [], text: '' };
    stack.at(-1)?.children.push(node);
    root ??= node;
    stack.push(node);
  });
  parser.on('closeTag', () => void stack.pop());
  parser.on('text', (text, decode) => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += decode(text);
  });
  parser.on('cdata', (text) => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += text;
  });
  parser.on('error', () => {
    broken = true;
    parser.stop();
  });
  parser.parse(xml);
  return broken ? null : root;
}

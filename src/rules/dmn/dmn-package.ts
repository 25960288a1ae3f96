import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json';

/** The namespaces of DMN 1.1 to 1.6. The reader knows the one of 1.3; the elements that we read are the same in all of them. */
export const DMN_NAMESPACES = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
  'https://www.omg.org/spec/DMN/20240513/MODEL/',
] as const;
export const READ_AS = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

const child = (name: string, type: string): object => ({ name, type, xml: { serialize: 'property' } });
const attribute = (name: string): object => ({ name, type: 'String', isAttr: true });
const expression = (name: string, properties: readonly object[], superClass = 'Expression'): object => ({
  name,
  superClass: [superClass],
  properties,
});

/** What DMN 1.4 and 1.5 added to expressions and types. Source: OMG formal/24-01-01, clauses 7.3.3 and 10.2.2. */
const ADDED: readonly object[] = [
  expression('ChildExpression', [{ name: 'value', type: 'Expression' }, attribute('typeRef')], 'DMNElement'),
  expression('Conditional', [
    child('if', 'ChildExpression'),
    child('then', 'ChildExpression'),
    child('else', 'ChildExpression'),
  ]),
  expression('Filter', [child('in', 'ChildExpression'), child('match', 'ChildExpression')]),
  expression('Iterator', [attribute('iteratorVariable'), child('in', 'ChildExpression')]),
  expression('For', [child('return', 'ChildExpression')], 'Iterator'),
  expression('Some', [child('satisfies', 'ChildExpression')], 'Iterator'),
  expression('Every', [child('satisfies', 'ChildExpression')], 'Iterator'),
];

type Described = { readonly name: string; readonly properties?: readonly object[] };

/** The description of DMN that the reader is given: 1.3 as it comes, with what later versions added. */
export const dmnPackage = (): object => ({
  ...dmn13,
  types: [
    ...(dmn13.types as readonly Described[]).map((type) =>
      type.name === 'ItemDefinition'
        ? { ...type, properties: [...(type.properties ?? []), child('typeConstraint', 'UnaryTests')] }
        : type,
    ),
    ...ADDED,
  ],
});

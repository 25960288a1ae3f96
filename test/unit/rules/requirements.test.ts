import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTckFolder } from '../../../src/rules/tck/tck-folder.store';

/** Knowledge models, services and imports, asked the way the public test cases ask. */

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
const text = (value: string): string => `<value xsi:type="xsd:string">${value}</value>`;
const number = (value: number): string => `<value xsi:type="xsd:decimal">${value}</value>`;
const NIL = '<value xsi:nil="true"/>';
const list = (...items: readonly string[]): string =>
  `<list>${items.map((each) => `<item>${each}</item>`).join('')}</list>`;
const literal = (feel: string): string =>
  `<literalExpression><text>${feel.replaceAll('<', '&lt;')}</text></literalExpression>`;
const requires = (kind: 'Input' | 'Decision' | 'Knowledge', href: string): string =>
  kind === 'Knowledge'
    ? `<knowledgeRequirement><requiredKnowledge href="${href}"/></knowledgeRequirement>`
    : `<informationRequirement><required${kind} href="${href}"/></informationRequirement>`;

interface Asked {
  readonly files: Readonly<Record<string, string>>;
  readonly inputs?: string;
  readonly expected: Readonly<Record<string, string>>;
}

async function outcomes({ files, inputs = '', expected }: Asked): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-tck-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const results = Object.entries(expected).map(
      ([name, value]) => `<resultNode name="${name}"><expected>${value}</expected></resultNode>`,
    );
    writeFileSync(
      join(folder, 'main-test-01.xml'),
      `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" ${XSI}><modelName>main.dmn</modelName>
       <testCase id="001">${inputs}${results.join('')}</testCase></testCases>`,
    );
    const found = await runTckFolder(folder);
    if ('code' in found) throw new Error(JSON.stringify(found));
    return Object.fromEntries(found.map(({ decision, passed, actual }) => [decision, passed ? 'passed' : actual]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const allPassed = (expected: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(expected).map((name) => [name, 'passed']));
const definitions = (namespace: string, content: string, dmn = '20211108'): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/${dmn}/MODEL/" id="${namespace}" name="${namespace}" namespace="urn:${namespace}">${content}</definitions>`;
const decision = (id: string, logic: string, requirements = '', type = ''): string =>
  `<decision id="${id}" name="${id}"><variable name="${id}"${type ? ` typeRef="${type}"` : ''}/>${requirements}${logic}</decision>`;

test('knowledge models are functions, and a service is one of its inputs', async () => {
  const expected = {
    called: number(7),
    bound: number(7),
    wrongType: NIL,
    tooFew: NIL,
    served: text('A B'),
    servedByName: text('A B'),
    servedTooFew: NIL,
  };
  const knowledge = requires('Knowledge', '#add');
  const service = requires('Knowledge', '#service');
  const main = definitions(
    'main',
    [
      `<businessKnowledgeModel id="add" name="add"><variable name="add"/><encapsulatedLogic>
       <formalParameter name="a" typeRef="number"/><formalParameter name="b" typeRef="number"/>${literal('a + b')}</encapsulatedLogic></businessKnowledgeModel>`,
      decision('called', literal('add(3, 4)'), knowledge),
      decision(
        'bound',
        `<invocation>${literal('add')}<binding><parameter name="b"/>${literal('4')}</binding><binding><parameter name="a"/>${literal('3')}</binding></invocation>`,
        knowledge,
      ),
      decision('wrongType', literal('add("3", 4)'), knowledge),
      decision('tooFew', literal('add(3)'), knowledge),
      `<decisionService id="service" name="service"><variable name="service"/><outputDecision href="#joined"/><inputDecision href="#second"/><inputData href="#i_first"/></decisionService>`,
      '<inputData id="i_first" name="first"><variable name="first" typeRef="string"/></inputData>',
      decision('second', literal('"never asked"')),
      decision(
        'joined',
        literal('first + " " + second'),
        requires('Input', '#i_first') + requires('Decision', '#second'),
      ),
      decision('served', literal('service("A", "B")'), service),
      decision('servedByName', literal('service(second: "B", first: "A")'), service),
      decision('servedTooFew', literal('service("A")'), service),
    ].join(''),
  );
  expect(await outcomes({ files: { 'main.dmn': main }, expected })).toEqual(allPassed(expected));
});

test('values are brought to their type, or are null', async () => {
  const expected = {
    list: list(number(5)),
    single: text('a'),
    tooOld: NIL,
    lacking: NIL,
    isList: '<value xsi:type="xsd:boolean">true</value>',
  };
  const main = definitions(
    'main',
    [
      '<itemDefinition name="tList" isCollection="true"><typeRef>number</typeRef></itemDefinition>',
      '<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..120]</text></allowedValues></itemDefinition>',
      '<itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent><itemComponent name="age"><typeRef>tAge</typeRef></itemComponent></itemDefinition>',
      decision('list', literal('5'), '', 'tList'),
      decision('single', literal('["a"]'), '', 'string'),
      decision('tooOld', literal('{name: "a", age: 130}'), '', 'tPerson'),
      decision('lacking', literal('{name: "a"}'), '', 'tPerson'),
      decision('isList', literal('[1, 2] instance of tList')),
    ].join(''),
  );
  expect(await outcomes({ files: { 'main.dmn': main }, expected })).toEqual(allPassed(expected));
});

test('files import one another by namespace, whatever version of DMN each is', async () => {
  const expected = { greeting: text('Hello Lan!'), again: text('Hi Lan?') };
  const imported = definitions(
    'imported',
    [
      '<itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent></itemDefinition>',
      `<businessKnowledgeModel id="hello" name="Say Hello"><variable name="Say Hello"/><encapsulatedLogic><formalParameter name="who" typeRef="tPerson"/>${literal('"Hello " + who.name + "!"')}</encapsulatedLogic></businessKnowledgeModel>`,
      '<inputData id="i_p" name="Person"><variable name="Person" typeRef="tPerson"/></inputData>',
      decision('Greeting', literal('"Hi " + Person.name'), requires('Input', '#i_p')),
    ].join(''),
    '20230324',
  );
  const main = definitions(
    'main',
    [
      '<import name="other" namespace="urn:imported" importType="https://www.omg.org/spec/DMN/20211108/MODEL/"/>',
      '<inputData id="i_p" name="Person"><variable name="Person" typeRef="other.tPerson"/></inputData>',
      decision(
        'greeting',
        literal('other.Say Hello(Person)'),
        requires('Input', '#i_p') + requires('Knowledge', 'urn:imported#hello'),
      ),
      decision('again', literal('other.Greeting + "?"'), requires('Decision', 'urn:imported#Greeting')),
    ].join(''),
  );
  const inputs = `<inputNode name="Person"><component name="name">${text('Lan')}</component></inputNode>`;
  const files = { 'main.dmn': main, 'imported.dmn': imported };
  expect(await outcomes({ files, inputs, expected })).toEqual(allPassed(expected));
});

test('a case that cannot be run has failed, and the others go on', async () => {
  const main = definitions('main', decision('fine', literal('1')) + decision('broken', literal('1 +')));
  const expected = { fine: number(1), broken: number(2), gone: number(3) };
  expect(await outcomes({ files: { 'main.dmn': main }, expected })).toEqual({
    fine: 'passed',
    broken: null,
    gone: null,
  });
  expect(await outcomes({ files: { 'main.dmn': 'no xml' }, expected: { fine: number(1) } })).toEqual({ fine: null });
});

import { DmnModdle, type ModdleElement } from 'dmn-moddle';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { DMN_NAMESPACES, dmnPackage, READ_AS } from './dmn-package';
import { guardXml } from './guard-xml';
import type { Element, Href, ItemDefinition, Model } from './model';
import { listOf, named, nameOf, oneOf, readExpression, readFunction, textOf, typeOf } from './read-expression';

const OURS = 'urn:dondoc:rules';

/** Reads a DMN file (1.1 to 1.5 XML). `file` is only repeated in refusals: `rules.too-large`, `rules.document-type`,
 *  `rules.no-xml`, `rules.too-deep`, `rules.no-dmn`, `rules.duplicate-id`. Never throws on any text. */
export async function readModel(xml: string, file: string): Promise<Model | Refusal> {
  const places = guardXml(xml, file);
  if ('code' in places) return places;
  let root: ModdleElement;
  try {
    ({ rootElement: root } = await new DmnModdle({ dmn: dmnPackage() }).fromXML(asOneVersion(xml), 'dmn:Definitions'));
  } catch (error) {
    return refusal('rules.no-dmn', {
      file,
      found: (error instanceof Error ? error.message : String(error)).slice(0, 120),
    });
  }
  const drg = listOf(root, 'drgElement').flatMap(elementsIn);
  return {
    name: nameOf(root),
    namespace: textOf(root, 'namespace') ?? '',
    version: ours(root, 'version'),
    validFrom: ours(root, 'validFrom'),
    validTo: ours(root, 'validTo'),
    description: textOf(root, 'description'),
    imports: listOf(root, 'import').map((each) => ({ name: nameOf(each), namespace: textOf(each, 'namespace') ?? '' })),
    types: listOf(root, 'itemDefinition').map(readType),
    elements: drg,
    places,
  };
}

/** The reader knows one namespace; the file may be of any version. Only a declaration is touched. */
const asOneVersion = (xml: string): string =>
  DMN_NAMESPACES.reduce(
    (text, uri) => text.replaceAll(`="${uri}"`, `="${READ_AS}"`).replaceAll(`='${uri}'`, `='${READ_AS}'`),
    xml,
  );

/** An attribute of our own namespace, whatever prefix the file gives it. */
function ours(root: ModdleElement, name: string): string | null {
  const prefix = Object.entries(root.$attrs).find(([key, value]) => key.startsWith('xmlns:') && value === OURS)?.[0];
  return prefix === undefined ? null : (root.$attrs[`${prefix.slice('xmlns:'.length)}:${name}`] ?? null);
}

const hrefs = (element: ModdleElement, property: string): readonly Href[] =>
  listOf(element, property).flatMap((each) => textOf(each, 'href') ?? []);

function elementsIn(element: ModdleElement): readonly Element[] {
  const name = nameOf(element);
  const id = textOf(element, 'id') ?? name;
  const declared = oneOf(element, 'variable');
  const variable = declared === null || nameOf(declared) === '' ? { name, typeRef: typeOf(declared) } : named(declared);
  const requirements = (property: string, kinds: readonly string[]): readonly Href[] =>
    listOf(element, property).flatMap((requirement) =>
      kinds.flatMap((kind) => textOf(oneOf(requirement, kind), 'href') ?? []),
    );
  switch (element.$type) {
    case 'dmn:Decision':
      return [
        {
          ...{ kind: 'decision', id, name, variable },
          question: textOf(element, 'question'),
          description: textOf(element, 'description'),
          requires: [
            ...requirements('informationRequirement', ['requiredInput', 'requiredDecision']),
            ...requirements('knowledgeRequirement', ['requiredKnowledge']),
          ],
          logic: readExpression(oneOf(element, 'decisionLogic')),
        },
      ];
    case 'dmn:InputData':
      return [
        {
          ...{ kind: 'input', id, name, variable },
          ...{ label: textOf(element, 'label'), description: textOf(element, 'description') },
        },
      ];
    case 'dmn:BusinessKnowledgeModel': {
      const logic = oneOf(element, 'encapsulatedLogic');
      return [
        {
          ...{ kind: 'knowledge', id, name, variable },
          requires: requirements('knowledgeRequirement', ['requiredKnowledge']),
          logic: { ...readFunction(logic), typeRef: typeOf(logic) },
        },
      ];
    }
    case 'dmn:DecisionService':
      return [
        {
          ...{ kind: 'service', id, name, variable },
          outputs: hrefs(element, 'outputDecision'),
          encapsulated: hrefs(element, 'encapsulatedDecision'),
          inputDecisions: hrefs(element, 'inputDecision'),
          inputData: hrefs(element, 'inputData'),
        },
      ];
    default:
      return [];
  }
}

function readType(element: ModdleElement): ItemDefinition {
  const tests = (property: string): string | null => textOf(oneOf(element, property), 'text')?.trim() || null;
  const functionItem = oneOf(element, 'functionItem');
  return {
    name: nameOf(element),
    typeRef: typeOf(element),
    isCollection: element['isCollection'] === true,
    components: listOf(element, 'itemComponent').map(readType),
    isFunction: functionItem !== null,
    returns: textOf(functionItem, 'outputTypeRef'),
    allowed: tests('allowedValues'),
    constraint: tests('typeConstraint'),
  };
}

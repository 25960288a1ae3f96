import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { nearest } from '../../platform/nearest-name';
import type { Decision, DecisionService, Element, Href, Import, InputData, KnowledgeModel, Model } from '../dmn/model';
import { Types } from '../types';
import { prepare, prepareFunction, type Prepared } from './boxed';

/** An element as its user sees it: in which program it lives, and under which name of an import, if any. */
export interface Reached {
  readonly element: Element;
  readonly program: Program;
  /** The import it comes by; null for one of the same file. */
  readonly through: string | null;
}

/** A DMN file made ready: read once, evaluated often, from many evaluations at a time; it keeps nothing of any of them. */
export class Program {
  readonly types: Types;
  private readonly byId: ReadonlyMap<string, Element>;
  private readonly logic = new Map<string, Prepared>();
  private readonly reached = new Map<Href, Reached | null>();
  private readonly functions = new Map<string, ReturnType<typeof prepareFunction>>();
  private readonly imports: ReadonlyMap<string, { readonly name: string; readonly program: Program }>;

  private constructor(
    readonly model: Model,
    imported: readonly { readonly by: Import; readonly program: Program }[],
  ) {
    this.byId = new Map(model.elements.map((each) => [each.id, each]));
    this.imports = new Map(imported.map(({ by, program }) => [by.namespace, { name: by.name, program }]));
    this.types = new Types(model.types, new Map(imported.map(({ by, program }) => [by.name, program.types])));
    for (const element of model.elements) {
      if (element.kind === 'decision' && element.logic !== null) {
        this.logic.set(element.id, prepare(element.logic, this.types));
      }
      if (element.kind === 'knowledge') {
        const { typeRef, body } = element.logic;
        const typed = body === null || body.typeRef !== null ? body : { ...body, typeRef };
        this.functions.set(element.id, prepareFunction({ ...element.logic, body: typed }, this.types));
      }
    }
  }

  /** Refuses `rules.unknown-reference`, `rules.unknown-import` and `rules.cycle`, so that no evaluation can meet them. */
  static of(model: Model, file: string, programs: ReadonlyMap<string, Program> = new Map()): Program | Refusal {
    const imported: { readonly by: Import; readonly program: Program }[] = [];
    for (const by of model.imports) {
      const program = programs.get(by.namespace);
      if (program !== undefined) imported.push({ by, program });
    }
    const program = new Program(model, imported);
    return program.danglingReference(file) ?? program.cycle(file) ?? program;
  }

  get decisions(): readonly Decision[] {
    return this.model.elements.filter((each): each is Decision => each.kind === 'decision');
  }

  get inputs(): readonly InputData[] {
    return this.model.elements.filter((each): each is InputData => each.kind === 'input');
  }

  /** By name, as people call it, or by id. */
  decision(name: string): Decision | Refusal {
    const wanted = name.normalize('NFC').replace(/\s+/g, ' ').trim();
    const found = this.decisions.find((each) => each.name === wanted || each.id === wanted);
    const known = this.decisions.map((each) => each.name);
    return found ?? refusal('rules.unknown-decision', { decision: name, known, nearest: nearest(wanted, known) });
  }

  element(name: string): Element | null {
    return this.model.elements.find((each) => each.name === name) ?? null;
  }

  logicOf(decision: Decision): Prepared | null {
    return this.logic.get(decision.id) ?? null;
  }

  functionOf(knowledge: KnowledgeModel): ReturnType<typeof prepareFunction> | null {
    return this.functions.get(knowledge.id) ?? null;
  }

  /** `#id`, or `namespace#id`, which may be this file's own. */
  reach(href: Href): Reached | null {
    const known = this.reached.get(href);
    if (known !== undefined) return known;
    const found = this.find(href);
    this.reached.set(href, found);
    return found;
  }

  private find(href: Href): Reached | null {
    const [namespace = '', id = ''] = splitHref(href);
    if (namespace === '' || namespace === this.model.namespace) {
      const element = this.byId.get(id);
      return element === undefined ? null : { element, program: this, through: null };
    }
    const by = this.imports.get(namespace);
    const element = by?.program.byId.get(id);
    return by === undefined || element === undefined ? null : { element, program: by.program, through: by.name };
  }

  private danglingReference(file: string): Refusal | null {
    for (const element of this.model.elements) {
      const dangling = requirementsOf(element).find((href) => this.reach(href) === null);
      if (dangling === undefined) continue;
      const line = this.model.places.get(element.id)?.line ?? 1;
      return refusal('rules.unknown-reference', { file, line, element: element.name, reference: dangling });
    }
    return null;
  }

  /** The first ring of elements that need one another, by name. */
  private cycle(file: string): Refusal | null {
    const done = new Set<string>();
    const visit = (element: Element, path: readonly Element[]): readonly Element[] | null => {
      const start = path.indexOf(element);
      if (start !== -1) return [...path.slice(start), element];
      if (done.has(element.id)) return null;
      for (const href of requirementsOf(element)) {
        const reached = this.reach(href);
        if (reached === null || reached.program !== this) continue;
        const ring = visit(reached.element, [...path, element]);
        if (ring !== null) return ring;
      }
      done.add(element.id);
      return null;
    };
    for (const element of this.model.elements) {
      // A service is evaluated apart, with what it is handed: a decision may call the service that it belongs to.
      const ring = element.kind === 'decision' || element.kind === 'knowledge' ? visit(element, []) : null;
      if (ring === null) continue;
      const line = this.model.places.get(ring[0]?.id ?? '')?.line ?? 1;
      return refusal('rules.cycle', { file, line, cycle: ring.map(({ name }) => name).join(' → ') });
    }
    return null;
  }
}

export function requirementsOf(element: Element): readonly Href[] {
  switch (element.kind) {
    case 'decision':
    case 'knowledge':
      return element.requires;
    case 'service':
    case 'input':
      return [];
  }
}

export const partsOf = (service: DecisionService): readonly Href[] => [...service.inputData, ...service.inputDecisions];

const splitHref = (href: Href): readonly string[] => {
  const at = href.lastIndexOf('#');
  return at === -1 ? ['', href] : [href.slice(0, at), href.slice(at + 1)];
};

import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import { yamlDepth } from './yaml-depth';
import { pathText, severityOf, type Finding, type PlanProblem, type ProblemPath } from './plan-problem';

/** A plan of a province takes some 30 kB; two MiB leave room for a hundred times that and refuse a mistake early. */
export const MAX_PLAN_BYTES = 2 * 1024 * 1024;
export const MAX_ALIASES = 100;
const MAX_DEPTH = 40;
const MAX_PROBLEMS = 200;

/** A YAML text read once: its plain value, and for every path the place in the text. */
export interface YamlSource {
  readonly value: unknown;
  /** False when the text is no YAML that could be built: its value says nothing then. */
  readonly readable: boolean;
  readonly lineOf: (path: ProblemPath) => number;
  /** Gives findings their place, one per place and code, sorted by line; past 200 it says how many are left. */
  readonly place: (findings: readonly Finding[]) => readonly PlanProblem[];
}

/** Reads YAML 1.2 without tags. Refuses what is too large, too deep or swollen by aliases before building it;
 *  text that is not NFC is read as NFC and reported. Never throws on any text. */
export function readYaml(text: string, fileName: string): YamlSource {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes > MAX_PLAN_BYTES) {
    return unread(fileName, { code: 'plan.too-large', path: [], facts: { bytes, limitBytes: MAX_PLAN_BYTES } });
  }
  if (yamlDepth(text) > MAX_DEPTH)
    return unread(fileName, { code: 'yaml.too-deep', path: [], facts: { limit: MAX_DEPTH } });

  const normal = text.replace(/^\uFEFF/, '').normalize('NFC');
  const lines = new LineCounter();
  const doc = parseDocument(normal, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    resolveKnownTags: false,
  });
  const placed: PlanProblem[] = [];
  const at = (offset: number, finding: Finding): void => {
    const { line, col } = lines.linePos(offset);
    placed.push(problemOf(finding, fileName, Math.max(line, 1), Math.max(col, 1)));
  };
  for (const error of doc.errors) {
    at(error.pos[0], syntaxFinding(error.code, error.message, normal.slice(error.pos[0], error.pos[1])));
  }
  for (const warning of doc.warnings) {
    at(warning.pos[0], {
      code: 'yaml.tag',
      path: [],
      facts: { tag: normal.slice(warning.pos[0], warning.pos[1]).slice(0, 80) },
    });
  }
  const denormal = text.split('\n').flatMap((line, i) => (line === line.normalize('NFC') ? [] : [i + 1]));
  if (denormal[0] !== undefined) {
    const finding: Finding = { code: 'text.not-nfc', path: [], facts: { lines: denormal.length } };
    placed.push(problemOf(finding, fileName, denormal[0], 1));
  }
  keysThatAreNoText(doc, at);

  let value: unknown = null;
  let readable = doc.errors.every((error) => error.code === 'DUPLICATE_KEY');
  if (readable) {
    try {
      value = doc.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      readable = false;
      at(0, { code: 'yaml.too-many-aliases', path: [], facts: { limit: MAX_ALIASES } });
    }
  }
  const lineOf = (path: ProblemPath): number => Math.max(lines.linePos(offsetOf(doc, path, 'value')).line, 1);
  const locate = (finding: Finding): PlanProblem => {
    const offset = offsetOf(doc, finding.path, finding.at ?? 'value');
    const { line, col } = lines.linePos(offset);
    return problemOf(finding, fileName, Math.max(line, 1), Math.max(col, 1));
  };
  return { value, readable, lineOf, place: (findings) => settle([...placed, ...findings.map(locate)], fileName) };
}

function unread(fileName: string, finding: Finding): YamlSource {
  const problem = problemOf(finding, fileName, 1, 1);
  return { value: null, readable: false, lineOf: () => 1, place: () => [problem] };
}

const problemOf = (finding: Finding, file: string, line: number, column: number): PlanProblem => {
  const { code, facts, path } = finding;
  return { code, severity: severityOf(code), file, line, column, path: pathText(path), facts } as PlanProblem;
};

function settle(problems: readonly PlanProblem[], file: string): readonly PlanProblem[] {
  const seen = new Set<string>();
  const sorted = problems
    .filter((p) => {
      const key = JSON.stringify([p.code, p.line, p.column, p.path, p.facts]);
      return seen.has(key) ? false : seen.add(key);
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1));
  const shown = sorted.slice(0, MAX_PROBLEMS);
  const last = shown.at(-1);
  if (last === undefined || shown.length === sorted.length) return shown;
  const more: Finding = { code: 'plan.too-many-problems', path: [], facts: { left: sorted.length - shown.length } };
  return [...shown, problemOf(more, file, last.line, last.column)];
}

function syntaxFinding(reason: string, message: string, found: string): Finding {
  if (reason === 'DUPLICATE_KEY') {
    const key = found.split(/[:\n]/)[0]?.trim().slice(0, 80) ?? '';
    return { code: 'plan.duplicate-key', path: [], facts: { key } };
  }
  return { code: 'yaml.syntax', path: [], facts: { reason, detail: message.split('\n')[0]?.slice(0, 200) ?? '' } };
}

function keysThatAreNoText(doc: Document.Parsed, at: (offset: number, finding: Finding) => void): void {
  visit(doc, {
    Pair: (_, pair) => {
      const key = pair.key;
      if (isScalar(key) && typeof key.value === 'string') return;
      const range = (key as Node | null)?.range;
      const shown = isScalar(key) ? String(key.value) : isCollection(key) ? '[…]' : '';
      at(range?.[0] ?? 0, { code: 'plan.key-not-text', path: [], facts: { key: shown.slice(0, 80) } });
    },
  });
}

/** Offset of the node at `path`, or of the nearest thing above it that exists. */
function offsetOf(doc: Document.Parsed, path: ProblemPath, want: 'key' | 'value'): number {
  let node: unknown = doc.contents;
  let offset = (doc.contents as Node | null)?.range?.[0] ?? 0;
  for (const [i, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(doc);
    const pair = isMap(node)
      ? node.items.find((item: Pair) => isScalar(item.key) && item.key.value === step)
      : undefined;
    const next: unknown = isPair(pair) ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    const keyOffset = isPair(pair) ? (pair.key as Node | null)?.range?.[0] : undefined;
    const valueOffset = (next as Node | null | undefined)?.range?.[0];
    const here = want === 'key' && i === path.length - 1 ? (keyOffset ?? valueOffset) : (valueOffset ?? keyOffset);
    if (here === undefined) return offset;
    offset = here;
    node = next;
  }
  return offset;
}

import { Parser } from 'saxen';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import type { Place } from './model';

/** A table of a province takes some 50 kB; two MiB refuse a mistake, or an attack, before it is read. */
export const MAX_RULE_FILE_BYTES = 2 * 1024 * 1024;
const MAX_DEPTH = 200;
/** Elements that others require by their id. */
const REFERRED_TO = new Set(['decision', 'inputData', 'businessKnowledgeModel', 'decisionService']);

/** Looks through the XML once before it is built: refuses what is too large, no XML, too deep, or declares a document type, which
 *  is how XML brings in entities (a thousand laughs, files of the server), or has one id twice. Gives the place of each element that has an id. */
export function guardXml(xml: string, file: string): ReadonlyMap<string, Place> | Refusal {
  const bytes = Buffer.byteLength(xml, 'utf8');
  if (bytes > MAX_RULE_FILE_BYTES) {
    return refusal('rules.too-large', { file, bytes, maxBytes: MAX_RULE_FILE_BYTES });
  }
  const places = new Map<string, Place>();
  const found: Refusal[] = [];
  const parser = new Parser();
  let depth = 0;
  const stopAt = (refused: Refusal): void => {
    found.push(refused);
    parser.stop();
  };
  parser.on('attention', (text, _decode, at) => {
    if (/^<!\s*(DOCTYPE|ENTITY)/i.test(text)) {
      stopAt(refusal('rules.document-type', { file, line: at().line + 1, column: at().column + 1 }));
    }
  });
  const broken = (error: Error, at: () => { readonly line: number; readonly column: number }): void =>
    stopAt(
      refusal('rules.no-xml', {
        file,
        line: at().line + 1,
        column: at().column + 1,
        found: error.message.slice(0, 120),
      }),
    );
  parser.on('error', broken);
  parser.on('openTag', (name, attributes, decode, _closed, at) => {
    depth += 1;
    const { line, column } = at();
    if (depth > MAX_DEPTH) stopAt(refusal('rules.too-deep', { file, line: line + 1, limit: MAX_DEPTH }));
    const id = attributes()['id'];
    if (id === undefined) return;
    // The builder keeps one of two elements of an id and says nothing.
    if (REFERRED_TO.has(name.slice(name.indexOf(':') + 1)) && places.has(decode(id))) {
      stopAt(refusal('rules.duplicate-id', { file, line: line + 1, id: decode(id) }));
    }
    places.set(decode(id), { line: line + 1, column: column + 1 });
  });
  parser.on('closeTag', () => {
    depth -= 1;
  });
  parser.parse(xml);
  return found[0] ?? places;
}

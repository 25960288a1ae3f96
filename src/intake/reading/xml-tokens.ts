import { decodeEntities } from './html-text';

/** The tags and texts of an XML part in one pass. Entities that a document declares itself are not followed, so that none can grow. */
export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open === -1) return;
    if (open > at) yield { kind: 'text', text: decodeEntities(xml.slice(at, open)) };
    const close = xml.indexOf('>', open);
    if (close === -1) return;
    const inner = xml.slice(open + 1, close);
    at = close + 1;
    if (inner.startsWith('?') || inner.startsWith('!')) continue;
    if (inner.startsWith('/')) {
      yield { kind: 'close', name: inner.slice(1).trim() };
      continue;
    }
    const space = inner.search(/[\s/]/u);
    const name = space === -1 ? inner : inner.slice(0, space);
    yield { kind: 'open', name, attributes: space === -1 ? '' : inner.slice(space), isEmpty: inner.endsWith('/') };
  }
}

/** The value of one attribute out of the text of a tag. */
export function attribute(attributes: string, name: string): string | null {
  const at = attributes.indexOf(`${name}="`);
  if (at === -1) return null;
  const start = at + name.length + 2;
  const end = attributes.indexOf('"', start);
  return end === -1 ? null : attributes.slice(start, end);
}

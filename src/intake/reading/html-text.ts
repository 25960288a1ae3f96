/** A web page as text: paragraphs and lists as lines, tables as `| a | b |`, scripts and styles dropped. One pass over the tags; what
 *  is not well formed is read as far as it goes. */

const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set('script style head noscript template svg select button iframe object'.split(' '));
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  bull: '•',
  middot: '·',
  shy: '',
};

interface Cell {
  text: string;
}

export function htmlText(html: string): string {
  const out: string[] = [];
  const rows: string[][] = [];
  let cell: Cell | null = null;
  let silent: string | null = null;
  const lists: { ordered: boolean; next: number; style: string }[] = [];
  const write = (text: string): void => {
    if (cell !== null) cell.text += text;
    else out.push(text);
  };
  const lineEnd = (): void => write(cell === null ? '\n' : ' ');
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) {
      const text = html.slice(at, open === -1 ? html.length : open);
      if (silent === null) write(decodeEntities(text).replace(/\s+/gu, ' '));
      if (open === -1) break;
    }
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end === -1 ? html.length : end + 3;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close === -1) break;
    const tag = /^<\s*(\/?)\s*([a-zA-Z][a-zA-Z0-9]{0,12})/u.exec(html.slice(open, Math.min(close, open + 20)));
    at = close + 1;
    if (tag === null) continue;
    const [isEnd, name] = [tag[1] === '/', (tag[2] ?? '').toLowerCase()];
    if (silent !== null) {
      if (isEnd && name === silent) silent = null;
      continue;
    }
    if (SILENT.has(name) && !isEnd && !html.slice(open, close).endsWith('/')) {
      silent = name;
      continue;
    }
    if (name === 'td' || name === 'th') {
      if (cell !== null) rows[rows.length - 1]?.push((cell as Cell).text);
      cell = isEnd ? null : { text: '' };
      continue;
    }
    if (name === 'tr') {
      if (cell !== null) rows[rows.length - 1]?.push((cell as Cell).text);
      cell = null;
      if (!isEnd) rows.push([]);
      else out.push(tableRow(rows.pop() ?? []));
      continue;
    }
    if (name === 'ol' || name === 'ul') {
      if (isEnd) lists.pop();
      else
        lists.push({
          ordered: name === 'ol',
          next: 1,
          style: /type\s*=\s*["']?([aAiI1])/u.exec(html.slice(open, close))?.[1] ?? '1',
        });
      lineEnd();
      continue;
    }
    if (name === 'br') write('\n');
    else if (BLOCKS.has(name)) {
      lineEnd();
      if (isEnd && name === 'p') lineEnd();
      const list = lists[lists.length - 1];
      if (name === 'li' && !isEnd) write(list?.ordered === true ? `${ordinal(list.next++, list.style)} ` : '- ');
    }
  }
  return out
    .join('')
    .replace(/[ \t]+\n/gu, '\n')
    .replace(/\n[ \t]+/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n');
}

const tableRow = (cells: readonly string[]): string => {
  const texts = cells.map((text) => text.replace(/\s+/gu, ' ').replace(/\|/gu, '/').trim());
  return texts.every((text) => text === '') ? '' : `\n| ${texts.join(' | ')} |\n`;
};

function ordinal(n: number, style: string): string {
  if (style === 'a') return `${String.fromCharCode(96 + Math.min(n, 26))})`;
  if (style === 'I') return `${ROMAN[n - 1] ?? n}.`;
  return `${n}.`;
}

const ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV'.split(' ');

export const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/gu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
    },
  );

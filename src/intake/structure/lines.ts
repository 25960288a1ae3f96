import { passage, trimmed, type Passage } from '../text/passage';

/** One line of the source as it reads: marks that a conversion left (`**`, `*`, `_`, `#`, `>`) are dropped, tabs are spaces. */
export interface Line {
  readonly passage: Passage;
  readonly blankBefore: boolean;
  /** The whole line was bold or a heading of the conversion. */
  readonly isMarked: boolean;
  /** How wide the line is as it stands in the source. */
  readonly width: number;
}

/** Comments of a conversion, such as `# source: …` at the very top, say where a text comes from and are not the document. */
const PROVENANCE = /^#\s*[a-z_]+:\s/;
/** A page number alone on its line, with or without decoration; a lone visitor counter looks the same and is as little text. */
const PAGE_NUMBER = /^[-–—|\s]*(?:trang\s+)?\d{1,9}(?:\s*\/\s*\d{1,4})?[-–—|\s]*$/iu;
const DECORATION = /^[\s*_=~.·•–—-]+$/u;
/** What a web page leaves of the table of a head or of a signature: a bar alone where a cell ended. */
const LONE_BAR = /^\s*\|\s*$/u;

/** What a library of law shows of a document above its text is not the document. */
const FIELD_LABEL =
  '(?:số hiệu|ngày ban hành|ngày có hiệu lực|ngày hiệu lực|ngày hết hiệu lực|ngày công báo|số công báo|loại văn bản|cơ quan ban hành|nơi ban hành|người ký|lĩnh vực|lĩnh vực, ngành|tình trạng(?: hiệu lực)?)';
const PAGE_FIELD = new RegExp(`^\\s*\\|?(?:\\s*${FIELD_LABEL}\\s*:?\\s*\\|[^|]*(?:\\||$)){1,3}\\s*$`, 'iu');

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let blankBefore = true;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const raw = text.slice(start, end);
    if (raw.trim() === '') blankBefore = true;
    else if (isNoise(raw, lines.length)) blankBefore = blankBefore || !PAGE_NUMBER.test(raw);
    else {
      const clean = withoutMarks(raw, start);
      if (clean.text !== '') {
        lines.push({ passage: clean, blankBefore, isMarked: isMarked(raw), width: raw.length });
        blankBefore = false;
      }
    }
    start = end + 1;
  }
  return lines;
}

const isNoise = (raw: string, before: number): boolean =>
  PAGE_NUMBER.test(raw) ||
  DECORATION.test(raw) ||
  LONE_BAR.test(raw) ||
  PAGE_FIELD.test(raw.normalize('NFC')) ||
  (before < 3 && PROVENANCE.test(raw));

const isMarked = (raw: string): boolean => {
  const line = raw.trim();
  return line.startsWith('#') || (line.startsWith('**') && line.endsWith('**'));
};

/** Soft hyphens, zero-width characters, byte-order marks: nobody sees them, and patterns stumble over them. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

function withoutMarks(raw: string, offset: number): Passage {
  const heading = /^\s*#{1,6}\s+|^\s*>\s?/.exec(raw);
  const kept: string[] = [];
  const at: number[] = [];
  for (let i = heading ? heading[0].length : 0; i < raw.length; i += 1) {
    const character = raw.charAt(i);
    if (UNSEEN.test(character) || isMark(raw, i)) continue;
    const shown = character === '\t' || character === '\u00a0' ? ' ' : character;
    if (shown === ' ' && kept[kept.length - 1] === ' ') continue;
    kept.push(shown);
    at.push(offset + i);
  }
  return trimmed(passage(kept.join(''), at));
}

/** `**` and `__` anywhere; a single `*` or `_` beside a letter, a colon or an end of the line, where it is emphasis and no bullet. */
function isMark(raw: string, i: number): boolean {
  const character = raw.charAt(i);
  if (character === '\\') return /[*_#.\-+()[\]]/.test(raw.charAt(i + 1));
  if (character !== '*' && character !== '_') return false;
  const [before, after] = [raw.charAt(i - 1), raw.charAt(i + 1)];
  if (before === character || after === character) return true;
  if (character === '_') return /^$|\s/.test(before) || /^$|\s/.test(after);
  // `* text` at the beginning of a line is a bullet.
  return !(raw.slice(0, i).trim() === '' && /\s/.test(after));
}

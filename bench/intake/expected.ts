import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What a careful reader found in a document, as `*.expected.yaml` holds it. */

export interface ExpectedDuty {
  readonly ref: string;
  readonly text60: string;
  readonly kind: string | null;
  readonly optional: boolean;
  readonly directing: readonly string[];
  readonly lead: readonly string[];
  readonly coord: readonly string[];
  /** Whole cells of a table, where the lists were split by a script and may be split too far. */
  readonly leadRaw: string | null;
  readonly coordRaw: string | null;
  readonly deadline: { readonly raw: string; readonly norm: string } | null;
}

export interface ExpectedDocument {
  readonly name: string;
  readonly file: string;
  /** The fields of the head that the reader gave, null where the document leaves them blank. */
  readonly head: ReadonlyMap<string, unknown>;
  readonly basisBeside: readonly string[];
  readonly duties: readonly ExpectedDuty[];
}

export const HEAD_FIELDS = [
  ...['number', 'symbol', 'date', 'place', 'organ', 'parent_organ', 'title', 'basis', 'recipients', 'signer'],
] as const;

type Loose = Readonly<Record<string, unknown>>;

/** Every document of a folder that has an answer; the texts may lie in the folder itself or in one of `textFolders`. */
export function expectedIn(folder: string, textFolders: readonly string[]): readonly ExpectedDocument[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.expected.yaml'))
    .sort()
    .map((name) => {
      const stem = name.slice(0, -'.expected.yaml'.length);
      return readExpected(join(folder, name), stem, textOf(stem, [folder, ...textFolders]));
    });
}

/** `03-x` is the text `03-x.txt` (or .docx, .pdf, .html, .md); `seed-003` is the file that begins with `003_`. */
function textOf(stem: string, folders: readonly string[]): string {
  const seed = /^seed-(\d+)$/.exec(stem)?.[1];
  for (const folder of folders.filter(existsSync)) {
    const found = readdirSync(folder).find((name) =>
      seed === undefined
        ? name.startsWith(`${stem}.`) && /\.(txt|md|html?|docx|pdf)$/.test(name)
        : name.startsWith(`${seed}_`) && name.endsWith('.txt'),
    );
    if (found !== undefined) return join(folder, found);
  }
  throw new Error(`no text for ${stem} in ${folders.join(', ')}`);
}

function readExpected(path: string, name: string, file: string): ExpectedDocument {
  const answer = parse(readFileSync(path, 'utf8')) as Loose;
  const head = new Map(HEAD_FIELDS.filter((field) => field in answer).map((field) => [field as string, answer[field]]));
  return {
    name,
    file,
    head,
    basisBeside: [...texts(answer['also_cited']), ...texts(answer['basis_blank'])],
    duties: (answer['tasks'] as readonly Loose[]).map(dutyOf),
  };
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function dutyOf(task: Loose): ExpectedDuty {
  const deadline = task['deadline'] as { raw?: unknown; norm?: unknown } | null | undefined;
  return {
    ref: String(task['ref']),
    text60: String(task['text60']),
    kind: textOrNull(task['kind']),
    optional: task['optional'] === true,
    directing: texts(task['directing']),
    lead: texts(task['lead']),
    coord: texts(task['coord']),
    leadRaw: textOrNull(task['lead_raw']),
    coordRaw: textOrNull(task['coord_raw']),
    deadline: deadline ? { raw: String(deadline.raw), norm: String(deadline.norm) } : null,
  };
}

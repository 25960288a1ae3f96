/** What of an entry says where it belongs, read from the end of its line alone. Members stand in order, so that all of it comes behind `effects` and `event`, which are
 *  most of the text; no text inside can look like it, since a quotation mark inside a text is escaped. */

export interface EntryTail {
  readonly evidence: readonly string[];
  readonly prev: string;
  readonly seq: number;
  readonly stream: string;
}

const TAIL =
  /,"evidence":\[((?:"[0-9a-f]{64}"(?:,(?="))?)*)\],"occurredOn":(?:null|"[0-9-]{10}"),"prev":"([0-9a-f]{64})","recordedAt":"[0-9TZ:.-]+","seq":([1-9][0-9]{0,9}),"stream":"([a-z]+\/[0-9a-f-]{36})","v":1,"versions":\{(?:"[^"\\]*":"[^"\\]*",?)*\}\}$/;
/** The tail of an entry that cites a piece of proof or two is half as long. */
const TAIL_BYTES = 1_024;
const MARK = Buffer.from(',"evidence":[');

/** Null where the end of the line is not as usual: then the whole of it has to be read. */
export function entryTail(line: Buffer): EntryTail | null {
  const at = line.lastIndexOf(MARK);
  if (at < 0 || line.length - at > TAIL_BYTES) return null;
  const found = TAIL.exec(line.toString('latin1', at));
  if (found === null) return null;
  const [, evidence = '', prev = '', seq = '', stream = ''] = found;
  return { evidence: evidence === '' ? [] : evidence.slice(1, -1).split('","'), prev, seq: Number(seq), stream };
}

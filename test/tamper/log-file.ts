import { createHash } from 'node:crypto';
import { EXPORT_FORMAT, endText } from '../../src/trail/export/format';
import { signCheckpoint } from '../../src/trail/sealing/checkpoint';
import { signNote, type SignerKey } from '../../src/trail/sealing/signed-note';
import { leafHash, sha256, TreeEdge } from '../../src/trail/tree/merkle';

/** A log in memory and the file it would be exported as: what somebody with any of our powers could write. */

export interface LoggedEntry {
  readonly position: number;
  readonly stream: string;
  readonly body: string;
}
export type Log = readonly LoggedEntry[];

export const numbered = (entries: Log): Log => entries.map((entry, place) => ({ ...entry, position: place + 1 }));

/** Each entry names the one before in its stream again, as if it had always been so. */
export function rechained(entries: Log): Log {
  const heads = new Map<string, { hash: string; seq: number }>();
  return entries.map((entry) => {
    const head = heads.get(entry.stream) ?? { hash: '0'.repeat(64), seq: 0 };
    const body = entry.body
      .replace(/"prev":"[0-9a-f]*"/, `"prev":"${head.hash}"`)
      .replace(/"seq":\d+,"stream":"(obligation|plan|log)\//, `"seq":${head.seq + 1},"stream":"$1/`);
    heads.set(entry.stream, { hash: sha256(body).toString('hex'), seq: head.seq + 1 });
    return { ...entry, body };
  });
}

export function checkpointOf(entries: Log, signer: SignerKey): string {
  const edge = new TreeEdge();
  for (const { body } of entries) edge.addLeaf(leafHash(sha256(body)));
  const origin = signer.verifier.name;
  return signCheckpoint({ origin, size: edge.size, root: edge.root(), signedAt: null }, [signer]).note;
}

export interface Writing {
  readonly signer: SignerKey;
  /** The checkpoint that stands in the file: a signed note. */
  readonly checkpoint: string;
  /** What the end says, where it is not signed anew. */
  readonly endNote?: string;
}

export interface WrittenFile {
  readonly text: string;
  readonly endNote: string;
}

export function written(entries: Log, { signer, checkpoint, endNote }: Writing): WrittenFile {
  const head = {
    ...{ format: EXPORT_FORMAT, build: 'dondoc test', scope: { kind: 'all' }, from: null, until: null, checkpoint },
    keys: [{ key: signer.verifier.text, statement: null }],
  };
  const lines = [JSON.stringify({ export: head })];
  for (const [stream, own] of byStream(entries)) {
    lines.push(JSON.stringify({ stream: { name: stream, positions: own.map(({ position }) => position) } }));
    lines.push(...own.map(({ body }) => body));
    const cited = new Set(own.flatMap(({ body }) => evidenceIn(body)));
    for (const hash of cited) {
      lines.push(JSON.stringify({ evidence: { sha256: hash, kind: null, mediaType: null, bytes: null } }));
    }
  }
  const before = lines.map((line) => `${line}\n`).join('');
  const digest = createHash('sha256').update(before).digest('hex');
  const [origin = '', size = '', root = ''] = checkpoint.split('\n');
  const says = endText(origin, digest, { size: Number(size), root: Buffer.from(root, 'base64') });
  const note = endNote ?? signNote(says, [signer]);
  const end = { entries: entries.length, lines: lines.length + 1, sha256: digest, note };
  return { text: `${before}${JSON.stringify({ end })}\n`, endNote: note };
}

function byStream(entries: Log): readonly (readonly [string, Log])[] {
  const streams = new Map<string, LoggedEntry[]>();
  for (const entry of entries) streams.set(entry.stream, [...(streams.get(entry.stream) ?? []), entry]);
  const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);
  return [...streams].sort(([a], [b]) => (idOf(a) < idOf(b) ? -1 : 1));
}

function evidenceIn(body: string): readonly string[] {
  try {
    return (JSON.parse(body) as { evidence: string[] }).evidence ?? [];
  } catch {
    return [];
  }
}

/** Takes an export of everything apart. */
export function logOf(text: string): Log {
  const entries: LoggedEntry[] = [];
  let [name, positions]: [string, readonly number[]] = ['', []];
  let taken = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('{"actor":')) {
      entries.push({ stream: name, body: line, position: positions[taken] ?? 0 });
      taken += 1;
    } else if (line.startsWith('{"stream":')) {
      ({ name, positions } = (JSON.parse(line) as { stream: { name: string; positions: number[] } }).stream);
      taken = 0;
    }
  }
  return entries.sort((a, b) => a.position - b.position);
}

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Instant } from '../../workflows/vocabulary';
import { EvidenceFiles } from '../../src/evidence/evidence-files.store';
import { EvidenceRoom } from '../../src/evidence/evidence.service';
import { EVERYTHING } from '../../src/people/accounts/scope';
import { EvidenceStore, findEvidence } from '../../src/evidence/evidence.store';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { zipOf } from '../support/zip';

const now = '2024-06-28T02:00:00.000Z' as Instant;
let fresh: FreshDatabase;
let home: string;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dondoc-evidence-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const room = (options: { maxBytes?: number; openFile?: typeof open } = {}) =>
  new EvidenceRoom(
    new EvidenceFiles(join(home, 'evidence'), options.maxBytes ?? 1_000, options.openFile),
    new EvidenceStore(fresh.database),
    new SimulatedClock(now),
  );
const bytesOf = (...chunks: (string | Buffer)[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const files = () => readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test('a file lies under its own hash, and its row says what it is', async () => {
  const text = '%PDF-1.4 kế hoạch';
  // Worked out by the hash function alone, not by the store.
  const sha256 = createHash('sha256').update(text).digest('hex');
  const taken = await room().takeFile(bytesOf('%PDF-1.4 k', 'ế hoạch'), 'Kế hoạch.pdf', 'an');
  expect(taken).toMatchObject({
    ...{ kind: 'file', sha256, mediaType: 'application/pdf', fileName: 'Kế hoạch.pdf', addedAt: now },
    bytes: Buffer.byteLength(text),
  });
  const path = join(home, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('the same content twice is one file and, under the same name, one piece of proof', async () => {
  const one = await room().takeFile(bytesOf('%PDF-1'), 'a.pdf', 'an');
  const again = await room().takeFile(bytesOf('%PDF-1'), 'a.pdf', 'binh');
  const renamed = await room().takeFile(bytesOf('%PDF-1'), 'b.pdf', 'an');
  expect(again).toEqual(one);
  expect('id' in renamed && 'id' in one && renamed.id !== one.id).toBe(true);
  expect(files()).toHaveLength(1);
});

test('two who hand in the same content at once do not disturb each other', async () => {
  const taken = await Promise.all([1, 2, 3, 4].map(() => room().takeFile(bytesOf('%PDF-', 'same'), 'a.pdf', null)));
  expect(new Set(taken.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(files()).toHaveLength(1);
});

test('the largest file fits, one byte more does not, and nothing of it stays', async () => {
  expect(await room({ maxBytes: 6 }).takeFile(bytesOf('%PDF-1'), 'a.pdf', null)).toMatchObject({ bytes: 6 });
  const refused = await room({ maxBytes: 6 }).takeFile(bytesOf('%PDF-', '12'), 'b.pdf', null);
  expect(refused).toEqual({ code: 'evidence.too-large', facts: { maxBytes: 6 } });
  expect(files()).toHaveLength(1);
});

test.each([
  ['a program that calls itself a PDF', 'MZ\x90\0', 'a.pdf', 'evidence.type-not-accepted'],
  ['an empty file', '', 'a.pdf', 'evidence.empty'],
])('%s is refused and nothing stays', async (_, content, name, code) => {
  expect(await room().takeFile(bytesOf(Buffer.from(content, 'latin1')), name, null)).toMatchObject({ code });
  expect(files()).toEqual([]);
});

test('office documents are known by their parts; a broken container is refused', async () => {
  const docx = zipOf([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: 'word/document.xml', text: '<w:document/>' },
  ]);
  const odt = zipOf([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', text: '<x/>' },
  ]);
  expect(await room().takeFile(bytesOf(docx), 'a.docx', null)).toMatchObject({
    mediaType: expect.stringContaining('wordprocessingml') as string,
  });
  expect(await room().takeFile(bytesOf(odt), 'a.odt', null)).toMatchObject({
    mediaType: 'application/vnd.oasis.opendocument.text',
  });
  const broken = await room().takeFile(bytesOf(docx.subarray(0, 60)), 'a.docx', null);
  expect(broken).toMatchObject({ code: 'evidence.type-not-accepted' });
});

test('a full disk is a refusal, and nothing stays', async () => {
  // The kernel's own full device: every write to it fails as on a full disk.
  const full = (() => open('/dev/full', 'w')) as typeof open;
  expect(await room({ openFile: full }).takeFile(bytesOf('%PDF-1'), 'a.pdf', null)).toMatchObject({
    code: 'evidence.no-space',
  });
  expect(files()).toEqual([]);
});

test('an upload that breaks off leaves nothing', async () => {
  async function* breaking() {
    yield Buffer.from('%PDF-');
    throw new Error('connection lost');
  }
  await expect(room().takeFile(breaking(), 'a.pdf', null)).rejects.toThrow('connection lost');
  expect(files()).toEqual([]);
});

test('what a crash left is removed after an hour and not before', async () => {
  const store = new EvidenceFiles(join(home, 'evidence'), 1_000);
  await store.take(bytesOf('%PDF-1'), 'a.pdf');
  const [old, recent] = ['old.part', 'recent.part'].map((name) => join(home, 'evidence', 'tmp', name));
  for (const path of [old, recent] as string[]) writeFileSync(path, 'x');
  utimesSync(old as string, 0, Date.parse(now) / 1000 - 3_601);
  utimesSync(recent as string, 0, Date.parse(now) / 1000 - 3_599);
  expect(await store.removeLeftovers(now)).toBe(1);
  expect([existsSync(old as string), existsSync(recent as string)]).toEqual([false, true]);
});

test('a command finds the proof it cites, each once, and hears which is unknown', async () => {
  const evidence = room();
  const file = await evidence.takeFile(bytesOf('%PDF-9'), 'a.pdf', null);
  const document = await evidence.takeDocument(
    {
      ...{ type: 'Kế hoạch', number: '09', symbol: 'KH-BATGT', issuer: 'Ban ATGT huyện', classification: null },
      issuedOn: '2024-06-28',
    },
    'an',
  );
  if ('code' in file || 'code' in document) throw new Error('both are proof');
  const found = await fresh.database.transaction((tx) =>
    findEvidence(tx, [document.id, file.id, document.id], EVERYTHING),
  );
  expect(found).toEqual([
    { id: document.id, sha256: document.sha256 },
    { id: file.id, sha256: file.sha256 },
  ]);
  const unknown = '00000000-0000-4000-8000-000000000000';
  const refused = await fresh.database.transaction((tx) => findEvidence(tx, [file.id, unknown, 'no-uuid'], EVERYTHING));
  expect(refused).toEqual({ code: 'evidence.unknown', facts: { ids: [unknown, 'no-uuid'] } });
});

test('content comes back byte for byte; a document reference has none', async () => {
  const evidence = room();
  const file = await evidence.takeFile(bytesOf('a;b\n1;2\n'), 'số liệu.csv', null);
  if ('code' in file) throw new Error(file.code);
  const content = await evidence.content(file.id, EVERYTHING);
  if ('code' in content) throw new Error(content.code);
  expect(content.file).toMatchObject({ mediaType: 'text/csv' });
  expect(Buffer.concat(await content.stream.toArray()).toString()).toBe('a;b\n1;2\n');
  expect(await evidence.content('00000000-0000-4000-8000-000000000000', EVERYTHING)).toMatchObject({
    code: 'not-found',
  });
});

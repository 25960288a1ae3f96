import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import type { Test } from 'supertest';
import { EvidenceFiles } from '../../src/evidence/evidence-files.store';
import { EvidenceRoom } from '../../src/evidence/evidence.service';
import { EvidenceStore } from '../../src/evidence/evidence.store';
import { EVERYTHING } from '../../src/people/accounts/scope';
import { snapshotsOf, type Snapshot } from '../../src/platform/database/snapshot';
import { randomId } from '../../src/platform/identifiers';
import { EvidenceCopies } from '../../src/proof/evidence-copies.store';
import { Exports } from '../../src/proof/exports.service';
import { sha256 } from '../../src/trail/tree/merkle';
import { checkEvidenceFolder } from '../../src/trail/verify/evidence-folder.store';
import { command, dutyOf, dutyShelf } from '../support/duties';
import { followTrail } from '../support/follow-trail';
import { exported, verified, type Exported } from '../support/exported-trail';
import { issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';
import { PageClient } from '../support/page-client';
import { officer } from '../support/people-of-lang-son';
import { sealedLog, type SealedLog } from '../support/sealed-log';
import { serveHouse, type ServedHouse } from '../support/served-house';
import { clientOf, type Client } from '../support/signed-in-client';

/** What is taken home: rule results that are read again from the file alone, files of proof beside it, and the same over HTTP for whoever may see it. */

let world: IssuedPlan;
let log: SealedLog;
let all: Exported;
let served: ServedHouse;

beforeAll(async () => {
  world = await issuedPlan();
  log = sealedLog(world.house);
  // Nobody sends the plan that is due on 30/6: flagged on 1/8, and a table proposes cases against heads.
  await runUntil(world, localTime('2024-08-01T08:00:00'));
  await followTrail(world, [world.house.rules]);
  all = await exported(world.house, log);
  served = await serveHouse({ house: world.house, fresh: world.fresh }, { home: log.home });
  await served.app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await served.close();
  log.remove();
  await world.fresh.close();
});

const verify = (text: string) => verified(text, { keys: [all.signer.verifier.text] });
type Source = { readonly source: { readonly kind: string; readonly name: string; readonly files: { text: string }[] } };
const lines = (): string[] => all.text.split('\n');
const sourceOf = (kind: string): Source['source'] => {
  const found = lines().find((line) => line.startsWith(`{"source":{"kind":"${kind}"`));
  return (JSON.parse(found ?? '{}') as Source).source;
};

test('each reading in an entry is read again from the tables in the file, and comes out the same', async () => {
  const report = await verify(all.text);
  expect(report).toMatchObject({ verdict: 'verified', findings: [] });
  // One reading per proposed case, and some of them have two; nobody proposes without one.
  const readings = all.text.match(/"lawSha256":/g) ?? [];
  expect(readings.length).toBeGreaterThan(10);
  expect(report.reread).toBe(readings.length);
});

test('the file has every text that decided, under the name that entries give it', () => {
  for (const kind of ['rules', 'law', 'calendar', 'ladder', 'plan-file']) {
    expect([kind, sourceOf(kind).files.length > 0]).toEqual([kind, true]);
  }
});

test('a result that was written over is found: entry, field, what the table says and what stands there', async () => {
  const forged = all.text.replace('"result":"head-accountability"', '"result":"reminder-letter"');
  const { findings } = await verify(forged);
  expect(findings).toContainEqual({
    code: 'rules.differs',
    at: expect.stringMatching(/^case\/[0-9a-f-]+ #1$/),
    facts: {
      ...{ field: 'event.readings[0].result', table: 'lateness.dmn' },
      ...{ expected: 'head-accountability', found: 'reminder-letter' },
    },
  });
});

test('facts that were written over give another result', async () => {
  const forged = all.text.replaceAll('"objectiveCauseConfirmed":false', '"objectiveCauseConfirmed":true');
  const { findings } = await verify(forged);
  expect(findings.some(({ code, facts }) => code === 'rules.differs' && facts['table'] === 'lateness.dmn')).toBe(true);
});

test('a swapped table is found by its hash, and by what it says when the hash was swapped with it', async () => {
  const { name, files } = sourceOf('rules');
  const text = files[0]?.text ?? '';
  const other = text.replaceAll('head-accountability', 'reminder-letter');
  expect(other).not.toBe(text);
  const swapped = all.text.replace(JSON.stringify(text), JSON.stringify(other));
  expect((await verify(swapped)).findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['source.hash', 'rules.table-missing']),
  );
  const renamed = swapped.replaceAll(name, sha256(other).toString('hex'));
  expect((await verify(renamed)).findings.map(({ code }) => code)).toContain('rules.differs');
});

test('provisions, calendar and ladder that were swapped are not what their names say', async () => {
  for (const [kind, from, to] of [
    ['law', 'effectiveFrom: 2', 'effectiveFrom: 1'],
    ['calendar', 'kind: holiday, sure', 'kind: added, sure'],
    ['ladder', 'version: 1', 'version: 7'],
  ] as const) {
    const text = sourceOf(kind).files.find((file) => file.text.includes(from))?.text ?? '';
    const swapped = all.text.replace(JSON.stringify(text), JSON.stringify(text.replace(from, to)));
    expect([kind, swapped === all.text]).toEqual([kind, false]);
    const found = (await verify(swapped)).findings.filter(({ code }) => code.startsWith('source.'));
    expect(found).toEqual([expect.objectContaining({ facts: expect.objectContaining({ kind }) })]);
  }
});

test('a table that is left out leaves the verdict open at best', async () => {
  const without = lines()
    .filter((line) => !line.startsWith('{"source":{"kind":"rules"'))
    .join('\n');
  expect((await verify(without)).findings.map(({ code }) => code)).toContain('rules.table-missing');
});

test('what an earlier build decided by is kept when a later one starts, and cannot be taken away', async () => {
  const { name } = sourceOf('rules');
  await expect(
    world.fresh.database.transaction((tx) => tx.query('DELETE FROM trail_source WHERE name = $1', [name])),
  ).rejects.toThrow();
});

describe('files of proof', () => {
  let folder: string;
  let text: string;
  let file: { readonly id: string; readonly sha256: string };
  const check = () => verified(text, { keys: [all.signer.verifier.text], evidenceFile: checkEvidenceFolder(folder) });

  test('are copied beside the export, each under its hash, and looked at without a server', async () => {
    const { house } = world;
    const files = new EvidenceFiles(join(log.home, 'evidence'), 10_000);
    const room = new EvidenceRoom(files, new EvidenceStore(house.database), house.clock);
    const content = Readable.from([Buffer.from('%PDF-1.4 kế hoạch đã ký')]) as AsyncIterable<Buffer>;
    const taken = await room.takeFile(content, 'ke-hoach.pdf', null);
    if ('code' in taken) throw new Error(taken.code);
    file = { id: taken.id, sha256: taken.sha256 };
    const { id, by } = await dutyShelf(house)();
    await house.commands.inOneTransaction([
      command(id, by, 'draft.started'),
      command(id, by, 'plan.issued', { evidence: [{ id: taken.id, sha256: taken.sha256 }] }),
    ]);
    folder = join(log.home, 'copies');
    const copies = new EvidenceCopies(files, folder);
    const scope = { kind: 'obligation', id } as const;
    ({ text } = await exported(house, log, { scope, onEvidence: (line) => copies.copy(line) }));
    expect(readdirSync(folder)).toEqual([file.sha256]);
    expect(await check()).toMatchObject({ verdict: 'verified', findings: [] });
  });

  test('a swapped one is found, and one that is gone', async () => {
    writeFileSync(join(folder, file.sha256), '%PDF-1.4 kế hoạch khác');
    expect((await check()).findings.map(({ code }) => code)).toEqual(['evidence.file-differs']);
    rmSync(join(folder, file.sha256));
    expect((await check()).findings.map(({ code }) => code)).toEqual(['evidence.file-missing']);
  });
});

describe('over HTTP', () => {
  const ITS_OFFICER = 'mau-023';
  const OFFICE_OFFICER = 'mau-008';
  const STRANGER = officer('so-gtvt').person;
  const HEALTH = 'so-y-te';
  const as = (person: string): Promise<Client> => clientOf(served.app, world.fresh.database, person);
  const bytes = (test: Test): Test =>
    test.buffer(true).parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  const take = async (person: string, query: string) => {
    const { status, body, headers } = await bytes((await as(person)).get(`/api/trail/export?${query}`));
    return { status, headers, text: status === 200 ? gunzipSync(body as Buffer).toString() : '' };
  };
  const codeOf = async (person: string, query: string) => {
    const { status, body } = await (await as(person)).get(`/api/trail/export?${query}`);
    return [status, (body as { code: string }).code];
  };

  test('whoever may see a duty takes it home; for everybody else there is none', async () => {
    const id = await dutyOf(world.house, 'III.2.1', HEALTH);
    const { headers, text } = await take(ITS_OFFICER, `obligation=${id}`);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="bang-chung-obligation-\d{4}-\d\d-\d\d\.ndjson\.gz"$/,
    );
    expect(await verify(text)).toMatchObject({ verdict: 'verified', streams: 1, scope: `obligation ${id} (seen)` });
    expect(await codeOf(STRANGER, `obligation=${id}`)).toEqual([404, 'not-found']);
    expect(await codeOf(STRANGER, `obligation=${randomId()}`)).toEqual([404, 'not-found']);
  });

  test('a case is taken home by whoever conducts it and by the person concerned, by no colleague', async () => {
    const [found] = await world.fresh.database.read<{ id: string; concerned_person: string }>(
      `SELECT id, concerned_person FROM case_file WHERE unit_id = '${HEALTH}' AND kind = 'accountability' LIMIT 1`,
    );
    for (const person of [OFFICE_OFFICER, found?.concerned_person ?? '']) {
      expect(await verify((await take(person, `case=${found?.id}`)).text)).toMatchObject({
        verdict: 'verified',
        streams: 1,
      });
    }
    expect(await codeOf(ITS_OFFICER, `case=${found?.id}`)).toEqual([404, 'not-found']);
  });

  test('of a plan, of a unit and of everything there is what is seen, and nothing else', async () => {
    const own = await world.fresh.database.read<{ id: string }>(
      `SELECT id FROM obligation WHERE unit_id = '${HEALTH}'`,
    );
    const seen = new Set([...own.map(({ id }) => `obligation/${id}`), `plan/${world.planId}`]);
    for (const query of [`plan=${world.planId}`, 'all=true', `unit=${HEALTH}`]) {
      const { text } = await take(ITS_OFFICER, query);
      const names = [...text.matchAll(/^\{"stream":\{"name":"([^"]+)"/gm)].map(([, name]) => name);
      expect(names.filter((name) => !seen.has(name ?? ''))).toEqual([]);
      expect(names.length).toBeGreaterThan(own.length - 1);
      expect(await verify(text)).toMatchObject({ verdict: 'verified', findings: [] });
    }
    expect(await codeOf(ITS_OFFICER, 'unit=so-gtvt')).toEqual([404, 'not-found']);
  });

  test('exactly one part is asked for, in days that follow one another', async () => {
    expect(await codeOf(ITS_OFFICER, '')).toEqual([422, 'export.one-part']);
    expect(await codeOf(ITS_OFFICER, `all=true&unit=${HEALTH}`)).toEqual([422, 'export.one-part']);
    expect(await codeOf(ITS_OFFICER, 'all=true&from=2024-07-02&until=2024-07-01')).toEqual([
      422,
      'export.days-reversed',
    ]);
    expect((await codeOf(ITS_OFFICER, 'all=true&from=yesterday'))[0]).toBe(422);
    const { text } = await take(ITS_OFFICER, 'all=true&from=2024-07-01&until=2024-07-31');
    expect(await verify(text)).toMatchObject({ verdict: 'verified' });
    expect(text).not.toContain('"recordedAt":"2024-06-2');
  });

  test('whoever stops reading ends the work', async () => {
    let open = 0;
    const snapshot: Snapshot = async (work) => {
      open += 1;
      return snapshotsOf(world.house.database)(work).finally(() => (open -= 1));
    };
    const wish = { scope: { kind: 'all' }, from: null, until: null } as const;
    const begun = await new Exports(log, world.house.database).begin(wish, { seen: EVERYTHING, snapshot });
    if ('code' in begun) throw new Error(begun.code);
    await begun.pieces.next();
    await begun.pieces.return(undefined);
    expect(open).toBe(0);
  });

  test('pages lead to it: of a duty, of a case, of all that is seen, with the checkpoints verified', async () => {
    const id = await dutyOf(world.house, 'III.2.1', HEALTH);
    const page = await PageClient.of(served.app, world.fresh.database, ITS_OFFICER);
    expect((await page.get(`/nghia-vu/${id}`)).text).toContain(`href="/bang-chung?obligation=${id}"`);
    const { text } = await page.get('/nhat-ky');
    expect(text).toContain('action="/bang-chung"');
    expect(text).toMatch(/tag--done[^>]*>.{0,400}Khớp/s);
    expect(text).not.toContain('Không khớp');
    const office = await PageClient.of(served.app, world.fresh.database, OFFICE_OFFICER);
    const [found] = await world.fresh.database.read<{ id: string }>(
      `SELECT id FROM case_file WHERE unit_id = '${HEALTH}' AND kind = 'accountability' LIMIT 1`,
    );
    expect((await office.get(`/vu-viec/${found?.id}`)).text).toContain(`href="/bang-chung?case=${found?.id}"`);
    const client = await as(ITS_OFFICER);
    const form = await bytes(client.get(`/bang-chung?all=true&unit=${HEALTH}&from=&until=`));
    expect(await verify(gunzipSync(form.body as Buffer).toString())).toMatchObject({ scope: `unit ${HEALTH} (seen)` });
  });
});

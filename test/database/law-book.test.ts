import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '../../src/house';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { readLawEntries } from '../../src/rules/law/law-book.store';
import { loadLaw } from '../../src/rules/law/law-files.store';
import { LawKeeping } from '../../src/rules/law/law-keeping.service';
import type { LawRegister, Provision } from '../../src/rules/law/provision';
import { lawHash } from '../../src/rules/reading';
import { RuleBook } from '../../src/rules/rule-book.store';
import type { LocalDate } from '../../workflows/vocabulary';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { exported, verified } from '../support/exported-trail';
import { houseOn, ISSUED_AT } from '../support/lang-son';
import { sealedLog } from '../support/sealed-log';
import { faultsOf } from '../support/sound-house';

/** The trail says when the provisions changed, by which release, once; and nothing that is cited vanishes. */

const released = loadLaw();
const day = (text: string): LocalDate => text as LocalDate;
const OWN: Provision = {
  ...{ id: 'bike-lane', act: 'plan-000', article: null, clause: null, says: { vi: 'Làn xe đạp', en: 'Bicycle lane' } },
  ...{ effectiveFrom: day('2024-01-01'), effectiveTo: null, replacedBy: null, source: 'Ví dụ', sure: 'second-hand' },
  question: null,
};
const withOwn = (...records: readonly Provision[]): LawRegister => ({
  acts: released.acts,
  provisions: [...released.provisions, ...records],
});

let fresh: FreshDatabase;
let house: House;
const folders: string[] = [];
beforeEach(async () => {
  fresh = await freshDatabase();
  house = await houseOn(fresh.database, new SimulatedClock(ISSUED_AT));
});
afterEach(async () => {
  await fresh.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The files of a release: JSON is YAML. */
function release(law: LawRegister): string {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-law-'));
  folders.push(folder);
  writeFileSync(join(folder, 'law.yaml'), JSON.stringify(law));
  return folder;
}
const keepingOf = (folder: string, { door }: Pick<House, 'door'> = house): LawKeeping =>
  new LawKeeping({
    ...{ database: fresh.database, door, clock: house.clock },
    book: new RuleBook(undefined, folder),
  });
const apply = (law: LawRegister, name: string) => keepingOf(release(law)).apply(name);
const entries = (provision: string | null = null) => fresh.database.transaction((tx) => readLawEntries(tx, provision));

test('the first start records the whole book, the next one nothing', async () => {
  expect(await house.lawKeeping.apply('dondoc 1')).toMatchObject({ adopted: true, changes: [] });
  expect(await house.lawKeeping.apply('dondoc 1')).toMatchObject({ adopted: false, changes: [] });
  const [first, ...more] = await entries();
  expect(more).toEqual([]);
  expect(first).toMatchObject({ seq: 1, type: 'law.adopted', release: 'dondoc 1', lawSha256: lawHash(released) });
  expect(first?.now).toHaveLength(released.provisions.length);
});

test('added, ended, replaced, corrected, withdrawn: an entry each, with what it was and is', async () => {
  await apply(released, 'one');
  const ended: Provision = { ...OWN, effectiveTo: day('2025-06-30'), replacedBy: 'nd-172-2025' };
  const next: Provision = { ...OWN, act: 'nd-172-2025', effectiveFrom: day('2025-07-01') };
  await apply(withOwn(OWN), 'two');
  await apply(withOwn(ended), 'three');
  await apply(withOwn(ended, next), 'four');
  await apply(withOwn(ended, { ...next, sure: 'read' }), 'five');
  await apply(released, 'six');
  const told = (await entries(OWN.id)).map(({ type, release: by, was, now }) => ({
    said: `${type} by ${by}`,
    was: was.map(({ act, from, to, sure }) => `${act} ${from} ${to} ${sure}`),
    now: now.map(({ act, from, to, sure }) => `${act} ${from} ${to} ${sure}`),
  }));
  const open = 'plan-000 2024-01-01 null second-hand';
  const over = 'plan-000 2024-01-01 2025-06-30 second-hand';
  const [later, sure] = ['nd-172-2025 2025-07-01 null second-hand', 'nd-172-2025 2025-07-01 null read'];
  expect(told).toEqual([
    { said: 'provision.added by two', was: [], now: [open] },
    { said: 'provision.ended by three', was: [open], now: [over] },
    { said: 'provision.replaced by four', was: [over], now: [over, later] },
    { said: 'provision.corrected by five', was: [over, later], now: [over, sure] },
    { said: 'provision.withdrawn by six', was: [over, sure], now: [] },
  ]);
  const hashes = (await entries()).map(({ lawSha256 }) => lawSha256);
  expect([hashes[0], hashes[1], hashes[5]]).toEqual([lawHash(released), lawHash(withOwn(OWN)), lawHash(released)]);
});

test('five processes start at once: the book is opened once, and each change is recorded once', async () => {
  const started = async (law: LawRegister, name: string) => {
    const folder = release(law);
    const houses = await Promise.all([1, 2, 3, 4, 5].map(() => houseOn(fresh.database, new SimulatedClock(ISSUED_AT))));
    return Promise.all(houses.map((each) => keepingOf(folder, each).apply(name)));
  };
  const adopted = await started(released, 'one');
  expect(adopted.filter((each) => 'adopted' in each && each.adopted)).toHaveLength(1);
  const other = { ...OWN, id: 'walking-street' };
  const changed = await started(withOwn(OWN, other), 'two');
  expect(changed.map((each) => ('changes' in each ? each.changes.length : each.code)).sort()).toEqual([0, 0, 0, 0, 2]);
  expect((await entries()).map(({ type, provision }) => `${type} ${provision ?? ''}`)).toEqual([
    'law.adopted ',
    'provision.added bike-lane',
    'provision.added walking-street',
  ]);
});

test('a provision that is deleted while cited is refused with the places, and nothing of that release is recorded', async () => {
  await apply(released, 'one');
  const without = (id: string): LawRegister => {
    const { acts, provisions } = withOwn(OWN);
    return { acts, provisions: provisions.filter((each) => each.id !== id) };
  };
  expect(await apply(without('000-especially-serious'), 'two')).toMatchObject({
    code: 'law.still-cited',
    facts: { provision: '000-especially-serious', citedBy: [expect.stringMatching(/^head-of-unit\.dmn · .+ · \d+$/)] },
  });
  const limits = await apply(without('party-limitation'), 'two');
  expect(limits).toMatchObject({ code: 'law.still-cited' });
  expect(JSON.stringify(limits)).toContain('case-limits.yaml · party-before');
  expect(await entries()).toHaveLength(1);
  // One of its two records is as much as all of them: the days that it was in force would have no law.
  const half = released.provisions.filter((each) => each.id !== 'party-limitation' || each.act !== '69-qd-tw');
  expect(await apply({ ...released, provisions: half }, 'two')).toMatchObject({ code: 'law.still-cited' });
});

test('another process reads the files anew once a change was recorded beside it', async () => {
  const folder = release(released);
  const book = new RuleBook(undefined, folder);
  const running = new LawKeeping({ database: fresh.database, door: house.door, clock: house.clock, book });
  await running.apply('one');
  writeFileSync(join(folder, 'law.yaml'), JSON.stringify(withOwn(OWN)));
  await running.follow();
  expect(lawHash(book.law())).toBe(lawHash(released));
  await keepingOf(folder).apply('two');
  await running.follow();
  expect(lawHash(book.law())).toBe(lawHash(withOwn(OWN)));
});

test('the book is a stream like every other: exported, verified, lived again', async () => {
  await apply(released, 'one');
  await apply(withOwn(OWN), 'two');
  await apply(withOwn({ ...OWN, effectiveTo: day('2025-06-30') }), 'three');
  const log = sealedLog(house);
  const { text, signer } = await exported(house, log);
  const report = await verified(text, { keys: [signer.verifier.text] });
  expect(report).toMatchObject({ verdict: 'verified', relived: report.entries, findings: [] });
  expect(text.match(/"stream":"law\//g)).toHaveLength(3);
  expect(await faultsOf(fresh.database)).toEqual([]);
  const forged = text.replace('"release":"three"', '"release":"never"');
  expect((await verified(forged, { keys: [signer.verifier.text] })).verdict).not.toBe('verified');
  log.remove();
});

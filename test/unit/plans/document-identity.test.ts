import { documentsOf, spelling, typedNameKey, nameKey, type PlanDocuments } from '../../../src/plans/document-identity';
import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';

/** Which papers are one, and which are not. */

const unit = 'units: [{ id: so-a, name: Sở A tỉnh X, tree: state }]';
const task =
  'tasks: [{ ref: I.1, clause: mục I.1, title: Làm, kind: implementation, leads: so-a, confirmedBy: so-b, deadline: { asWritten: null, rule: { kind: standing } }, evidence: [{ kind: file, required: true, text: Tệp }] }]';

/** A plan `id` with these entries of its basis, one YAML map each. */
function papers(id: string, basis: readonly string[], own = "number: '07', issuedOn: 2024-01-05"): PlanDocuments {
  const text = [
    'dondocPlan: 1',
    `id: ${id}`,
    'office: so-b',
    `document: { type: Kế hoạch, symbol: KH-SA, issuer: so-a, title: Làm việc, ${own}, basis: [${basis.join(', ')}] }`,
    unit.replace(']', ', { id: so-b, name: Sở B, tree: state }]'),
    task,
  ].join('\n');
  const reading = readPlanFile(text, id);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return documentsOf(reading.plan);
}
const cited = (fields: string): string => `{ type: Chỉ thị, symbol: CT/TW, ${fields} }`;
const idOf = (fields: string, plan = 'mot'): string => papers(plan, [cited(fields)]).all[1]?.id ?? '';

const ISSUED = "number: '23', issuedOn: 2023-05-25, issuer: Ban Bí thư";

describe('one paper or two', () => {
  it('is one in two plans when issuer, type, number and day agree, however it is spelled', () => {
    expect(idOf(ISSUED, 'mot')).toBe(idOf(ISSUED, 'hai'));
    const uy = (issuer: string) => idOf(`number: '9', issuedOn: 2023-05-25, issuer: ${issuer}`);
    expect(uy('Tỉnh uỷ Hoà Bình')).toBe(uy('Tỉnh  ủy Hòa Bình'));
    expect(uy('Tỉnh ủy')).toBe(uy('Tỉnh ủy'.normalize('NFD')));
    expect(idOf("number: '09', issuedOn: 2023-05-25, issuer: Ban Bí thư")).toBe(uy('Ban Bí thư'));
  });

  it('is two when another body issued it under the same number on the same day', () => {
    // "TU" is Tỉnh ủy in one and Thị ủy in the other.
    const of = (issuer: string) => idOf(`number: '35', issuedOn: 2023-07-21, issuer: ${issuer}`);
    expect(of('Ban Thường vụ Tỉnh ủy')).not.toBe(of('Ban Thường vụ Thị ủy'));
    expect(of('Xã Hòa An')).not.toBe(of('Xã Hóa An'));
  });

  it('is two when the day differs, since numbers begin anew each year', () => {
    expect(idOf(ISSUED)).not.toBe(idOf(ISSUED.replace('2023', '2024')));
  });

  it('belongs to the plan that speaks of it while its issuer or its day is open', () => {
    for (const open of ["number: '23', issuedOn: 2023-05-25, issuer: null", "number: '23', issuer: Ban Bí thư"]) {
      expect(idOf(open, 'mot')).not.toBe(idOf(open, 'hai'));
      expect(idOf(open, 'mot')).toBe(idOf(open, 'mot'));
      expect(idOf(open)).not.toBe(idOf(ISSUED));
    }
  });

  it('tells two papers with a blank number apart by what they are called', () => {
    const blank = (title: string) => idOf(`number: null, issuedOn: 2023-05-25, issuer: Ban Bí thư, title: ${title}`);
    expect(blank('Về một việc')).not.toBe(blank('Về việc khác'));
    expect(blank('Về một việc')).toBe(blank('Về  một việc'));
  });

  it('leaves what is only assumed of a day out of the plan’s own paper', () => {
    const own = "number: '7', issuedOn: 2024-01-05, issuedOnAssumed: true, issuedOnKnown: month";
    expect(papers('mot', [], own).own).toMatchObject({ issuer: 'Sở A tỉnh X', number: '7', issuedOn: '2024-01' });
    expect(papers('mot', [], own.replace('month', 'nothing')).own.issuedOn).toBeNull();
  });
});

describe('the chain', () => {
  it('hangs the plan under the lowest of its basis, and each of those under what it carries out', () => {
    const { own, all, links } = papers('mot', [
      "{ id: a, type: Kế hoạch, number: '33', symbol: KH-UBND, issuedOn: 2023-07-18, issuer: UBND, implements: [b] }",
      "{ id: b, type: Chỉ thị, number: '23', symbol: CT/TW, issuedOn: 2023-05-25, issuer: Ban Bí thư }",
    ]);
    const [, a, b] = all.map(({ id }) => id);
    expect(links).toEqual([
      { document: own.id, basis: a, relation: 'implements' },
      { document: a, basis: b, relation: 'implements' },
    ]);
  });
});

describe('names as people type them', () => {
  it.each([
    ['23-CT/TW', '23', 'CT/TW'],
    ['23- CT/TW', '23', 'CT/TW'],
    ['33/KH-UBND', '33', 'KH-UBND'],
    ['63 -KH/ĐU', '63', 'KH/đu'],
    ['09-KH/TU', '9', 'KH/TU'],
    ['/KH-KHCN', null, 'KH-KHCN'],
  ])('%s', (typed, number, symbol) => {
    expect(typedNameKey(typed)).toBe(nameKey(number, symbol));
  });

  it('keeps words apart that differ by more than the place of a mark', () => {
    expect(spelling('HOÀ')).toBe(spelling('hòa'));
    expect(spelling('hòa')).not.toBe(spelling('hóa'));
    expect(spelling('Tấn')).not.toBe(spelling('Tân'));
    expect(spelling('đu')).not.toBe(spelling('du'));
  });
});

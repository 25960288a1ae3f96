import { hasText, REFUSAL_TEXTS, refusalStatus, refusalText } from '../../src/platform/refusals/refusal-text';
import { problemOf } from '../../src/web/problem';
import { refusal } from '../../workflows/vocabulary';
import { expectGenerated } from '../support/generated-file';
import { madeRefusals, stringsInSources } from '../support/refusal-codes';
import { refusalList } from '../support/refusal-list';

const made = madeRefusals();
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

test('every refusal that the sources make has a text', () => {
  expect(made.length).toBeGreaterThan(80);
  expect(made.filter(({ code }) => !hasText(code))).toEqual([]);
});

test('every text belongs to a refusal that somebody can make', () => {
  const strings = stringsInSources();
  expect(Object.keys(REFUSAL_TEXTS).filter((code) => !strings.has(code))).toEqual([]);
});

test('docs/refusals.md lists every code with what it says', () => expectGenerated('docs/refusals.md', refusalList()));

test('a text names only facts that the refusal brings', () => {
  const wrong = made.flatMap(({ code, facts, file }) => {
    const text = REFUSAL_TEXTS[code];
    if (!text || facts === null) return [];
    const missing = [...placeholders(text.vi), ...placeholders(text.en)].filter((name) => !facts.includes(name));
    return missing.length === 0 ? [] : [{ code, file, missing }];
  });
  expect(wrong).toEqual([]);
});

test('no code is written in two tables', () => {
  const names = [
    'access',
    'duty',
    'register',
    'edge',
    'simulation',
    'command',
    'unit',
    'rule',
    'case',
    'intake',
    'trail',
  ];
  const sizes = names.map((name) => {
    const table = jest.requireActual<Record<string, object>>(`../../src/platform/refusals/${name}-texts.table`);
    return Object.keys(Object.values(table)[0] ?? {}).length;
  });
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(Object.keys(REFUSAL_TEXTS).length);
});

test.each(Object.keys(REFUSAL_TEXTS))('%s is said in Vietnamese and in English, as whole sentences', (code) => {
  const { vi, en, status } = REFUSAL_TEXTS[code] ?? { vi: '', en: '', status: 0 };
  expect([400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503, 507]).toContain(status);
  for (const text of [vi, en]) {
    expect(text).toMatch(/[.?]$/);
    expect(text).toBe(text.normalize('NFC'));
  }
  expect(vi).not.toBe(en);
  // Words with marks: a Vietnamese text without any was forgotten.
  expect(vi).toMatch(/[à-ỹđ]/i);
});

test('facts stand in the sentence as people write them', () => {
  const asked = refusal('extension.not-later', { dueOn: '2024-06-30', currentDueOn: '2024-07-01' });
  expect(refusalText(asked, 'vi')).toBe('Ngày đề nghị 30/06/2024 không sau hạn hiện tại 01/07/2024.');
  expect(refusalText(asked, 'en')).toBe(
    'The day asked for, 2024-06-30, is not later than the present one, 2024-07-01.',
  );
  const open = refusal('plan.has-open-duties', {
    count: 2,
    open: [
      { unit: 'a', task: 'II.1' },
      { unit: 'b', task: 'II.1' },
    ],
  });
  expect(refusalText(open, 'en')).toBe('2 duties are still open without a reason: a II.1, b II.1.');
  expect(refusalText(refusal('config.unknown-variable', { variable: 'DONDOC_X', nearest: null }), 'en')).toBe(
    'There is no variable DONDOC_X. The nearest known one: –.',
  );
});

test('what we call a thing is said in the language of the sentence, and what somebody named stays as it is', () => {
  const unit = refusal('not-found', { subject: 'unit', id: 'plan' });
  expect(refusalText(unit, 'vi')).toBe('Không tìm thấy đơn vị “plan”.');
  expect(refusalText(unit, 'en')).toBe('There is no unit “plan”.');
  // 17:00 UTC is midnight in Vietnam.
  const early = refusal('obligation.not-yet-open', { id: 'x', asOf: '2024-06-09T17:00:00.000Z' });
  expect(refusalText(early, 'vi')).toBe('Vào thời điểm 10/06/2024 00:00 nhiệm vụ này chưa được giao.');
  expect(refusalText(early, 'en')).toBe('At 2024-06-10 00:00 +07:00 this obligation had not been opened.');
});

test('a problem says what RFC 9457 asks for, and what our clients need beside it', () => {
  const problem = problemOf(
    refusal('request.invalid', { count: 1 }),
    [{ path: 'by.unit', code: 'field.missing', facts: {} }],
    '/api/plans',
  );
  expect(problem).toEqual({
    type: 'urn:dondoc:problem:request.invalid',
    title: 'Unprocessable Content',
    status: 422,
    detail: 'Yêu cầu có 1 chỗ chưa đúng.',
    detailEn: 'Places where the request is wrong: 1.',
    instance: '/api/plans',
    code: 'request.invalid',
    facts: { count: 1 },
    errors: [
      {
        path: 'by.unit',
        code: 'field.missing',
        facts: {},
        detail: 'Thiếu trường này.',
        detailEn: 'This field is missing.',
      },
    ],
  });
});

test('who may not is 403, what is not there 404, what stands otherwise 409, what does not hold together 422', () => {
  expect(['actor.not-entitled', 'not-found', 'version.stale', 'evidence.missing'].map(refusalStatus)).toEqual([
    403, 404, 409, 422,
  ]);
  expect(() => refusalStatus('no.such-code')).toThrow('no text');
  // A name that every object has is no code.
  expect(hasText('toString')).toBe(false);
});

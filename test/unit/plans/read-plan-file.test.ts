import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';
import { planProblemLine } from '../../../src/plans/plan-file/plan-problem-texts';
import { MAX_PLAN_BYTES } from '../../../src/plans/plan-file/yaml-source';
import { brief, planOf, problemsOf, SMALL_PLAN, smallPlanWith, type Brief } from './plan-text';

/** One change to the small plan, and the one problem it makes, with line and column counted by hand in SMALL_PLAN. */
const ONE_MISTAKE: readonly [story: string, from: string, to: string, expected: Brief][] = [
  ['an unknown key', 'office: van-phong', 'ofice: x\noffice: van-phong', ['plan.unknown-key', 3, 1]],
  ['an unknown key of a task', '    kind: issuePlan', '    kinds: a\n    kind: issuePlan', ['plan.unknown-key', 15, 5]],
  ['a missing key', '  symbol: KH-UBND\n', '', ['plan.missing-key', 5, 3]],
  ['a number without quotes', "number: '08'", 'number: 08', ['plan.wrong-type', 6, 11]],
  ['an unknown kind', 'kind: issuePlan', 'kind: isuePlan', ['plan.not-one-of', 15, 11]],
  ['an unknown rule', 'rule: { kind: standing }', 'rule: { kind: stand }', ['plan.not-one-of', 26, 48]],
  ['30 February', 'date: 2024-06-30', 'date: 2024-02-30', ['plan.not-a-day', 17, 99]],
  ['a day in words', 'date: 2024-06-30', 'date: cuối tháng', ['plan.not-a-day', 17, 99]],
  ['an impossible day in the wording', 'ngày 30/6/2024', 'ngày 30/2/2024', ['plan.not-a-day', 17, 28]],
  ['an unknown unit', 'routedThrough: [so-a]', 'routedThrough: [so-aa]', ['unit.unknown', 24, 21]],
  ['a unit by its name', 'carriesOut: [so-b]', 'carriesOut: [Sở B]', ['unit.unknown', 23, 18]],
  ['an unknown group', 'carriesOut: [cac-so]', 'carriesOut: [cac-xa]', ['unit.unknown', 16, 18]],
  ['a group where one unit stands', 'office: van-phong', 'office: cac-so', ['unit.is-a-group', 3, 9]],
  ['nobody', 'carriesOut: [so-b]', 'carriesOut: []', ['task.nobody', 19, 5]],
  ['bodies only named', 'carriesOut: [so-b]', 'carriesOut: [{ named: đoàn thể }]', ['task.only-named', 23, 17]],
  ['a duplicate ref', 'ref: I.2', 'ref: I.1', ['task.duplicate-ref', 19, 10]],
  ['a duplicate id', 'id: cac-so', 'id: so-b', ['plan.duplicate-id', 34, 11]],
  ['a route through the sender', 'routedThrough: [so-a]', 'routedThrough: [so-b]', ['task.routing-cycle', 24, 20]],
  [
    'a route that repeats',
    'routedThrough: [so-a]',
    'routedThrough: [so-a, van-phong, so-a]',
    ['task.routing-cycle', 24, 20],
  ],
  [
    'a route through the receiver',
    'routedThrough: [so-a]',
    'routedThrough: [so-a, ban]',
    ['task.routing-cycle', 24, 20],
  ],
  ['a parent that is its own', 'ref: I.2', 'ref: I.2\n    parent: I.2', ['task.parent-cycle', 20, 13]],
  ['an unknown parent', 'ref: I.2', 'ref: I.2\n    parent: I.9', ['task.unknown-ref', 20, 13]],
  ['a date before the issue', 'by, date: 2024-06-30', 'by, date: 2023-06-30', ['deadline.before-issue', 17, 99]],
  [
    'a rule without words',
    'asWritten: chậm nhất ngày 30/6/2024',
    'asWritten: null',
    ['deadline.without-words', 17, 15],
  ],
  ['an empty group', 'members: [so-a, so-b]', 'members: []', ['group.empty', 34, 42]],
  ['a unit gone by the day', 'to: 2025-06-30', 'to: 2024-06-09', ['unit.not-valid-on-date', 23, 18]],
  ['a unit that ends before it starts', 'to: 2025-06-30', 'to: 2019-06-30', ['period.ends-before-start', 32, 77]],
  [
    'a unit confirming its own',
    'carriesOut: [so-b]',
    'carriesOut: [so-b, van-phong]',
    ['task.confirmed-by-itself', 19, 5],
  ],
  [
    'no evidence required',
    'required: true, text: Kế',
    'required: false, text: Kế',
    ['task.no-required-evidence', 18, 15],
  ],
  ['no default for as-prescribed', 'kind: standing', 'kind: as-prescribed', ['deadline.no-default', 26, 15]],
  ['words and rule that differ', 'by, date: 2024-06-30', 'by, date: 2024-07-30', ['deadline.words-differ', 17, 28]],
  [
    'a secret document',
    'title: Kế hoạch thử',
    'title: Kế hoạch thử\n  classification: Tối mật',
    ['document.classified', 11, 19],
  ],
  ['a stamp in the title', 'title: Kế hoạch thử', 'title: TUYỆT MẬT - Kế hoạch', ['document.classified', 10, 10]],
  [
    'an unknown classification',
    'title: Kế hoạch thử',
    'title: a\n  classification: nội bộ',
    ['plan.not-one-of', 11, 19],
  ],
  ['a tag', 'id: nho', 'id: !!binary nho', ['yaml.tag', 2, 5]],
  ['a key that is a number', 'id: nho', 'id: nho\n7: x', ['plan.key-not-text', 3, 1]],
  ['a duplicate key', 'id: nho', 'id: nho\nid: to', ['plan.duplicate-key', 3, 1]],
];

describe('the small plan', () => {
  it('has nothing wrong with it', () => expect(problemsOf(SMALL_PLAN)).toEqual([]));

  it.each(ONE_MISTAKE)('with %s is told so at the place', (_story, from, to, expected) => {
    expect(brief(problemsOf(smallPlanWith(from, to)))).toContainEqual(expected);
  });

  it.each(ONE_MISTAKE)('with %s makes few echoes, and each reads in both languages', (_story, from, to) => {
    const problems = problemsOf(smallPlanWith(from, to));
    expect(problems.length).toBeLessThanOrEqual(3);
    for (const problem of problems) {
      expect(planProblemLine(problem, 'vi')).toMatch(/^nho\.plan\.yaml: dòng \d+, cột \d+: (lỗi|lưu ý): .{15}/);
      expect(planProblemLine(problem, 'en')).toMatch(/^nho\.plan\.yaml: line \d+, column \d+: (error|warning): .{15}/);
      expect(planProblemLine(problem, 'vi') + planProblemLine(problem, 'en')).not.toContain('undefined');
    }
  });

  it('names the nearest known word', () => {
    const facts = (from: string, to: string) => problemsOf(smallPlanWith(from, to))[0]?.facts;
    expect(facts('office: van-phong', 'ofice: van-phong\noffice: van-phong')).toMatchObject({ nearest: 'office' });
    expect(facts('routedThrough: [so-a]', 'routedThrough: [soa]')).toMatchObject({ nearest: 'so-a' });
    // "Sở B" is the unit's own name, so that its id is offered.
    expect(facts('carriesOut: [so-b]', 'carriesOut: [Sở B]')).toEqual({ id: 'Sở B', nearest: 'so-b' });
  });

  it('tells all mistakes at once, by line', () => {
    const text = smallPlanWith("number: '08'", 'number: 8')
      .replace('[cac-so]', '[cac-xa]')
      .replace('ref: I.2', 'ref: I.1');
    expect(brief(problemsOf(text)).map(([code]) => code)).toEqual([
      'plan.wrong-type',
      'unit.unknown',
      'task.duplicate-ref',
    ]);
  });
});

describe('routes', () => {
  const second = (rest: string): string =>
    SMALL_PLAN.replace(
      'units:',
      `  - ref: I.3
    clause: mục I.3
    title: Chiều ngược lại
    kind: implementation
${rest}
    deadline: { asWritten: null, rule: { kind: standing } }
    evidence: [{ kind: figures, required: true, text: Số liệu }]
units:`,
    );

  it('that send each other the same kind of duty are a circle', () => {
    // I.2: so-b → so-a → ban; I.3: so-a → so-b → ban. Both go through each other.
    const text = second('    carriesOut: [so-a]\n    routedThrough: [so-b]\n    reportsTo: [ban]');
    const [problem] = problemsOf(text);
    expect(problem?.code).toBe('task.routing-cycle');
    expect(problem?.facts).toEqual({ cycle: ['so-b', 'so-a', 'so-b'] });
  });

  it('that pass a member of the group they serve are none', () => {
    // As in seed 003: the cells report through one of them.
    const text = second('    carriesOut: [cac-so]\n    routedThrough: [so-a]\n    reportsTo: [ban]');
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('text that is hardly a plan', () => {
  it('is refused by its size before it is parsed', () => {
    const text = `notes: "${'x'.repeat(10 * 1024 * 1024)}"`;
    const reading = readPlanFile(text, 'big.yaml');
    // 10 MiB of x, and `notes: "` and `"` around it: 9 bytes more.
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ code: 'plan.too-large', line: 1, facts: { bytes: 10_485_769, limitBytes: MAX_PLAN_BYTES } }],
    });
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['maps', '{a: '.repeat(50_000)],
    ['dashes', `${'- '.repeat(100_000)}a`],
    ['indentation', Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('is refused when %s nest too deep', (_what, text) => {
    expect(brief(problemsOf(text))).toEqual([['yaml.too-deep', 1, 1]]);
  });

  it('may hold brackets inside words', () => {
    expect(problemsOf(smallPlanWith('title: Kế hoạch thử', `title: "${'['.repeat(90)}"`))).toEqual([]);
  });

  it('is refused when aliases swell it', () => {
    const level = (n: number): string =>
      `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(', ')}]`;
    const bomb = ['a0: &a0 [lol, lol, lol]', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(level)].join('\n');
    expect(problemsOf(bomb).map(({ code }) => code)).toContain('yaml.too-many-aliases');
  });

  it('is refused when it holds itself', () => {
    expect(problemsOf('id: &a { x: *a }\n').map(({ severity }) => severity)).toContain('error');
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# kế hoạch\n'],
  ])('is refused when there is only %s', (_what, text) => {
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['plan.empty']);
  });

  it.each([
    ['a list', '- a\n'],
    ['a word', 'kế hoạch\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['an open bracket', 'a: [1, 2\nb: 3\n'],
    ['a tab for indentation', 'a:\n\tb: 1\n'],
    ['a bare null byte', 'a: \u0000'],
    ['a key called __proto__', '__proto__: { dondocPlan: 1 }\n'],
  ])('is refused when it is %s', (_what, text) => {
    expect(readPlanFile(text, 'x').ok).toBe(false);
  });

  it('is refused when it has more tasks than any plan, without looking into each', () => {
    const text = `tasks:\n${'  - { ref: a, parent: b }\n'.repeat(70_000)}`;
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['plan.too-many-values']);
    const shorter = `tasks:\n${'  - { ref: a, parent: b }\n'.repeat(1001)}`;
    expect(readPlanFile(shorter, 'x')).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'plan.list-too-long', line: 2, facts: { limit: 1000 } }),
      ]) as unknown,
    });
  });

  it('shows at most 200 problems and says how many are left', () => {
    // 205 unknown keys and the 6 required ones (dondocPlan, id, document, office, units, tasks) make 211 at least.
    const problems = problemsOf(Array.from({ length: 205 }, (_, i) => `k${i}: 1`).join('\n'));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatchObject({ code: 'plan.too-many-problems', facts: { left: 11 } });
  });
});

describe('NFD text', () => {
  const nfd = smallPlanWith('title: Kế hoạch thử', 'title: Kế hoạch thử'.normalize('NFD'));

  it('is read as NFC with a warning at the line', () => {
    const reading = readPlanFile(nfd, 'x');
    expect(reading).toMatchObject({ ok: true, warnings: [{ code: 'text.not-nfc', line: 10, facts: { lines: 1 } }] });
    expect(planOf(nfd).document.title).toBe('Kế hoạch thử'.normalize('NFC'));
  });
});

describe('defaults', () => {
  it('fill in what the file leaves out', () => {
    const plan = planOf(SMALL_PLAN);
    expect(plan.document).toMatchObject({ issuedOnAssumed: false, classification: 'none', validity: null, basis: [] });
    expect(plan.tasks[0]).toMatchObject({
      origin: 'stated',
      leads: null,
      confirmedBy: null,
      coverage: null,
      directs: [],
    });
    expect(plan.groups[0]?.members).toEqual([
      { unit: 'so-a', from: null, to: null },
      { unit: 'so-b', from: null, to: null },
    ]);
  });
});

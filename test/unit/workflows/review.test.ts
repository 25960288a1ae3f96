import { backAfter, huong, lan, minh, paper, proved, story } from '../../support/duty-story';

const missing = [{ unit: 'ban-atgt-cao-loc', task: 'III.2.5' }];
const report = { ...proved, number: '15/BC-BATGT', issuedOn: '2025-01-08' };

const issuedReview = (kind: 'soKet' | 'tongKet') => {
  const duty = story(kind);
  duty.happens('reports.collected', lan, { missing: [] });
  duty.happens('report.drafted', lan);
  duty.happens('review.held', lan);
  duty.happens('review.issued', lan, report);
  return duty;
};

describe.each(['soKet', 'tongKet'] as const)('%s', (kind) => {
  test('names who is missing, in what it remembers and in what it tells', () => {
    const duty = story(kind);
    expect(duty.happens('reports.collected', lan, { missing })).toEqual([
      { type: 'notify', what: 'reports-collected', to: ['lead', 'office'], missing },
    ]);
    expect(duty.state().work.context['missing']).toEqual(missing);
    duty.happens('reports.collected', lan, { missing: [] });
    expect(duty.state().work.context['missing']).toEqual([]);
  });

  test('is issued with number, date and the paper itself', () => {
    const duty = story(kind);
    duty.happens('reports.collected', lan, { missing });
    duty.happens('report.drafted', lan);
    duty.happens('review.held', lan);
    expect(duty.refuses('review.issued', lan, { ...report, evidence: [] }).code).toBe('evidence.missing');
    expect(duty.refuses('review.issued', lan, { ...report, number: '' }).code).toBe('document.number-missing');
    expect(duty.refuses('review.issued', lan, { evidence: [paper], number: '15/BC-BATGT' }).code).toBe(
      'document.number-missing',
    );
    duty.happens('review.issued', lan, report);
    expect(duty.state().work.context).toMatchObject({
      number: '15/BC-BATGT',
      issuedOn: '2025-01-08',
      handedInBy: 'lan',
    });
  });

  test('is concluded by another than who issued it', () => {
    const duty = issuedReview(kind);
    expect(duty.refuses('concluded', lan, { openWithoutReason: [] }).code).toBe('confirmation.own-work');
    duty.happens('concluded', minh, { openWithoutReason: [] });
    expect(duty.work()).toBe('concluded');
  });

  test('may be returned and issued again', () => {
    const duty = issuedReview(kind);
    duty.happens('returned', huong, backAfter(2));
    duty.happens('review.issued', lan, { ...report, number: '16/BC-BATGT' });
    expect(duty.state().work.context).toMatchObject({ number: '16/BC-BATGT', returns: 1 });
  });

  test('no meeting before there is a draft', () =>
    expect(story(kind).refuses('review.held', lan).code).toBe('event.not-allowed'));
});

test('tổng kết is not concluded while a duty is open without a reason', () => {
  const duty = issuedReview('tongKet');
  expect(duty.refuses('concluded', huong, { openWithoutReason: missing })).toEqual({
    code: 'plan.has-open-duties',
    facts: { count: 1, open: missing },
  });
});

test('sơ kết does not ask what is still open', () => {
  const duty = issuedReview('soKet');
  duty.happens('concluded', huong, { openWithoutReason: missing });
  expect(duty.work()).toBe('concluded');
});

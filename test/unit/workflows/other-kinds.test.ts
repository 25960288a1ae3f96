import { backAfter, clock, dueBy, huong, lan, minh, proved, story } from '../../support/duty-story';

describe('issue your own plan', () => {
  test('drafted, issued with the document, confirmed by another', () => {
    const duty = story('issuePlan');
    duty.happens('draft.started', lan);
    expect(duty.refuses('plan.issued', lan, { evidence: [] }).code).toBe('evidence.missing');
    duty.happens('plan.issued', lan, proved);
    expect(duty.refuses('confirmed', lan).code).toBe('confirmation.own-work');
    expect(duty.refuses('confirmed', clock).code).toBe('actor.must-be-person');
    expect(duty.happens('confirmed', huong)).toEqual([{ type: 'notify', what: 'confirmed', to: ['lead'] }]);
    expect(duty.work()).toBe('confirmed');
  });
});

describe('inspection', () => {
  test('carried out twice, findings recorded, followed up and confirmed', () => {
    const duty = story('inspection');
    duty.happens('inspection.carried-out', lan);
    duty.happens('inspection.carried-out', lan);
    expect(duty.refuses('findings.recorded', lan, { evidence: [] }).code).toBe('evidence.missing');
    duty.happens('findings.recorded', lan, proved);
    expect(duty.refuses('confirmed', huong).code).toBe('event.not-allowed');
    duty.happens('findings.followed-up', lan, proved);
    duty.happens('confirmed', huong);
    expect(duty.work()).toBe('confirmed');
    expect(duty.state().work.context['inspections']).toBe(2);
  });

  test('nothing found: the minutes say so', () => {
    const duty = story('inspection');
    duty.happens('inspection.carried-out', lan);
    expect(duty.refuses('no-findings.recorded', lan, { evidence: [] }).code).toBe('evidence.missing');
    duty.happens('no-findings.recorded', lan, proved);
    expect(duty.work()).toBe('nothingFound');
    duty.happens('returned', huong, backAfter(1));
    duty.happens('findings.recorded', lan, proved);
    expect(duty.work()).toBe('findingsRecorded');
  });
});

describe('periodic report', () => {
  const open = () => {
    const duty = story('periodicReport');
    expect(duty.refuses('report.submitted', lan, proved).code).toBe('event.not-allowed');
    duty.happens('window.opened', clock);
    return duty;
  };

  test('opens at its cut-off, is submitted with the paper and accepted', () => {
    const duty = open();
    expect(duty.refuses('report.submitted', lan, { evidence: [] }).code).toBe('evidence.missing');
    duty.happens('report.submitted', lan, proved);
    duty.happens('confirmed', huong);
    expect(duty.work()).toBe('accepted');
  });

  test('a nil report needs no paper, but a named person', () => {
    const duty = open();
    expect(duty.refuses('nil-reported', clock).code).toBe('actor.must-be-person');
    duty.happens('nil-reported', lan);
    expect(duty.refuses('confirmed', lan).code).toBe('confirmation.own-work');
    duty.happens('confirmed', huong);
    expect(duty.work()).toBe('accepted');
  });

  test('is accepted by being taken into the report of the unit above', () => {
    const duty = open();
    duty.happens('report.submitted', lan, proved);
    duty.happens('report.consolidated', huong, { into: 'obligation-above' });
    expect(duty.work()).toBe('consolidated');
  });

  test('goes through two units, each with a ladder of its own, before the office has it', () => {
    const duty = story('periodicReport', dueBy('2024-06-30'), { route: ['cong-an', 'mat-tran'] });
    duty.happens('window.opened', clock);
    expect(duty.refuses('report.submitted', lan, { evidence: [] }).code).toBe('evidence.missing');
    const told = (what: string, router: string) => ({ type: 'notify', what, to: ['router'], router });
    expect(duty.happens('report.submitted', lan, proved)).toEqual([told('report-to-pass-on', 'cong-an')]);
    const rung = { side: 'office', rung: { name: 'confirm-remind-1', index: 0, notify: ['office'] }, skipped: false };
    expect(duty.happens('rung.reminded', clock, rung)).toMatchObject([
      { what: 'rung.reminded', side: 'router', to: ['router'], router: 'cong-an' },
    ]);
    expect(duty.refuses('report.passed-on', lan).code).toBe('confirmation.own-work');
    expect(duty.refuses('report.consolidated', huong, { into: 'above' }).code).toBe('event.not-allowed');
    expect(duty.happens('report.passed-on', minh)).toMatchObject([
      told('report-to-pass-on', 'mat-tran'),
      { what: 'report-passed-on', to: ['lead'] },
    ]);
    // The second unit's ladder begins anew.
    duty.happens('rung.reminded', clock, rung);
    expect(duty.happens('report.passed-on', minh)).toMatchObject([{ what: 'handed-in' }, { what: 'report-passed-on' }]);
    expect(duty.work()).toBe('submitted');
    expect(duty.happens('returned', huong, backAfter(3))).toMatchObject([
      { what: 'returned', to: ['lead'] },
      told('passed-report-returned', 'mat-tran'),
    ]);
    duty.happens('nil-reported', lan);
    expect(duty.happens('report.sent-back', minh, backAfter(1))).toMatchObject([{ what: 'returned', to: ['lead'] }]);
    expect(duty.state().work).toMatchObject({ value: 'returned', context: { returns: 2, hop: null } });
    expect(duty.state().dates).toMatchObject({ heldWorkingDays: 4, handedInAt: null, holderSince: null });
  });

  test('may be returned, and a nil report given instead', () => {
    const duty = open();
    duty.happens('report.submitted', lan, proved);
    duty.happens('returned', huong, backAfter(1));
    duty.happens('nil-reported', minh);
    expect(duty.work()).toBe('nilReported');
    expect(duty.state().work.context).toMatchObject({ returns: 1, handedInBy: 'minh' });
  });
});

describe('commendation dossier', () => {
  test('sent, reviewed, returned to be completed, sent again and handed on', () => {
    const duty = story('commendationDossier');
    duty.happens('dossier.sent', lan, proved);
    expect(duty.refuses('confirmed', huong).code).toBe('event.not-allowed');
    duty.happens('dossier.reviewed', huong);
    duty.happens('returned', huong, backAfter(2));
    duty.happens('dossier.sent', lan, proved);
    duty.happens('dossier.reviewed', huong);
    duty.happens('confirmed', huong);
    expect(duty.work()).toBe('accepted');
  });

  test('who sent it does not review it', () => {
    const duty = story('commendationDossier');
    duty.happens('dossier.sent', lan, proved);
    expect(duty.refuses('dossier.reviewed', lan).code).toBe('confirmation.own-work');
  });

  test('a named person says that there is nobody to propose', () => {
    const duty = story('commendationDossier');
    expect(duty.refuses('none-to-send.declared', clock).code).toBe('actor.must-be-person');
    duty.happens('none-to-send.declared', lan);
    duty.happens('confirmed', huong);
    expect(duty.work()).toBe('noneAccepted');
  });
});

test('a publication names its place', () => {
  const duty = story('publication');
  expect(duty.refuses('result.published', lan, proved).code).toBe('publication.place-missing');
  duty.happens('result.published', lan, { ...proved, place: 'https://example.org/ket-qua' });
  duty.happens('confirmed', huong);
  expect(duty.work()).toBe('confirmed');
});

test('an incident is reported with the report itself', () => {
  const duty = story('promptReport');
  expect(duty.refuses('incident.reported', lan, { evidence: [] }).code).toBe('evidence.missing');
  duty.happens('incident.reported', lan, proved);
  duty.happens('confirmed', huong);
  expect(duty.work()).toBe('confirmed');
});

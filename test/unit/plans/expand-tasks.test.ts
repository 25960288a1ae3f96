import { expandTasks } from '../../../src/plans/plan-file/expand-tasks';
import { readPeopleFile } from '../../../src/plans/plan-file/read-people-file';
import type { LocalDate } from '../../../workflows/vocabulary';
import { planOf, SMALL_PLAN, smallPlanWith } from './plan-text';

const brief = (text: string, on?: string) =>
  expandTasks(planOf(text), on as LocalDate | undefined).map(({ taskRef, unit, role }) => [taskRef, unit, role]);

describe('task × unit', () => {
  it('resolves a group and confirms by the office of the plan', () => {
    expect(brief(SMALL_PLAN)).toEqual([
      ['I.1', 'so-a', 'equal'],
      ['I.1', 'so-b', 'equal'],
      ['I.2', 'so-b', 'equal'],
    ]);
    expect(expandTasks(planOf(SMALL_PLAN))[2]).toMatchObject({
      office: 'van-phong',
      routedThrough: ['so-a'],
      reportsTo: ['ban'],
    });
  });

  it('counts a unit that leads and is also in the group once, as the lead', () => {
    const text = smallPlanWith('carriesOut: [cac-so]', 'leads: so-b\n    carriesOut: [cac-so]');
    expect(brief(text).slice(0, 2)).toEqual([
      ['I.1', 'so-b', 'lead'],
      ['I.1', 'so-a', 'equal'],
    ]);
  });

  it('leaves out units and members that are not there on the day', () => {
    // so-b ends on 30/6/2025, that day included.
    expect(brief(SMALL_PLAN, '2025-06-30')).toHaveLength(3);
    expect(brief(SMALL_PLAN, '2025-07-01')).toEqual([['I.1', 'so-a', 'equal']]);
    const joined = smallPlanWith('[so-a, so-b] }', '[so-a, { unit: so-b, from: 2024-06-11 }] }');
    expect(brief(joined)).toEqual([
      ['I.1', 'so-a', 'equal'],
      ['I.2', 'so-b', 'equal'],
    ]);
  });

  it('lets a unit on the way of the others start there', () => {
    const text = smallPlanWith('carriesOut: [so-b]', 'carriesOut: [cac-so]');
    const routes = expandTasks(planOf(text)).map(({ taskRef, unit, routedThrough }) => [taskRef, unit, routedThrough]);
    expect(routes.slice(2)).toEqual([
      ['I.2', 'so-a', []],
      ['I.2', 'so-b', ['so-a']],
    ]);
  });

  it('keeps the names of bodies that no unit stands for, and opens nothing for them', () => {
    const text = smallPlanWith(
      'carriesOut: [so-b]',
      'carriesOut: [so-b]\n    coordinates: [so-a, { named: đoàn thể }]',
    );
    expect(expandTasks(planOf(text))[2]).toMatchObject({ coordinates: ['so-a'], coordinatesNamed: ['đoàn thể'] });
    expect(brief(smallPlanWith('carriesOut: [so-b]', 'carriesOut: [{ named: đoàn thể }]'))).toHaveLength(2);
  });
});

describe('posts and holders', () => {
  const people = (holders: string, unit = 'so-a') =>
    `dondocPeople: 1\nposts:\n  - id: truong\n    unit: ${unit}\n    kind: head\n    title: Giám đốc\n    holders:\n${holders}`;
  const codes = (text: string) => {
    const reading = readPeopleFile(text, 'x', planOf(SMALL_PLAN).units);
    return (reading.ok ? reading.warnings : reading.problems).map(({ code, line }) => [code, line]);
  };

  it('may follow each other without a gap', () => {
    const holders =
      '      - { person: a, name: A, to: 2024-09-30 }\n      - { person: b, name: B, from: 2024-10-01 }\n';
    expect(codes(people(holders))).toEqual([]);
  });

  it('may not be two heads on one day', () => {
    const holders =
      '      - { person: a, name: A, to: 2024-10-01 }\n      - { person: b, name: B, from: 2024-10-01 }\n';
    expect(codes(people(holders))).toEqual([['people.overlap', 9]]);
  });

  it('belong to a unit of the plan', () => {
    expect(codes(people('      - { person: a, name: A }\n', 'so-c'))).toEqual([['unit.unknown', 4]]);
  });

  it('are told of when nobody holds the post', () => {
    expect(codes(people('      []\n'))).toEqual([['people.post-without-holder', 8]]);
  });
});

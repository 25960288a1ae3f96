import { EVERYTHING } from '../../src/people/accounts/scope';
import { Occurrences } from '../../src/plans/occurrences.service';
import type { LocalDate } from '../../workflows/vocabulary';
import { Story } from '../support/seed-plans';

/** The plan of Đảng ủy Khối, issued on Monday 20/11/2023 (assumed). */

const DU = 'dang-uy-khoi';
const TG = 'ban-tuyen-giao-dang-uy-khoi';

describe('the plan of Đảng ủy Khối, from its file to its withdrawal', () => {
  it('counts compliance in the yearly evaluation, gives a cell more time once, and ends by a decision', async () => {
    const story = await Story.begin('dang-uy-khoi', '2023-11-20T08:00:00');
    const power = 'dang-bo-dien-luc-khoi';
    const evaluation = await story.duty('II.1.p2c', power, '2023');
    await story.until('2023-11-21T09:00:00');
    await story.must(evaluation, story.officer(power), 'duty.accepted');
    await story.until('2023-12-12T10:00:00');
    await story.must(evaluation, story.officer(power), 'work.submitted', await story.paper());
    await story.until('2023-12-13T10:00:00');
    await story.must(evaluation, story.officer(DU), 'confirmed');
    // Cut off on Thursday 14/12. Working days before it: 13 (1), 12, 11 (3), 8, 7, 6, 5/12 (7).
    expect(await story.told(evaluation)).toEqual([
      '2023-11-20T08:00 duty.opened',
      '2023-11-21T09:00 duty.accepted',
      '2023-12-05T07:00 remind-7',
      '2023-12-11T07:00 remind-3',
      '2023-12-12T10:00 work.submitted',
      '2023-12-13T10:00 confirmed',
    ]);

    const bank = 'chi-bo-ngan-hang-khoi';
    const study = await story.duty('III.1', bank);
    await story.until('2023-12-18T09:00:00');
    const reason = await story.words('Quyết toán cuối năm.');
    await story.must(study, story.officer(bank), 'extension.requested', { dueOn: '2024-01-12', reason });
    await story.until('2023-12-18T15:00:00');
    await story.must(study, story.head(TG), 'extension.granted', { reason });
    await story.until('2024-01-04T09:00:00');
    await story.must(study, story.officer(bank), 'session.held', { headcount: 20, attended: 20, makeUp: false });
    await story.must(study, story.officer(bank), 'attendance.evidenced', await story.paper());
    await story.until('2024-01-05T09:00:00');
    await story.must(study, story.officer(TG), 'confirmed');
    // Before the decision nothing fell due: 7 working days before 29/12 is 20/12. The new date is Friday 12/1; 7 before it: 11, 10,
    // 9, 8, 5, 4, 3/1.
    expect(await story.told(study)).toEqual([
      '2023-11-20T08:00 duty.opened',
      '2023-12-18T09:00 extension.requested',
      '2023-12-18T15:00 extension.granted',
      '2024-01-03T07:00 remind-7',
      '2024-01-04T09:00 session.held',
      '2024-01-04T09:00 attendance.evidenced',
      '2024-01-05T09:00 confirmed',
    ]);
    expect((await story.state(study)).dates).toMatchObject({
      baseline: { dueOn: '2023-12-29' },
      decided: { dueOn: '2024-01-12' },
    });
    // Nobody has earned a commendation yet.
    expect(await story.count('II.2.p2b')).toBe(0);

    await story.until('2024-03-01T09:00:00');
    await story.windUp(story.head(DU), 'Đảng bộ Khối kết thúc hoạt động.');
    expect([await story.stage(), await story.open()]).toEqual(['withdrawn', []]);
  });

  it('opens a dossier for each merit that is found, ten working days long, and hands it on once it is reviewed', async () => {
    const story = await Story.begin('dang-uy-khoi', '2023-11-20T08:00:00');
    const power = 'dang-bo-dien-luc-khoi';
    await story.until('2023-12-04T09:00:00');
    const [{ id: minutes } = { id: '' }] = (await story.paper()).evidence;
    const merit = await new Occurrences(story.house.database, story.house.door).record(
      { id: story.planId },
      {
        ...{ occurrence: 'merit-found', unit: power, reference: 'TT-01', what: 'Cứu người bị nạn trên quốc lộ.' },
        ...{ happened: '2023-12-01' as LocalDate, evidence: [minutes], by: story.head(power), scope: EVERYTHING },
      },
    );
    const [dossier] = 'duties' in merit ? merit.duties : [];
    // From Friday 1/12: 4, 5, 6, 7, 8, 11, 12, 13, 14, 15/12.
    expect(dossier).toMatchObject({ task: 'II.2.p2b', kind: 'commendationDossier', dueOn: '2023-12-15' });
    const id = dossier?.id ?? '';
    await story.until('2023-12-05T09:00:00');
    await story.must(id, story.officer(power), 'dossier.sent', await story.paper());
    await story.must(id, story.officer(DU), 'dossier.reviewed');
    await story.until('2023-12-08T09:00:00');
    await story.must(id, story.head(DU), 'confirmed');
    expect(await story.told(id)).toEqual([
      '2023-12-04T09:00 duty.opened',
      '2023-12-05T09:00 dossier.sent',
      '2023-12-05T09:00 dossier.reviewed',
      '2023-12-08T09:00 confirmed',
    ]);
    expect((await story.state(id)).work.value).toBe('accepted');
  });
});

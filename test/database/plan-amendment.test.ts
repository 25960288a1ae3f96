import type { Amended, PlanSource } from '../../src/plans/plan-loading.service';
import { Story } from '../support/seed-plans';

/** A plan is amended while it runs. Seed 003, issued on 20/9/2023 with 182 duties. */

const DU = 'dang-uy-phuong-pho-hoa';
const UBND = 'ubnd-phuong-pho-hoa';

/** The plan with each first text replaced by the second, once. */
function rewritten(source: PlanSource, ...changes: readonly (readonly [string, string])[]): PlanSource {
  const text = changes.reduce((left, [from, to]) => {
    if (!left.includes(from)) throw new Error(`the plan does not say: ${from}`);
    return left.replace(from, to);
  }, source.text);
  return { ...source, text };
}

const amend = (story: Story, source: PlanSource, preview = false): Promise<Amended> =>
  story.house.planLoading.amend(source, story.head(DU), { reason: 'Thị ủy yêu cầu sớm hơn.', preview });

/** The commitment to study the plan is due a week later, and the plan of UBND a week earlier. */
const DATES = [
  ['date: 2023-10-31', 'date: 2023-11-07'],
  ['date: 2023-10-20', 'date: 2023-10-13'],
] as const;

const baseline = async (story: Story, task: string, unit: string, period: string) =>
  (await story.state(await story.duty(task, unit, period))).dates.baseline?.dueOn;

describe('an amended plan', () => {
  it('supersedes what changed, keeps what was done and what is the same, and says which file replaced which', async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const done = await story.duty('III.3a', UBND);
    await story.must(done, story.officer(UBND), 'plan.issued', await story.paper());
    await story.must(done, story.officer('chi-bo-cong-an-pho-hoa'), 'confirmed');
    await story.until('2023-10-02T09:00:00');
    const amended = await amend(story, rewritten(story.source, ...DATES));
    // Seven cells study the plan (III.1a): superseded and opened anew. UBND's own plan was issued: it stays, whatever its date.
    expect(amended).toMatchObject({
      ok: true,
      difference: { plan: ['officeDefaults'] },
      duties: { kept: 182 - 7 - 1 },
    });
    if (!amended.ok) return;
    expect(amended.duties.superseded.map(({ task }) => task)).toEqual(Array(7).fill('III.1a'));
    expect(amended.duties.opened.map(({ task, period }) => `${task} ${period}`)).toEqual(
      Array(7).fill('III.1a once~2'),
    );
    const cell = 'chi-bo-co-quan-pho-hoa';
    expect(await baseline(story, 'III.1a', cell, 'once')).toBe('2023-10-31');
    expect(await baseline(story, 'III.1a', cell, 'once~2')).toBe('2023-11-07');
    expect(await story.told(await story.duty('III.1a', cell, 'once'))).toEqual([
      '2023-09-20T08:00 duty.opened',
      '2023-10-02T09:00 duty.superseded',
    ]);
    expect((await story.told(done)).at(-1)).toBe('2023-09-20T08:00 confirmed');
    const [told] = await story.house.database.read<{ body: string }>(
      `SELECT body FROM trail_entry WHERE stream_id = $1 AND type = 'plan.amended'`,
      [story.planId],
    );
    const { event } = JSON.parse(told?.body ?? '{}') as { event: { file: string; before: string } };
    const [row] = await story.house.database.read<{ file: string }>('SELECT file_sha256 AS file FROM plan');
    expect(event.file).toBe(row?.file);
    expect(event.before).not.toBe(event.file);
    // The superseded duty is over: nobody is urged for it in November.
    await story.until('2023-11-30T00:00:00');
    expect((await story.told(await story.duty('III.1a', cell, 'once'))).at(-1)).toContain('duty.superseded');
    expect((await story.told(await story.duty('III.1a', cell, 'once~2'))).map((line) => line.slice(17))).toContain(
      'overdue',
    );
  });

  it('shows the same beforehand and does nothing', async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const shown = await amend(story, rewritten(story.source, ...DATES), true);
    // Nothing is done yet: the plan of UBND is superseded too.
    expect(shown).toMatchObject({ ok: true, duties: { kept: 182 - 7 - 1 } });
    expect(shown.ok && shown.duties.superseded).toHaveLength(8);
    expect(await story.open()).toHaveLength(182);
    expect(await story.house.planLoading.load(story.source, story.head(DU))).toMatchObject({ unchanged: true });
  });

  it('opens a new task, ends one that is gone, and leaves the duties alone where only words change', async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const words = rewritten(story.source, ['title: Chống ùn tắc giao thông', 'title: Chống ùn tắc']);
    expect(await amend(story, words)).toMatchObject({ duties: { superseded: [], opened: [], kept: 182 } });
    // III.5 had one duty; the new III.5b, for the same body, has one.
    const gone = rewritten(words, ['ref: III.5\n', 'ref: III.5b\n']);
    const amended = await amend(story, gone);
    expect(amended).toMatchObject({
      difference: { tasks: { added: ['III.5b'], removed: ['III.5'] } },
      duties: { superseded: [{ task: 'III.5' }], opened: [{ task: 'III.5b', period: 'once' }], kept: 181 },
    });
    expect(await story.open()).toHaveLength(182);
  });

  it('refuses what is another document, what is not loaded, and who did not issue it', async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const code = async (source: PlanSource, by = story.head(DU)) => {
      const outcome = await story.house.planLoading.amend(source, by, { reason: 'Thử.' });
      return !outcome.ok && 'refusal' in outcome ? outcome.refusal.code : outcome;
    };
    expect(await code(rewritten(story.source, ['issuedOn: 2023-09-20', 'issuedOn: 2023-09-19']))).toBe(
      'plan.amendment-of-another',
    );
    expect(await code(rewritten(story.source, ['id: dang-uy-phuong-pho-hoa', 'id: ke-hoach-khac']))).toBe(
      'plan.not-loaded',
    );
    expect(await code(rewritten(story.source, ...DATES), story.officer(UBND))).toBe('actor.not-entitled');
    expect(await story.open()).toHaveLength(182);
  });
});

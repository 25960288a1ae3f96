import 'reflect-metadata';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { Story } from '../support/seed-plans';

/** The yearly report of the inspectorate of Sở KHCN Bắc Giang: that of 2023 stands beside the form for that of 2024. */

const UNIT = 'thanh-tra-so-khcn-bac-giang';
const OTHER = 'chi-cuc-do-luong-bac-giang';
const TASK = 'III.2b';
const ABOVE = 'so-khcn-bac-giang';

let story: Story;
let world: DeskWorld;
beforeAll(async () => {
  story = await Story.begin('so-khcn-bac-giang', '2023-07-25T08:00:00');
  await story.until('2023-12-14T10:00:00');
  world = await deskWorld({ given: story });
});
afterAll(() => world.close());

const pageOf = async (unit: string, period: string): Promise<string> => {
  const client = await world.as(story.officer(unit).person);
  return (await client.get(`/nghia-vu/${await story.duty(TASK, unit, period)}`)).text;
};

test('what the unit handed in for the period before stands beside the form', async () => {
  expect(await pageOf(UNIT, '2023')).not.toContain('Kỳ trước đã nộp');
  const first = await story.duty(TASK, UNIT, '2023');
  const note = await story.words('Kiểm tra 14 cuộc, xử lý 3 trường hợp');
  await story.must(first, story.officer(UNIT), 'report.submitted', { ...(await story.paper()), note });
  // A paper that comes later is not what was handed in.
  const cause = await story.words('Lũ quét');
  await story.must(first, story.head(ABOVE), 'objective-cause.confirmed', { ...(await story.paper()), cause });
  await story.until('2024-12-10T09:00:00');
  const text = await pageOf(UNIT, '2024');
  expect(text).toMatch(/Kỳ trước đã nộp<\/h3>.*năm 2023<\/a>: [^<]*báo cáo/s);
  expect(text).toMatch(/<blockquote>Kiểm tra 14 cuộc, xử lý 3 trường hợp<\/blockquote>/);
  expect(text).toContain(`href="/nghia-vu/${first}"`);
});

test('a unit that handed in nothing is told so, and never sees what another handed in', async () => {
  const text = await pageOf(OTHER, '2024');
  expect(text).toMatch(/Kỳ trước đã nộp<\/h3>.*năm 2023.*chưa nộp gì/s);
  expect(text).not.toContain('14 cuộc');
});

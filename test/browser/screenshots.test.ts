import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromiumPath, openChromium, signedInPage, withPassword } from '../support/browser';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { localTime, runUntil } from '../support/issued-plan';
import { projectRoot } from '../../src/platform/paths';
import { pagesOf } from './pages';

/** `npm run screenshots` draws the pictures of the user's guide anew: the same people, the same days, the same pictures. */

const WANTED = process.env['SCREENSHOTS'] === '1' && chromiumPath() !== null;
const SHOWN = new Set(['hom-nay', 'danh-sach', 'nghia-vu', 'nghia-vu-don-vi', 'viec-cua-toi', 'thong-bao']);
const FOLDER = join(projectRoot(), 'docs', 'huong-dan');

(WANTED ? describe : describe.skip)('pictures', () => {
  let world: DeskWorld;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([deskWorld(), openChromium()]);
    await runUntil(world.plan, localTime('2024-08-20T09:00:00'));
    await world.plan.house.sequencer.placeAll(() => false);
    await world.plan.house.followers.run();
    mkdirSync(FOLDER, { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('are drawn', async () => {
    for (const { name, person, address } of (await pagesOf(world)).filter((each) => SHOWN.has(each.name))) {
      await withPassword(world, person);
      const page = await signedInPage(browser, world, person, { viewport: { width: 1_180, height: 820 } });
      await page.goto(address);
      await page.screenshot({ path: join(FOLDER, `${name}.png`) });
      await page.context().close();
    }
    const page = await (await browser.newContext({ viewport: { width: 1_180, height: 620 } })).newPage();
    await page.goto(`${world.address}/dang-nhap`);
    await page.screenshot({ path: join(FOLDER, 'dang-nhap.png') });
  }, 120_000);
});

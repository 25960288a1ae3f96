import 'reflect-metadata';
import { source as axe } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { inBrowser, openChromium, signedInPage, withPassword } from '../support/browser';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { localTime, runUntil } from '../support/issued-plan';
import { pagesOf, PEOPLE, type LookedAt } from './pages';

/** Every page in a real browser: readable for whoever cannot see it, in both languages; not wider than a phone, a desk or a sheet of
 *  paper; and nothing that its own policy forbids. */

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds that keeps somebody from using the page. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`,
  )) as readonly Finding[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

/** Both layouts are heard, and both languages; Vietnamese, which is longer, is measured on both. */
const LOOKS = [
  { language: 'vi', width: 360, heard: true },
  { language: 'vi', width: 1_280, heard: false },
  { language: 'en', width: 1_280, heard: true },
] as const;

inBrowser()('every page', () => {
  let world: DeskWorld;
  let browser: Browser;
  let pages: readonly LookedAt[];
  const opened = new Map<string, Page>();
  const complaints: string[] = [];

  beforeAll(async () => {
    [world, browser] = await Promise.all([deskWorld(), openChromium()]);
    await runUntil(world.plan, localTime('2024-08-20T09:00:00'));
    pages = await pagesOf(world);
    for (const person of new Set(pages.map((each) => each.person))) {
      await withPassword(world, person);
      const page = await signedInPage(browser, world, person);
      page.on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
      });
      opened.set(person, page);
    }
    expect(PEOPLE.length).toBeGreaterThan(2);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const pageOf = (person: string): Page => {
    const page = opened.get(person);
    if (page === undefined) throw new Error(`${person} has not signed in`);
    return page;
  };

  it('has no serious finding in either language, and is not wider than what it is looked at on', async () => {
    const found: object[] = [];
    for (const { language, width, heard } of LOOKS) {
      for (const { name, person, address } of pages) {
        const page = pageOf(person);
        await page.context().addCookies([{ name: 'dondoc-language', value: language, url: world.address }]);
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        const wider = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (wider !== 0) found.push({ name, language, width, wider });
        if (!heard) continue;
        for (const finding of await findings(page)) found.push({ name, language, width, finding });
      }
    }
    expect(found).toEqual([]);
  }, 180_000);

  it('fits on A4 and shows on paper what is folded on a screen', async () => {
    for (const { name, person, address } of pages) {
      const page = pageOf(person);
      await page.setViewportSize({ width: 794, height: 1_123 });
      await page.emulateMedia({ media: 'print' });
      await page.goto(address);
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect({ name, wider }).toEqual({ name, wider: 0 });
      await page.emulateMedia({ media: 'screen' });
    }
  }, 120_000);

  it('asks nobody else for anything, and breaks no rule of its own', async () => {
    const foreign: string[] = [];
    const weights: { name: string; bytes: number }[] = [];
    for (const { name, person, address } of pages) {
      const context = pageOf(person).context();
      const page = await context.newPage();
      let bytes = 0;
      page.on('request', (request) => {
        if (!request.url().startsWith(world.address)) foreign.push(request.url());
      });
      page.on('requestfinished', (request) => {
        void request.sizes().then(({ responseBodySize, responseHeadersSize }) => (bytes += responseBodySize + responseHeadersSize), () => undefined); // prettier-ignore
      });
      await page.goto(address, { waitUntil: 'load' });
      await page.close();
      weights.push({ name, bytes });
    }
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    // A first view, style, fonts and scripts included: issue of the desk, "Figures".
    expect(weights.filter(({ bytes }) => bytes > 120_000)).toEqual([]);
  }, 120_000);
});

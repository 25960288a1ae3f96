import 'reflect-metadata';
import { source as axe } from 'axe-core';
import type { Browser, Page, Request } from 'playwright-core';
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
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`,
  )) as readonly Finding[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

/** Looked at on a phone, a desk and a sheet of paper. */
const PHONE = { width: 360, height: 900 };
const DESK = { width: 1_280, height: 900 };
const PAPER = { width: 794, height: 1_123 };

/** By how much the page is wider than what it is looked at on, in CSS pixels. */
async function widerThan(page: Page, size: typeof DESK): Promise<number> {
  await page.setViewportSize(size);
  const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  return (await page.evaluate(wider)) as number;
}

/** What a page asks for from now on, and how much it is answered with. */
function requestsOf(page: Page): { end(): Promise<{ addresses: readonly string[]; bytes: number }> } {
  const addresses: string[] = [];
  const sizes: Promise<number>[] = [];
  const asked = (request: Request) => void addresses.push(request.url());
  const finished = (request: Request) => {
    const size = request
      .sizes()
      .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize);
    sizes.push(size.catch(() => 0));
  };
  page.on('request', asked).on('requestfinished', finished);
  return {
    end: async () => {
      page.off('request', asked).off('requestfinished', finished);
      return { addresses, bytes: (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0) };
    },
  };
}

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
      // Before each document, rather than sent to each: half a megabyte takes a third of a second.
      await page.addInitScript({ content: axe });
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

  /** Opens a page in one of the languages; each is opened once in each, and looked at from all sides. */
  async function opensIn(language: 'vi' | 'en', { person, address }: LookedAt): Promise<Page> {
    const page = pageOf(person);
    await page.context().addCookies([{ name: 'dondoc-language', value: language, url: world.address }]);
    await page.setViewportSize(DESK);
    await page.goto(address, { waitUntil: 'load' });
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    return page;
  }

  it('in Vietnamese has no serious finding, fits a desk, a phone and A4, and asks nobody else for anything', async () => {
    const found: object[] = [];
    for (const looked of pages) {
      const { name } = looked;
      const asked = requestsOf(pageOf(looked.person));
      const page = await opensIn('vi', looked);
      const { addresses, bytes } = await asked.end();
      found.push(...addresses.filter((each) => !each.startsWith(world.address)).map((foreign) => ({ name, foreign })));
      // With what the browser has kept of the pages before; a first view is measured by `npm run bench -- --only pages`.
      if (bytes > 120_000) found.push({ name, bytes });
      for (const size of [DESK, PHONE]) {
        const wider = await widerThan(page, size);
        if (wider !== 0) found.push({ name, size, wider });
      }
      for (const finding of await findings(page)) found.push({ name, finding });
      // What is folded on a screen shows on paper.
      await page.emulateMedia({ media: 'print' });
      const wider = await widerThan(page, PAPER);
      if (wider !== 0) found.push({ name, size: PAPER, wider });
      await page.emulateMedia({ media: 'screen' });
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  }, 180_000);

  it('in English has no serious finding, and fits a desk', async () => {
    const found: object[] = [];
    for (const looked of pages) {
      const { name } = looked;
      const page = await opensIn('en', looked);
      const wider = await widerThan(page, DESK);
      if (wider !== 0) found.push({ name, wider });
      for (const finding of await findings(page)) found.push({ name, finding });
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  }, 180_000);
});

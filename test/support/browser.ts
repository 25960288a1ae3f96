import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { Access } from '../../src/people/accounts/access.service';
import type { DeskWorld } from './desk-world';
import { accountOf } from './signed-in-client';

/** A real Chromium: the one that CHROMIUM_PATH names, or that of the system. Null where there is none. */
export function chromiumPath(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return named;
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? null;
}

/** `describe`, or a skip that says why in one line. */
export function inBrowser(): jest.Describe {
  if (chromiumPath() !== null) return describe;
  process.stderr.write(
    'No Chromium here: tests in a real browser are skipped. Install chromium or set CHROMIUM_PATH.\n',
  );
  return describe.skip;
}

export async function openChromium(): Promise<Browser> {
  // Whoever runs tests as root, in a container, has no sandbox to give.
  return chromium.launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox'] });
}

export const PASSWORD = 'một câu dài dễ nhớ';

/** Gives a person, or an account that belongs to nobody, the password above, by the link that an administrator would send. */
export async function withPassword(
  { plan, served }: DeskWorld,
  name: string,
  person: string | null = name,
): Promise<string> {
  const { database } = plan.fresh;
  const access = served.app.get(Access);
  const account = await accountOf(database, name, person);
  const link = await database.transaction((tx) => access.makeLink(tx, account));
  await access.useLink(link, PASSWORD, '127.0.0.1');
  return name;
}

/** A page of a browser in which this person signs in by the form, as people do. */
export async function signedInPage(
  browser: Browser,
  { address }: DeskWorld,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, locale: 'vi-VN', ...options });
  const page = await context.newPage();
  await page.goto('/');
  await page.fill('#name', name);
  await page.fill('#password', PASSWORD);
  await page.click('main button[type=submit]');
  return page;
}

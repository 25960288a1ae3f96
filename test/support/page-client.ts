import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { Access } from '../../src/people/accounts/access.service';
import type { Database } from '../../src/platform/database/tx';
import { accountOf } from './signed-in-client';

/** A browser without scripts: it follows no rule but those of plain pages. Forms are sent with exactly what stands in them. */
export class PageClient {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly app: NestExpressApplication) {}

  /** A browser in which this person has signed in. */
  static of(app: NestExpressApplication, database: Database, person: string | null): Promise<PageClient> {
    return PageClient.named(app, database, { name: person ?? 'nobody', person });
  }

  /** The same by an account of this name. */
  static async named(
    app: NestExpressApplication,
    database: Database,
    { name, person }: { readonly name: string; readonly person: string | null },
  ): Promise<PageClient> {
    const client = new PageClient(app);
    const account = await accountOf(database, name, person);
    const { secret } = await app.get(Access).begin(account, { address: '127.0.0.1', method: 'test', before: null });
    client.cookies.set('dondoc', secret);
    return client;
  }

  async get(path: string): Promise<request.Response> {
    return this.kept(await this.dressed(request(this.app.getHttpServer()).get(path)));
  }

  async post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<request.Response> {
    const test = this.dressed(request(this.app.getHttpServer()).post(path)).type('form');
    return this.kept(await test.set('Origin', new URL(test.url).origin).send(bodyOf(fields)));
  }

  /** Fills the form that leads to `action` on a page, and sends it. Of several that do, the one whose hidden `type` is `typed.type`. */
  async submit(
    page: request.Response,
    action: string,
    typed: Readonly<Record<string, string | readonly string[]>> = {},
  ): Promise<request.Response> {
    const type = typeof typed['type'] === 'string' ? typed['type'] : null;
    return this.post(action, { ...formFields(page.text, action, type), ...typed });
  }

  /** Sends a form with a file, as the form of a page would; the first that leads to `action` where its `type` is left empty. */
  async upload(
    page: request.Response,
    form: { readonly action: string; readonly type: string | null; readonly file: Buffer; readonly fileName: string },
    typed: Readonly<Record<string, string>> = {},
  ): Promise<request.Response> {
    const test = this.dressed(request(this.app.getHttpServer()).post(form.action));
    void test.set('Origin', new URL(test.url).origin);
    for (const [name, value] of Object.entries({
      ...formFields(page.text, form.action, form.type || null),
      ...typed,
    })) {
      void test.field(name, value);
    }
    return this.kept(await test.attach('file', form.file, form.fileName));
  }

  /** Sends a form that could carry files and carries none. */
  async uploadFields(
    page: request.Response,
    form: { readonly action: string; readonly type: string },
    typed: Readonly<Record<string, string>> = {},
  ): Promise<request.Response> {
    const test = this.dressed(request(this.app.getHttpServer()).post(form.action));
    void test.set('Origin', new URL(test.url).origin);
    const fields = { ...formFields(page.text, form.action, form.type), ...typed };
    for (const [name, value] of Object.entries(fields)) void test.field(name, value);
    return this.kept(await test);
  }

  /** What somebody else's session would be: the cookie is gone. */
  forget(): void {
    this.cookies.delete('dondoc');
  }

  private dressed(test: request.Test): request.Test {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return test.set({ Accept: 'text/html,*/*;q=0.8', Cookie: cookie, Referer: `${new URL(test.url).origin}/` });
  }

  private kept(response: request.Response): request.Response {
    const set = (response.headers['set-cookie'] ?? []) as unknown as readonly string[];
    for (const each of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

const bodyOf = (fields: Readonly<Record<string, string | readonly string[]>>): string => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return body.toString();
};

/** Names and values of the controls in the form of a page that leads to `action`. */
export function formFields(html: string, action: string, type: string | null = null): Record<string, string> {
  const forms = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => form);
  const leading = forms.filter((form) => form.includes(`action="${escaped(action)}"`));
  const form = leading.find((each) => type === null || each.includes(`name="type" value="${type}"`));
  if (form === undefined) throw new Error(`no form leads to ${action} ${type ?? ''}`);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b(?:"[^"]*"|[^>"])*>/g)) {
    const [name, value, type] = [attribute(tag, 'name'), attribute(tag, 'value'), attribute(tag, 'type')];
    if (name === '' || ((type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(tag))) continue;
    fields[name] = value;
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea\b((?:"[^"]*"|[^>"])*)>([^<]*)/g)) {
    fields[attribute(tag, 'name')] = plain(text);
  }
  return fields;
}

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(` ${tag}`)?.[1] ?? '');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

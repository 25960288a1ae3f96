import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { Access } from '../../src/people/accounts/access.service';
import { accountNamed, addAccount } from '../../src/people/accounts/accounts.store';
import { csrfOf } from '../../src/people/accounts/secret';
import type { Database } from '../../src/platform/database/tx';
import { randomId } from '../../src/platform/identifiers';

/** A browser in which somebody has signed in; the long way round, with a password, is walked in its own test. */
export interface Client {
  readonly account: string;
  readonly secret: string;
  get(path: string): request.Test;
  post(path: string): request.Test;
  put(path: string): request.Test;
  delete(path: string): request.Test;
}

/** An account of the person, made when there is none; null: one that belongs to nobody. */
export async function accountOf(database: Database, name: string, person: string | null): Promise<string> {
  return database.transaction(async (tx) => {
    const found = await accountNamed(tx, name);
    if (found !== null) return found.id;
    const id = randomId();
    const at = '2024-01-01T00:00:00.000Z' as never;
    const added = await addAccount(tx, { id, name, person, password: null, sample: false, at });
    if (!added) throw new Error(`no account for ${name}`);
    return id;
  });
}

export async function clientOf(
  app: NestExpressApplication,
  database: Database,
  person: string | null,
  name = person ?? 'nobody',
): Promise<Client> {
  const account = await accountOf(database, name, person);
  const { secret } = await app.get(Access).begin(account, { address: '127.0.0.1', method: 'test', before: null });
  return { account, ...clientWith(app, secret) };
}

/** What a browser sends along: cookie, origin and the word of the session. */
export function clientWith(app: NestExpressApplication, secret: string): Omit<Client, 'account'> {
  const dressed = (test: request.Test): request.Test => {
    const origin = new URL(test.url).origin;
    return test.set({ Cookie: `dondoc=${secret}`, Origin: origin, 'X-CSRF-Token': csrfOf(secret) });
  };
  const api = () => request(app.getHttpServer());
  return {
    secret,
    get: (path) => dressed(api().get(path)),
    post: (path) => dressed(api().post(path)),
    put: (path) => dressed(api().put(path)),
    delete: (path) => dressed(api().delete(path)),
  };
}

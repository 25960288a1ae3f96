import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { RequestDatabase } from '../people/accounts/request-database.store';
import type { Scope } from '../people/accounts/scope';
import type { Clock } from '../platform/clock';
import { orRefuse, Refused } from '../platform/refused';
import type { Exports } from './exports.service';
import { exportWishFrom, type ProofQueryDto } from './proof-query.dto';

/** Each export holds one connection of the reading role for as long as it lasts. */
const AT_ONCE = 2;
/** A reader that takes nothing for so long has gone without saying so. */
const PATIENCE_MS = 120_000;

/** Exports as an answer to a request: packed while it is read from the database, never whole in memory. Whoever closes the connection stops it. */
export class ProofDownloads {
  private underWay = 0;

  constructor(
    private readonly exports: Exports,
    private readonly database: RequestDatabase,
    private readonly clock: Clock,
  ) {}

  /** Refuses `export.too-many-at-once` and whatever beginning an export refuses. */
  async send(query: ProofQueryDto, seen: Scope, response: Response): Promise<void> {
    const wish = orRefuse(exportWishFrom(query));
    if (this.underWay >= AT_ONCE) throw new Refused(refusal('export.too-many-at-once', { most: AT_ONCE }));
    this.underWay += 1;
    try {
      const { pieces } = orRefuse(await this.exports.begin(wish, { seen, snapshot: this.database.snapshots() }));
      // What goes wrong up to here is still an answer.
      const first = await pieces.next();
      const name = `bang-chung-${wish.scope.kind}-${localDateOf(this.clock.now())}.ndjson.gz`;
      response
        .setHeader('Content-Type', 'application/gzip')
        .setHeader('Content-Disposition', `attachment; filename="${name}"`)
        .setHeader('Cache-Control', 'no-store');
      response.setTimeout(PATIENCE_MS, () => response.destroy());
      await pipeline(Readable.from(resumed(first.value, pieces)), createGzip(), response);
    } catch (error) {
      // Half a file is broken off, so that nobody takes it for whole; whoever has gone hears nothing of it.
      if (!response.headersSent && !response.destroyed) throw error;
      response.destroy();
    } finally {
      this.underWay -= 1;
    }
  }
}

async function* resumed(first: string | undefined, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    if (first !== undefined) yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';
import { projectRoot } from '../../platform/paths';

interface Asset {
  readonly type: string;
  readonly body: Buffer;
  /** Null where packing would win nothing. */
  readonly packed: Buffer | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Style, fonts and scripts, from our own origin. Few and small, so they are kept in memory, packed once. Their address holds a hash of
 *  all of them: a browser may keep each for a year and asks anew only after a release. */
export class Assets {
  readonly base: string;

  private constructor(private readonly files: ReadonlyMap<string, Asset>) {
    const hash = createHash('sha256');
    for (const [name, { body }] of files) hash.update(name).update(body);
    this.base = `/assets/${hash.digest('hex').slice(0, 12)}`;
  }

  static load(): Assets {
    const folder = join(projectRoot(), 'src', 'web', 'assets');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
    const own = names.filter((name) => extname(name) in TYPES).map((name) => [name, join(folder, name)] as const);
    const htmx = createRequire(__filename).resolve('htmx.org/dist/htmx.min.js');
    const found = [...own, ['htmx.js', htmx] as const].sort(([one], [other]) => (one < other ? -1 : 1));
    return new Assets(new Map(found.map(([name, path]) => [name, assetOf(path)])));
  }

  /** Answers what lies under its address; everything else is somebody else's. */
  readonly serve = (request: Request, response: Response, next: NextFunction): void => {
    const found = request.path.startsWith(`${this.base}/`)
      ? this.files.get(request.path.slice(this.base.length + 1))
      : undefined;
    if (found === undefined || !['GET', 'HEAD'].includes(request.method)) {
      next();
      return;
    }
    response.setHeader('Content-Type', found.type);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('Vary', 'Accept-Encoding');
    const packed = request.acceptsEncodings('gzip') === false ? null : found.packed;
    if (packed !== null) response.setHeader('Content-Encoding', 'gzip');
    response.end(request.method === 'HEAD' ? undefined : (packed ?? found.body));
  };
}

function assetOf(path: string): Asset {
  const body = readFileSync(path);
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  return { type, body, packed: extname(path) === '.woff2' ? null : gzipSync(body, { level: 9 }) };
}

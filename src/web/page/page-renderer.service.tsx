import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { renderToString } from 'preact-render-to-string';
import type { Assets } from './assets.store';
import { Layout } from './layout';
import type { PageResult } from './page-result';
import { ViewContext, type View } from './view';
import { viewOf } from './viewing.dto';

const pack = promisify(gzip);
/** Below this a packed answer needs no fewer packets. */
const WORTH_PACKING_BYTES = 1_400;

/** Turns what a page's route answers into what a browser gets. */
export class PageRenderer {
  private sample = false;

  constructor(
    private readonly assets: Assets,
    private readonly isSample: () => Promise<boolean>,
  ) {}

  async send(request: Request, response: Response, result: PageResult, view: View = viewOf(request)): Promise<void> {
    if (result.kind === 'see-other') {
      response.redirect(303, result.to);
      return;
    }
    const html = Buffer.from(await this.render(result, view));
    response.status(result.status ?? 200).setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Vary', 'Accept-Encoding, Cookie');
    if (html.length < WORTH_PACKING_BYTES || request.acceptsEncodings('gzip') === false) {
      response.end(html);
      return;
    }
    response.setHeader('Content-Encoding', 'gzip').end(await pack(html));
  }

  async render(page: Extract<PageResult, { kind: 'page' }>, view: View): Promise<string> {
    const { title, body, crumbs = [], wide = false } = page;
    const sample = await this.hasSample();
    const tree = (
      <ViewContext.Provider value={view}>
        <Layout {...{ title, crumbs, wide, sample }} assets={this.assets.base}>
          {body}
        </Layout>
      </ViewContext.Provider>
    );
    return `<!doctype html>${renderToString(tree)}`;
  }

  /** Sample people come with a plan and never go: asked until they are there. A database that is away leaves the page without the line. */
  private async hasSample(): Promise<boolean> {
    if (this.sample) return true;
    try {
      this.sample = await this.isSample();
    } catch {
      return false;
    }
    return this.sample;
  }
}

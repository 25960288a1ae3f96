import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Access } from '../people/accounts/access.service';
import type { Stopwatch } from '../platform/clock';
import type { Config } from '../platform/config';
import { validationPipe } from '../platform/http/validation.pipe';
import type { Log } from '../platform/logging';
import { Metrics } from './metrics.service';
import { Assets } from './page/assets.store';
import { formFields } from './page/form-fields.service';
import { PageRenderer } from './page/page-renderer.service';
import { openApiDocument } from './openapi.service';
import { ProblemFilter } from './problem.filter';

export interface HttpAppParts {
  readonly module: DynamicModule | Type;
  readonly config: Pick<Config, 'planMaxBytes' | 'trustedProxies'>;
  readonly log: Log;
  readonly stopwatch: Stopwatch;
}

const DOCS = 'api/docs';
const OTHER_BODY_BYTES = 262_144;
/** Two hundred pages of typing; how long each text may be is said by its field. */
const FORM_BYTES = 2_000_000;

/** The HTTP side of the house: headers, limits, parsing, problems, documentation. Not yet listening. */
export async function createHttpApp({ module, config, log, stopwatch }: HttpAppParts): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: false, bodyParser: false });
  const metrics = app.get(Metrics);
  app.disable('x-powered-by');
  // Parameters are plain words; nested ones would only be a way to surprise a DTO.
  app.set('query parser', 'simple');
  // Whom we do not trust may say what they like about where a request comes from.
  app.set('trust proxy', config.trustedProxies.length === 0 ? false : [...config.trustedProxies]);
  app.use(timed(metrics, stopwatch));
  app.use(securityHeaders());
  // A plan and its people file, with room for what JSON adds to text.
  app.useBodyParser('json', { limit: 3 * config.planMaxBytes + OTHER_BODY_BYTES, strict: true });
  app.useBodyParser('urlencoded', { limit: FORM_BYTES, extended: false });
  app.use(formFields);
  app.use(app.get(Assets).serve);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(log, metrics, app.get(Access), app.get(PageRenderer)));
  SwaggerModule.setup(DOCS, app, () => openApiDocument(app), {
    customSiteTitle: 'Đôn Đốc – API',
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    // Assets come from the installed package, and nobody outside is asked to judge the document.
    swaggerOptions: { validatorUrl: null },
  });
  return app;
}

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** Nothing may be loaded, framed or guessed, but what a page of ours needs from us: no script or style stands in a page itself. Only the
 *  documentation's own page writes styles. */
function securityHeaders(): Middleware {
  const page = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'font-src': ["'self'"],
        'img-src': ["'self'"],
        'connect-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    // To our own pages alone: without any, a browser sends no origin with a form either.
    referrerPolicy: { policy: 'same-origin' },
  });
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    // To our own pages alone: without any, a browser sends no origin with a form either.
    referrerPolicy: { policy: 'same-origin' },
  });
  const docs = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        // The page writes its own style element.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    // To our own pages alone: without any, a browser sends no origin with a form either.
    referrerPolicy: { policy: 'same-origin' },
  });
  return (request, response, next) => {
    // What one person sees is kept by no proxy and shown to nobody after them; a route may say otherwise.
    response.setHeader('Cache-Control', 'no-store');
    (isDocs(request.path) ? docs : isForPrograms(request.path) ? strict : page)(request, response, next);
  };
}

const isForPrograms = (path: string): boolean => /^\/(api|health|metrics)(\/|$)/.test(path);
const isDocs = (path: string): boolean => path === `/${DOCS}` || path.startsWith(`/${DOCS}/`);

function timed(metrics: Metrics, stopwatch: Stopwatch): Middleware {
  return (request, response, next) => {
    const began = stopwatch.monotonicMs();
    response.on('finish', () => {
      const { path: route = 'unmatched' } = (request.route ?? {}) as { readonly path?: string };
      const served = { method: request.method, route, status: response.statusCode };
      metrics.served(served, stopwatch.monotonicMs() - began);
    });
    next();
  };
}

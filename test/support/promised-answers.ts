import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import Ajv from 'ajv';
import { tap } from 'rxjs';
import { openApiDocument } from '../../src/web/openapi.service';

/** Listens to every answer of a served house, and holds it against what the OpenAPI document promises. */
export class PromisedAnswers implements NestInterceptor {
  private readonly answers: { readonly operation: string; readonly body: unknown }[] = [];

  intercept(context: ExecutionContext, next: CallHandler) {
    const room = context
      .getClass()
      .name.replace(/Controller$/, '')
      .replace(/^./, (first) => first.toLowerCase());
    const operation = `${room}.${context.getHandler().name}`;
    return next.handle().pipe(tap((body: unknown) => this.answers.push({ operation, body })));
  }

  /** Operations that promise an answer and gave none, and answers of another shape; of the rooms that `concerns` names. */
  broken(app: NestExpressApplication, concerns: (operation: string) => boolean) {
    const ajv = new Ajv({ strict: false, formats: { date: true, 'date-time': true, uuid: true, binary: true } });
    const operations = Object.values(openApiDocument(app).paths).flatMap((path) => [path.get, path.post]);
    const promised = new Map(
      operations.flatMap((operation) => {
        const ok = operation?.responses['200'] ?? operation?.responses['201'];
        const schema = ok && 'content' in ok ? ok.content?.['application/json']?.schema : undefined;
        const id = operation?.operationId;
        return id !== undefined && concerns(id) && schema ? [[id, schema] as const] : [];
      }),
    );
    const heard = new Set(this.answers.map(({ operation }) => operation));
    const wrong = this.answers.flatMap(({ operation, body }) => {
      const schema = promised.get(operation);
      const valid = schema === undefined || ajv.validate(schema, JSON.parse(JSON.stringify(body)));
      return valid ? [] : [{ operation, errors: ajv.errors }];
    });
    return { promised: promised.size, unheard: [...promised.keys()].filter((id) => !heard.has(id)), wrong };
  }
}

/** Rooms whose stories ask all their routes themselves. */
const OF_OTHER_STORIES = [
  'cases.',
  'violations.',
  'rules.',
  'figures.',
  'evaluations.',
  'commendations.',
  'accounts.',
  'tenures.',
];
export const isOfOtherStories = (operation: string): boolean =>
  OF_OTHER_STORIES.some((room) => operation.startsWith(room));

import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { REFUSAL_TEXTS } from '../platform/refusals/refusal-text';

/** The API as an OpenAPI document, made from the controllers and their DTOs. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Đôn Đốc')
    .setDescription(
      'Kế hoạch, nhiệm vụ, minh chứng và thông báo đôn đốc. Plans, obligations, evidence and notices. ' +
        'Every failure is a problem document (RFC 9457) with a code and texts in Vietnamese and English. ' +
        'Sign in by POST /api/session; with its cookie, whatever is no GET carries the word of the session in X-CSRF-Token. ' +
        'Programs send a token in Authorization instead. Whoever holds several posts names one in Acting-Post.',
    )
    .setVersion('1')
    .addCookieAuth('__Host-dondoc', undefined, 'session')
    .addBearerAuth(undefined, 'token')
    .addSecurityRequirements('session')
    .addSecurityRequirements('token')
    .build();
  const document = SwaggerModule.createDocument(app, builder, { operationIdFactory: operationId });
  return withProblems(document);
}

/** `ObligationsController.one` → `obligations.one`: names of classes are ours, not the reader's. */
const operationId = (controller: string, method: string): string => {
  const room = controller.replace(/Controller$/, '');
  return `${room.charAt(0).toLowerCase()}${room.slice(1)}.${method}`;
};

/** Every operation may fail, and always in the same shape. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const failure = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.delete]) {
      if (operation) operation.responses['default'] = failure;
    }
  }
  const text = { type: 'string' };
  const facts = { type: 'object', additionalProperties: true };
  const field = {
    type: 'object',
    required: ['path', 'code', 'detail', 'detailEn', 'facts'],
    properties: { path: text, code: text, detail: text, detailEn: text, facts },
  };
  const code = { type: 'string', enum: Object.keys(REFUSAL_TEXTS).sort() };
  const problem = {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'detailEn', 'instance', 'code', 'facts', 'errors'],
    properties: {
      ...{ type: text, title: text, status: { type: 'integer' }, instance: text, code, facts },
      detail: { ...text, description: 'Tiếng Việt' },
      detailEn: { ...text, description: 'English' },
      errors: { type: 'array', items: field },
    },
  };
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, Problem: problem } },
  };
}

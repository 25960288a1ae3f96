import { Controller, Get, Param, Post, Req, Res, StreamableFile, type OnApplicationBootstrap } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refusal } from '../../workflows/vocabulary';
import { Asking, Seeing } from '../people/accounts/acting.dto';
import type { Scope } from '../people/accounts/scope';
import type { SignedIn } from '../people/accounts/signed-in';
import { validationPipe } from '../platform/http/validation.pipe';
import { UuidPipe } from '../platform/http/uuid.pipe';
import { orRefuse, Refused } from '../platform/refused';
import { AddDocumentDto, statedFrom } from './evidence.dto';
import { EVIDENCE_SCHEMAS } from './evidence-schemas';
import { EvidenceRoom } from './evidence.service';
import { receiveUpload } from './upload.service';

const FILE_BODY = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** Proof: handed in before it is cited, and given back byte for byte. */
@ApiTags('evidence')
@ApiExtraModels(AddDocumentDto)
@Controller('api/evidence')
export class EvidenceController implements OnApplicationBootstrap {
  private readonly documents = validationPipe();

  constructor(private readonly evidence: EvidenceRoom) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.evidence.removeLeftovers();
  }

  @Post()
  @ApiOperation({ summary: 'Takes in a file (multipart) or a reference to a document (JSON)' })
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiBody({ schema: { oneOf: [FILE_BODY, { $ref: getSchemaPath(AddDocumentDto) }] } })
  @ApiCreatedResponse({ schema: EVIDENCE_SCHEMAS.one })
  async add(@Req() request: Request, @Res({ passthrough: true }) response: Response, @Asking() asking: SignedIn) {
    const person = orRefuse(await this.evidence.whoMayHandIn(asking));
    if (request.is('multipart/form-data')) return this.addFile(request, response, person);
    if (request.is('application/json')) return this.addDocument(request.body, person);
    const type = (request.headers['content-type'] ?? '').slice(0, 100);
    const expected = ['multipart/form-data', 'application/json'];
    throw new Refused(refusal('request.unsupported-type', { type, expected }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'What is registered about a piece of evidence' })
  @ApiOkResponse({ schema: EVIDENCE_SCHEMAS.one })
  async one(@Param('id', new UuidPipe('evidence')) id: string, @Seeing() scope: Scope) {
    return orRefuse(await this.evidence.get(id, scope));
  }

  @Get(':id/content')
  @ApiOperation({ summary: 'The file itself, always as an attachment' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: EVIDENCE_SCHEMAS.content } } })
  async content(
    @Param('id', new UuidPipe('evidence')) id: string,
    @Res({ passthrough: true }) response: Response,
    @Seeing() scope: Scope,
  ): Promise<StreamableFile> {
    const { file, stream } = orRefuse(await this.evidence.content(id, scope));
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-cache',
      ETag: `"${file.sha256}"`,
    });
    const disposition = `attachment; filename="minh-chung"; filename*=UTF-8''${encodeFileName(file.fileName)}`;
    return new StreamableFile(stream, { type: file.mediaType, length: file.bytes, disposition });
  }

  private async addFile(request: Request, response: Response, person: string) {
    return orRefuse(
      await this.evidence.whileUploading(person, async () => {
        const { taken } = await receiveUpload(request, response, (content, fileName) =>
          this.evidence.takeFile(content, fileName, person),
        );
        return taken;
      }),
    );
  }

  private async addDocument(body: unknown, person: string) {
    const metadata = { type: 'body', metatype: AddDocumentDto } as const;
    const { document } = (await this.documents.transform(body ?? {}, metadata)) as AddDocumentDto;
    return orRefuse(await this.evidence.takeDocument(statedFrom(document), person));
  }
}

/** As RFC 8187 asks: what encodeURIComponent leaves and a header may not hold is encoded too. */
const encodeFileName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

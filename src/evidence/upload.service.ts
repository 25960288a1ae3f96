import type { Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import type { Readable } from 'node:stream';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import { Refused } from '../platform/refused';

/** A file on its way in, and the plain fields that came with it. */
export interface Upload<T> {
  readonly taken: T | Refusal;
  readonly fields: Readonly<Record<string, unknown>>;
}

type Take<T> = (content: AsyncIterable<Buffer>, fileName: string) => Promise<T | Refusal>;

/** Reads one file from a multipart request and hands its stream on, so that it never lies whole in memory. Throws `Refused`
 *  with `request.malformed`, or `request.invalid` when the field `file` is missing or another one is sent. */
export async function receiveUpload<T>(request: Request, response: Response, take: Take<T>): Promise<Upload<T>> {
  let taken: { readonly value: T | Refusal } | null = null;
  const storage: StorageEngine = {
    _handleFile(_request, file, done) {
      const content = file.stream as Readable;
      // What is refused half-way is not broken off but read to its end: the client gets an answer, not a reset.
      take(content.iterator({ destroyOnReturn: false }), file.originalname).then((value) => {
        taken = { value };
        content.resume();
        done(null, {});
      }, done);
    },
    _removeFile: (_request, _file, done) => done(null),
  };
  const read = multer({
    storage,
    // Browsers and curl write names of files in UTF-8.
    defParamCharset: 'utf8',
    limits: { files: 1, fields: 10, fieldSize: 1_000, fieldNameSize: 100, parts: 12 },
  }).single('file');
  await new Promise<void>((resolve, reject) => {
    void read(request, response, (error: unknown) => (error ? reject(asRefused(error)) : resolve()));
  });
  const done = taken as { readonly value: T | Refusal } | null;
  if (done === null) {
    throw new Refused(refusal('request.invalid', { count: 1 }), [{ path: 'file', code: 'field.missing', facts: {} }]);
  }
  return { taken: done.value, fields: (request.body ?? {}) as Readonly<Record<string, unknown>> };
}

const FILES_MOST = 5;
const FIELD_BYTES = 600_000;

/** Reads a form with several files. Each file is handed on with the fields that stand before it. `fieldBytes`: how
 *  long a field may be. Throws `Refused` with
 *  `request.malformed` and `request.invalid`. */
export async function receiveFiles<T>(
  request: Request,
  response: Response,
  take: (
    content: AsyncIterable<Buffer>,
    fileName: string,
    before: Readonly<Record<string, unknown>>,
  ) => Promise<T | Refusal>,
  fieldBytes = FIELD_BYTES,
): Promise<{ readonly taken: readonly (T | Refusal)[]; readonly fields: Readonly<Record<string, unknown>> }> {
  const taken: (T | Refusal)[] = [];
  const fields = () => (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const storage: StorageEngine = {
    _handleFile(_request, file, done) {
      const content = file.stream as Readable;
      take(content.iterator({ destroyOnReturn: false }), file.originalname, fields()).then((value) => {
        taken.push(value);
        content.resume();
        done(null, {});
      }, done);
    },
    _removeFile: (_request, _file, done) => done(null),
  };
  const read = multer({
    ...{ storage, defParamCharset: 'utf8' },
    limits: { files: FILES_MOST, fields: 30, fieldSize: fieldBytes, fieldNameSize: 100, parts: 40 },
  }).array('file', FILES_MOST);
  await new Promise<void>((resolve, reject) => {
    void read(request, response, (error: unknown) => (error ? reject(asRefused(error)) : resolve()));
  });
  return { taken, fields: fields() };
}

function asRefused(error: unknown): unknown {
  if (error instanceof MulterError && error.code === 'LIMIT_UNEXPECTED_FILE') {
    const field = { path: error.field ?? 'file', code: 'field.unknown', facts: {} };
    return new Refused(refusal('request.invalid', { count: 1 }), [field]);
  }
  const malformed = error instanceof MulterError || (error instanceof Error && MALFORMED.test(error.message));
  return malformed ? new Refused(refusal('request.malformed')) : error;
}

/** The parser of multipart bodies has no codes of its own for these. */
const MALFORMED = /Unexpected end of (form|multipart data)|Malformed (part|content)|Multipart: Boundary|aborted/i;

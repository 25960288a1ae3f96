import type { Request, Response } from 'express';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import type { Evidence } from '../../evidence/evidence.store';
import { receiveFiles } from '../../evidence/upload.service';
import { isCsrfOf } from '../../people/accounts/secret';
import type { SignedIn } from '../../people/accounts/signed-in';
import { Refused, type FieldRefusal } from '../../platform/refused';
import { FORM_HEADERS } from './form-fields.service';
import { unmaskedWord } from './form-word';
import { typedFrom, type Typed } from './typed';
import { typedOf } from './viewing.dto';

/** A form as it came, with the proof that came along. */
export interface SentForm {
  readonly typed: Typed;
  readonly post: string | null;
  readonly key: string | null;
  /** What is registered by now, whatever becomes of the form: also what an earlier try had brought. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly wrong: readonly FieldRefusal[];
}

type Take<T> = (content: AsyncIterable<Buffer>, fileName: string, post: string | null) => Promise<T | Refusal>;

/** A form with what came of its files, in their order. */
export interface FormWithFiles<T> {
  readonly typed: Typed;
  readonly post: string | null;
  readonly key: string | null;
  readonly taken: readonly (T | Refusal)[];
}

/** Reads a form of a page, with files or without. Of one with files nothing is kept before the word in it has proved it ours; its
 *  fields stand before its files. Throws `Refused` with `request.foreign` and what `receiveFiles` throws. */
export async function receiveForm<T>(
  request: Request,
  response: Response,
  signedIn: SignedIn,
  take: Take<T>,
  fieldBytes?: number,
): Promise<FormWithFiles<T>> {
  if (!request.is('multipart/form-data')) {
    const [post, key] = [request.headers[FORM_HEADERS._post], request.headers[FORM_HEADERS._key]];
    return { typed: typedOf(request), post: textOf(post), key: textOf(key), taken: [] };
  }
  const isOurs = (fields: Readonly<Record<string, unknown>>): boolean => hasWord(fields['_csrf'], signedIn);
  const { taken, fields } = await receiveFiles<T>(
    request,
    response,
    (content, name, before) =>
      isOurs(before) ? take(content, name, textOf(before['_post'])) : Promise.resolve(refusal('request.foreign')),
    fieldBytes,
  );
  if (!isOurs(fields)) throw new Refused(refusal('request.foreign'));
  const { _csrf, _post, _key, ...rest } = fields;
  return { typed: typedFrom(rest), post: textOf(_post), key: textOf(_key), taken };
}

/** The same where files are proof. */
export async function receiveSentForm(
  request: Request,
  response: Response,
  signedIn: SignedIn,
  take: Take<Evidence>,
): Promise<SentForm> {
  const { taken, ...form } = await receiveForm(request, response, signedIn, take);
  const evidence = taken.flatMap((each) => ('code' in each ? [] : [each]));
  return {
    ...form,
    files: evidence.map((each) => ({ id: each.id, name: each.kind === 'file' ? each.fileName : each.id })),
    wrong: taken.flatMap((each) => ('code' in each ? [{ path: 'file', ...each }] : [])),
  };
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.normalize('NFC') : null;

/** A token is sent by nobody unasked. */
function hasWord(masked: unknown, { by }: SignedIn): boolean {
  if (by.kind === 'token') return true;
  return typeof masked === 'string' && isCsrfOf(by.secret, unmaskedWord(masked));
}

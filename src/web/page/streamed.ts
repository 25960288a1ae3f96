import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Sends pieces as they come, no faster than they are taken. Whoever breaks a download off ends the work behind it: no further piece is
 *  asked for. What fails meanwhile breaks the answer off, so that nobody takes a part for the whole, and is thrown. */
export async function streamed(response: ServerResponse, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces, { objectMode: false }), response);
  } catch (error) {
    if (!isBrokenOff(error)) throw error;
  }
}

const BROKEN_OFF: readonly unknown[] = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'];
const isBrokenOff = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && BROKEN_OFF.includes(error.code);

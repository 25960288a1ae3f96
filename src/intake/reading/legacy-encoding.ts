/** Text typed in the encodings from before Unicode, which looks like letters and is none: it is recognised and refused, since a
 *  conversion that is nearly right would read names and numbers nearly right. */
export type LegacyEncoding = 'TCVN3' | 'VNI';

/** Letters that only Vietnamese in Unicode has. */
const VIETNAMESE = /[\u1ea0-\u1ef9ăâđêôơưĂĐƠƯ]/gu;
/** TCVN3 puts its vowels on signs of Latin-1; beside an ASCII letter they can be nothing else. */
const TCVN3 = /[a-zA-Z][µ¸¶·¹¨»¾¼½©®ª«¬Æ]|[®§¬][a-zA-Z]/gu;
/** VNI writes the vowel and then its mark as a second letter. */
const VNI = /[aeouyAEOUYöôÖÔ][øùûõïØÙÛÕÏåæäëïúüãàáâèéê]|ñ[aeouiyöô]/gu;
const LEAST_SHARE = 0.02;

export function legacyEncodingOf(text: string): LegacyEncoding | null {
  const sample = text.slice(0, 50_000);
  const letters = count(/\p{L}/gu, sample);
  if (letters < 40 || count(/[\u1ea0-\u1ef9]/gu, sample) / letters > LEAST_SHARE) return null;
  const real = count(VIETNAMESE, sample);
  const [tcvn, vni] = [count(TCVN3, sample), count(VNI, sample)];
  if (tcvn / letters >= LEAST_SHARE && tcvn > real) return 'TCVN3';
  return vni / letters >= LEAST_SHARE && vni > real / 2 ? 'VNI' : null;
}

const count = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

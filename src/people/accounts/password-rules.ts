import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { fold } from '../fold';
import { COMMON_PASSWORDS } from './common-passwords.table';
import { WEAK_PASSWORDS } from './weak-passwords.table';

const LEAST = 12;
const MOST = 128;
const LEFT_LEAST = 8;
const WEAK = new Set([...WEAK_PASSWORDS, ...COMMON_PASSWORDS].map(fold));
const ROWS = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Why this cannot be the password, or null. Length alone is asked for, no kinds of characters: what is refused beside it is what is
 *  tried first. Counts characters as people do. Codes: `password.too-short`, `password.too-long`, `password.easily-guessed`.
 *  Source: OWASP ASVS 5.0, 6.2. */
export function passwordWrong(password: string, accountName: string): Refusal | null {
  const length = [...password.normalize('NFKC')].length;
  if (length < LEAST) return refusal('password.too-short', { least: LEAST });
  if (length > MOST) return refusal('password.too-long', { most: MOST });
  return isEasilyGuessed(fold(password), fold(accountName)) ? refusal('password.easily-guessed') : null;
}

function isEasilyGuessed(password: string, name: string): boolean {
  const letters = password.replace(/[^a-z0-9]/g, '');
  if (WEAK.has(password) || WEAK.has(letters)) return true;
  if (/^\d+$/.test(password) || isRepeated(password) || isRow(letters)) return true;
  // What is left of it without the account's or the product's name would not stand by itself.
  const left = [name, 'dondoc']
    .filter((word) => word.length >= 3)
    .reduce((text, word) => text.replaceAll(word, ''), password);
  return left.length < LEFT_LEAST;
}

/** `abcabcabcabc`: a short piece again and again. */
const isRepeated = (text: string): boolean => /^(.{1,4})\1+.{0,3}$/su.test(text);

/** A row of keys or of the alphabet, forwards or backwards, with little else. */
function isRow(text: string): boolean {
  const rows = ROWS.flatMap((row) => [`${row}${row}`, [...`${row}${row}`].reverse().join('')]);
  const longest = rows.reduce((most, row) => Math.max(most, longestIn(text, row)), 0);
  return longest >= 8 && text.length - longest < LEAST / 2;
}

function longestIn(text: string, row: string): number {
  let most = 0;
  for (let start = 0; start < text.length; start += 1) {
    let end = start + most + 1;
    while (end <= text.length && row.includes(text.slice(start, end))) end += 1;
    most = Math.max(most, end - start - 1);
  }
  return most;
}

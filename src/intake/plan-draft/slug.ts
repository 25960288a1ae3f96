import { fold } from '../../people/fold';

const MOST_CHARACTERS = 60;

/** A name as an id of a plan file: lower case without marks, words joined by hyphens. */
export function slugOf(text: string, fallback: string): string {
  const slug = fold(text)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, MOST_CHARACTERS)
    .replace(/-+$/u, '');
  return slug === '' ? fallback : slug;
}

/** The first slug of the name that nobody has yet. */
export function freeSlug(text: string, fallback: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(text, fallback);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? slug : `${slug}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

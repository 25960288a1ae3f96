import { ADDRESS } from '../page/addresses';

/** What a list can be narrowed by, as it stands in its address. The names are those of the API. */
export const LIST_FIELDS = [
  ...[
    'words',
    'plan',
    'task',
    'unit',
    'alone',
    'officer',
    'office',
    'kind',
    'state',
    'timeliness',
    'hands',
    'watch',
    'extension',
  ],
  ...['cameDue', 'late', 'ended', 'dueFrom', 'dueTo'],
] as const;
export type ListField = (typeof LIST_FIELDS)[number];
export type ListFields = Readonly<Partial<Record<string, string>>>;

/** The list behind a number: the same filter, as an address. */
export function listAddress(fields: ListFields, path: string = ADDRESS.list): string {
  const query = new URLSearchParams();
  for (const name of [...LIST_FIELDS, 'sort', 'after']) {
    const value = fields[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

import { localAddress } from '../page/addresses';

/** A form that came when its session had ended. It travels through the sign-in page and is shown once more before anything is sent. */
export interface KeptForm {
  readonly action: string;
  /** Where it stood. */
  readonly page: string;
  readonly fields: readonly (readonly [string, string])[];
}

const MOST_FIELDS = 200;

type Sent = Readonly<Record<string, string | readonly string[]>>;

export function keptText({ action, page }: Pick<KeptForm, 'action' | 'page'>, sent: Sent): string {
  const fields = Object.entries(sent).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const),
  );
  return JSON.stringify({ action, page, fields } satisfies KeptForm);
}

/** Null when it is no text of ours: it has been in a browser. */
export function keptForm(text: string): KeptForm | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || !('action' in parsed) || !('fields' in parsed)) return null;
  const [action, fields] = [localAddress(parsed.action), parsed.fields];
  const page = 'page' in parsed ? localAddress(parsed.page) : null;
  if (
    action === null ||
    page === null ||
    !Array.isArray(fields) ||
    fields.length > MOST_FIELDS ||
    !fields.every(isField)
  )
    return null;
  return { action, page, fields };
}

const isField = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string');

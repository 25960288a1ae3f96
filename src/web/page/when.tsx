import type { Instant, LocalDate } from '../../../workflows/vocabulary';
import { dayText, momentText } from './date-text';

/** A calendar day, `22/11/2026`. */
export function Day({ on }: { readonly on: LocalDate }) {
  return <time dateTime={on}>{dayText(on)}</time>;
}

/** A moment to the minute in the time of Vietnam; to the second where the pointer rests. */
export function Moment({ at }: { readonly at: Instant }) {
  return (
    <time dateTime={at} title={momentText(at, 'second')}>
      {momentText(at, 'minute')}
    </time>
  );
}

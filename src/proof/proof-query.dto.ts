import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { Day, Id, OneOf, Text } from '../platform/http/fields.dto';
import type { ExportScope } from '../trail/export/format';
import type { ExportWish } from './exports.service';

/** Which part of the trail is asked for, as an address has it: exactly one of the first five. */
export class ProofQueryDto {
  @Id({ optional: true, about: 'One duty' })
  readonly obligation?: string;

  @Id({ optional: true, about: 'One case' })
  readonly case?: string;

  @Id({ optional: true, about: 'A plan, its duties and cases, as far as they are seen' })
  readonly plan?: string;

  @Text({ optional: true, about: 'Duties and cases of a unit, as far as they are seen' })
  readonly unit?: string;

  @OneOf(['true'], { optional: true, about: 'Everything that whoever asks may see' })
  readonly all?: 'true';

  @Day({ optional: true, about: 'Recorded from this day on' })
  readonly from?: string;

  @Day({ optional: true, about: 'Recorded up to this day' })
  readonly until?: string;
}

/** Refuses `export.one-part` and `export.days-reversed`. */
export function exportWishFrom({
  all,
  from,
  until,
  ...parts
}: ProofQueryDto): Pick<ExportWish, 'scope' | 'from' | 'until'> | Refusal {
  const named = (['obligation', 'case', 'plan', 'unit'] as const).flatMap((kind): ExportScope[] => {
    const id = parts[kind];
    return id === undefined ? [] : [{ kind, id, seen: true }];
  });
  const [scope, ...more] = [...named, ...(all === undefined ? [] : [{ kind: 'seen' } as const])];
  if (scope === undefined || more.length > 0) return refusal('export.one-part', { count: more.length });
  if (from !== undefined && until !== undefined && until < from) {
    return refusal('export.days-reversed', { from, until });
  }
  return { scope, from: (from ?? null) as LocalDate | null, until: (until ?? null) as LocalDate | null };
}

import { isLocalDate } from '../../calendar/local-date';
import { nearest } from '../../platform/nearest-name';
import { findCycles } from './cycles';
import { fold } from '../../people/fold';
import type { PlanFile } from './plan-file';
import type { Finding, ProblemPath } from './plan-problem';

const STAMPS: ReadonlySet<string> = new Set(['mat', 'toi mat', 'tuyet mat', 'toi-mat', 'tuyet-mat']);
const UNCLASSIFIED: ReadonlySet<string> = new Set(['none', 'khong']);
/** A stamp in capitals among other words of a title: "(MẬT)", "TUYỆT MẬT –". "BÍ MẬT" and "BẢO MẬT" are words, no stamps. */
const STAMP_IN_TITLE = /(?<!\p{L})(?:TUYỆT MẬT|TỐI MẬT|\(MẬT\)|\[MẬT\])(?!\p{L})/u;

/** What is wrong with the document itself, its place in the cascade and its targets. */
export function documentFindings(plan: PlanFile, raw: unknown): readonly Finding[] {
  return [...classificationFindings(raw), ...validityFindings(plan), ...basisFindings(plan), ...targetFindings(plan)];
}

/** Classified documents must not enter: by their mark, or by a text anywhere that is nothing but a stamp. Source: DOMAIN §5. */
function classificationFindings(raw: unknown): readonly Finding[] {
  return scalars(raw, []).flatMap(({ path, text }): readonly Finding[] => {
    const folded = fold(text.trim());
    if (path.at(-1) === 'classification' && path.length === 2 && path[0] === 'document') {
      if (UNCLASSIFIED.has(folded)) return [];
      if (STAMPS.has(folded)) return [{ code: 'document.classified', path, facts: { value: text.trim() } }];
      return [{ code: 'plan.not-one-of', path, facts: { value: text.slice(0, 80), known: ['none'], nearest: 'none' } }];
    }
    const isStamp = isMarked(text.trim()) && STAMPS.has(folded);
    const stamp = isStamp ? text.trim() : path.at(-1) === 'title' ? STAMP_IN_TITLE.exec(text)?.[0] : undefined;
    return stamp === undefined ? [] : [{ code: 'document.classified', path, facts: { value: stamp } }];
  });
}

/** "Mật" with its mark is the stamp; "mat" alone may be anybody's id. */
const isMarked = (text: string): boolean => /ậ/iu.test(text.normalize('NFC'));

interface PlacedText {
  readonly path: ProblemPath;
  readonly text: string;
}
function scalars(value: unknown, path: ProblemPath): readonly PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => scalars(item, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => scalars(item, [...path, key]));
}

function validityFindings(plan: PlanFile): readonly Finding[] {
  const { issuedOn, validity } = plan.document;
  const until = validity?.until ?? null;
  if (until === null || !isLocalDate(issuedOn) || !isLocalDate(until) || until >= issuedOn) return [];
  return [{ code: 'document.ends-before-issue', path: ['document', 'validity', 'until'], facts: { until, issuedOn } }];
}

function basisFindings(plan: PlanFile): readonly Finding[] {
  const { basis } = plan.document;
  const ids = basis.flatMap((cited) => (cited.id === null ? [] : [cited.id]));
  const unknown = basis.flatMap((cited, i) =>
    cited.implements.flatMap((id, n): readonly Finding[] => {
      const path = ['document', 'basis', i, 'implements', n];
      return ids.includes(id)
        ? []
        : [{ code: 'document.unknown-basis', path, facts: { id, nearest: nearest(id, ids) } }];
    }),
  );
  const edges = new Map(basis.flatMap((cited) => (cited.id === null ? [] : [[cited.id, cited.implements] as const])));
  const cycles = findCycles(edges).map((cycle): Finding => {
    const index = basis.findIndex((cited) => cited.id === cycle[0]);
    return { code: 'document.basis-cycle', path: ['document', 'basis', index], facts: { cycle } };
  });
  return [...unknown, ...cycles];
}

function targetFindings(plan: PlanFile): readonly Finding[] {
  return plan.targets.flatMap(({ percentFrom, percentTo }, i): readonly Finding[] => {
    if (percentFrom <= percentTo) return [];
    return [{ code: 'target.range-reversed', path: ['targets', i], facts: { percentFrom, percentTo } }];
  });
}

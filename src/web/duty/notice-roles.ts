import type { Language } from '../../platform/refusals/refusal-text';
import { words } from '../../platform/words';

/** Whom a rung tells, by their place on the task. */
const ROLE_WORDS = words({
  lead: { vi: 'đầu mối của đơn vị', en: 'the unit’s officer' },
  head: { vi: 'người đứng đầu đơn vị', en: 'the head of the unit' },
  office: { vi: 'cơ quan theo dõi', en: 'the office' },
  officeHead: { vi: 'người đứng đầu cơ quan theo dõi', en: 'the head of the office' },
  planOwner: { vi: 'cơ quan ban hành kế hoạch', en: 'whoever issued the plan' },
});

export function noticeRole(role: string, language: Language): string {
  const spoken: Readonly<Record<string, string>> = ROLE_WORDS(language);
  return spoken[role] ?? role;
}

import { words } from '../../platform/words';

/** Roles that see, as people call them. Source: ADR 0026. */
export const ROLE_WORDS = words({
  'monitoring-officer': { vi: 'Cán bộ theo dõi', en: 'Monitoring officer' },
  'supervising-leader': { vi: 'Lãnh đạo cơ quan theo dõi', en: 'Supervising leader' },
  inspector: { vi: 'Cán bộ kiểm tra', en: 'Inspector' },
  administrator: { vi: 'Quản trị tài khoản', en: 'Administrator of accounts' },
});

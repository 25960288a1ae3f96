/** What a refusal calls `subject` or `expected`, as a sentence says it. A word that is not here stands as it is. */
export const FACT_WORDS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  // `subject` of not-found.
  case: { vi: 'vụ việc', en: 'case' },
  document: { vi: 'văn bản', en: 'document' },
  draft: { vi: 'bản dự thảo', en: 'draft' },
  evidence: { vi: 'minh chứng', en: 'piece of evidence' },
  figure: { vi: 'số liệu', en: 'figure' },
  notice: { vi: 'thông báo', en: 'notice' },
  obligation: { vi: 'nghĩa vụ', en: 'obligation' },
  path: { vi: 'địa chỉ', en: 'address' },
  plan: { vi: 'kế hoạch', en: 'plan' },
  provision: { vi: 'quy định', en: 'provision' },
  session: { vi: 'phiên đăng nhập', en: 'session' },
  view: { vi: 'bộ lọc đã lưu', en: 'saved view' },
  token: { vi: 'mã truy cập', en: 'token' },
  table: { vi: 'bảng quyết định', en: 'decision table' },
  unit: { vi: 'đơn vị', en: 'unit' },
  // `expected` of a configuration and of a fact.
  'even beat': {
    vi: 'một ước của 60 giây, hoặc số phút chẵn là ước của 60',
    en: 'seconds that divide a minute, or whole minutes that divide an hour',
  },
  'DATABASE_URL too': { vi: 'có cả DATABASE_URL', en: 'DATABASE_URL beside it' },
  'DATABASE_OWNER_URL too': { vi: 'có cả DATABASE_OWNER_URL', en: 'DATABASE_OWNER_URL beside it' },
  'DONDOC_PUBLIC_URL too': {
    vi: '127.0.0.1, hoặc có cả DONDOC_PUBLIC_URL',
    en: '127.0.0.1, or DONDOC_PUBLIC_URL beside it',
  },
  'listening address': {
    vi: 'một địa chỉ IP của máy này, hoặc 0.0.0.0',
    en: 'an IP address of this machine, or 0.0.0.0',
  },
  'proxy addresses': { vi: 'các địa chỉ IP hoặc mạng con', en: 'IP addresses or subnets' },
  'mail address': { vi: 'một địa chỉ thư', en: 'a mail address' },
  'schema name': {
    vi: 'a–z, 0–9 và _, không bắt đầu bằng chữ số hay pg_, tối đa 63 ký tự',
    en: 'a–z, 0–9 and _, not beginning with a digit or pg_, at most 63',
  },
  'unit id': { vi: 'mã đơn vị', en: 'the id of a unit' },
};

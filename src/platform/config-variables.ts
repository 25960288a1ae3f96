/** One environment variable: how it reads, what it stands for, and what counts when it is absent. */
export interface ConfigVariable {
  readonly name: string;
  /** Unit or kind of the value: `seconds`, `bytes`, `HH:MM`, `on/off`, `URL` … */
  readonly unit: string;
  /** As written in the environment; null when absent means "none". */
  readonly fallback: string | null;
  readonly text: { readonly vi: string; readonly en: string };
}

/** Every variable that the program reads. Documentation is generated from this table. */
export const CONFIG_VARIABLES = [
  {
    name: 'DONDOC_HOME',
    unit: 'folder',
    fallback: './.dondoc',
    text: {
      vi: 'Nơi đặt cơ sở dữ liệu nhúng và tệp minh chứng; đường dẫn tương đối tính từ thư mục dự án.',
      en: 'Where the embedded database and the evidence live; a relative path starts at the project.',
    },
  },
  {
    name: 'DONDOC_SCHEMA',
    unit: 'name',
    fallback: 'dondoc',
    text: { vi: 'Lược đồ (schema) chứa mọi bảng.', en: 'Database schema that holds all tables.' },
  },
  {
    name: 'DONDOC_SAMPLE',
    unit: 'on/off',
    fallback: 'on',
    text: { vi: 'Ghi dữ liệu mẫu vào cơ sở dữ liệu còn trống.', en: 'Write sample history into an empty database.' },
  },
  {
    name: 'DONDOC_TICK_SECONDS',
    unit: 'seconds',
    fallback: '15',
    text: {
      vi: 'Bao lâu đồng hồ xem một lần những gì đến hạn (1 đến 3600).',
      en: 'How often the clock looks for what is due (1 to 3600).',
    },
  },
  {
    name: 'DONDOC_LOG_LEVEL',
    unit: 'level',
    fallback: 'info',
    text: { vi: 'Mức nhật ký: debug, info, warn, error hoặc silent.', en: 'debug, info, warn, error or silent.' },
  },
  {
    name: 'DONDOC_EVIDENCE_MAX_BYTES',
    unit: 'bytes',
    fallback: '20971520',
    text: { vi: 'Tệp minh chứng lớn nhất được nhận.', en: 'Largest evidence file that is taken.' },
  },
  {
    name: 'DONDOC_PLAN_MAX_BYTES',
    unit: 'bytes',
    fallback: '2097152',
    text: { vi: 'Tệp kế hoạch lớn nhất được đọc.', en: 'Largest plan file that is read.' },
  },
  {
    name: 'DONDOC_MAIL_FROM',
    unit: 'address',
    fallback: 'dondoc@localhost',
    text: { vi: 'Người gửi thư nhắc việc.', en: 'Sender of reminders.' },
  },
  {
    name: 'DONDOC_DIGEST_AT',
    unit: 'HH:MM',
    fallback: '07:30',
    text: {
      vi: 'Giờ gửi bản tổng hợp của ngày làm việc, theo Asia/Ho_Chi_Minh.',
      en: 'When the digest of a working day goes out, Asia/Ho_Chi_Minh.',
    },
  },
  {
    name: 'DONDOC_POOL_SIZE',
    unit: 'connections',
    fallback: '10',
    text: {
      vi: 'Số kết nối cơ sở dữ liệu của một tiến trình (2 đến 60); thêm một nửa số đó để đọc cho API.',
      en: 'Database connections of one process (2 to 60); half as many again read for the API.',
    },
  },
  {
    name: 'PORT',
    unit: 'port',
    fallback: '3000',
    text: { vi: 'Cổng của máy chủ; 0 là lấy một cổng trống.', en: 'Port of the server; 0 takes a free one.' },
  },
  {
    name: 'DONDOC_HOST',
    unit: 'address',
    fallback: '127.0.0.1',
    text: {
      vi: 'Địa chỉ máy chủ lắng nghe. Địa chỉ khác máy này cần có DONDOC_PUBLIC_URL.',
      en: 'Address the server listens on. Another than this machine’s own needs DONDOC_PUBLIC_URL.',
    },
  },
  {
    name: 'DONDOC_PUBLIC_URL',
    unit: 'URL',
    fallback: null,
    text: {
      vi: 'Địa chỉ https mà mọi người truy cập qua proxy: https://dondoc.example.vn.',
      en: 'Where people reach it over https, through a proxy: https://dondoc.example.vn.',
    },
  },
  {
    name: 'DONDOC_TRUSTED_PROXIES',
    unit: 'addresses',
    fallback: null,
    text: {
      vi: 'Các proxy được tin X-Forwarded-For và X-Forwarded-Proto: địa chỉ hoặc dải mạng, cách nhau bằng dấu phẩy.',
      en: 'Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or subnets, with commas between.',
    },
  },
  {
    name: 'DATABASE_URL',
    unit: 'URL',
    fallback: null,
    text: {
      vi: 'PostgreSQL 15 trở lên, dùng thay cho cơ sở dữ liệu nhúng.',
      en: 'A PostgreSQL 15 or newer to use instead of the embedded one.',
    },
  },
  {
    name: 'DATABASE_OWNER_URL',
    unit: 'URL',
    fallback: null,
    text: {
      vi: 'Vai trò chạy các bước nâng cấp. Khi tách khỏi DATABASE_URL, chính cơ sở dữ liệu giữ nhật ký không bị sửa.',
      en: 'The role that migrates. Apart from DATABASE_URL, it lets the database itself guard the trail.',
    },
  },
  {
    name: 'DATABASE_READER_URL',
    unit: 'URL',
    fallback: null,
    text: {
      vi: 'Vai trò mà trang và API dùng để đọc, tách khỏi DATABASE_URL: khi đó cơ sở dữ liệu chỉ cho mỗi người thấy phần của mình.',
      en: 'The role that pages and API read as, apart from DATABASE_URL: the database then shows each person only their part.',
    },
  },
  {
    name: 'DONDOC_CHECKPOINTS',
    unit: 'folder',
    fallback: null,
    text: {
      vi: 'Thư mục thứ hai, tốt nhất ở máy khác, để ghi các điểm kiểm chứng đã ký của nhật ký.',
      en: 'A second folder, best on another machine, that signed checkpoints of the trail are written to.',
    },
  },
  {
    name: 'SMTP_URL',
    unit: 'URL',
    fallback: null,
    text: {
      vi: 'Máy chủ thư để gửi nhắc việc; không có thì không gửi thư nào.',
      en: 'Mail server for reminders; without it nothing is mailed.',
    },
  },
] as const satisfies readonly ConfigVariable[];

export type ConfigName = (typeof CONFIG_VARIABLES)[number]['name'];

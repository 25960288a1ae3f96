/** One environment variable: how it reads, what it stands for, and what counts when it is absent. */
export interface ConfigVariable {
  readonly name: string;
  /** Unit or kind of the value: `seconds`, `bytes`, `HH:MM`, `on/off`, `URL` … */
  readonly unit: string;
  /** As written in the environment; null when absent means "none". */
  readonly fallback: string | null;
  readonly text: string;
}

/** Every variable that the program reads. Documentation is generated from this table. */
export const CONFIG_VARIABLES = [
  {
    name: 'DONDOC_HOME',
    unit: 'folder',
    fallback: './.dondoc',
    text: 'Where the embedded database and the evidence live; a relative path starts at the project.',
  },
  { name: 'DONDOC_SCHEMA', unit: 'name', fallback: 'dondoc', text: 'Database schema that holds all tables.' },
  { name: 'DONDOC_SAMPLE', unit: 'on/off', fallback: 'on', text: 'Write sample history into an empty database.' },
  {
    name: 'DONDOC_TICK_SECONDS',
    unit: 'seconds',
    fallback: '15',
    text: 'How often the clock looks for what is due (1 to 3600).',
  },
  { name: 'DONDOC_LOG_LEVEL', unit: 'level', fallback: 'info', text: 'debug, info, warn, error or silent.' },
  {
    name: 'DONDOC_EVIDENCE_MAX_BYTES',
    unit: 'bytes',
    fallback: '20971520',
    text: 'Largest evidence file that is taken.',
  },
  { name: 'DONDOC_PLAN_MAX_BYTES', unit: 'bytes', fallback: '2097152', text: 'Largest plan file that is read.' },
  { name: 'DONDOC_MAIL_FROM', unit: 'address', fallback: 'dondoc@localhost', text: 'Sender of reminders.' },
  {
    name: 'DONDOC_DIGEST_AT',
    unit: 'HH:MM',
    fallback: '07:30',
    text: 'When the digest of a working day goes out, Asia/Ho_Chi_Minh.',
  },
  {
    name: 'DONDOC_POOL_SIZE',
    unit: 'connections',
    fallback: '10',
    text: 'Database connections of one process (2 to 60); half as many again read for the API.',
  },
  { name: 'PORT', unit: 'port', fallback: '3000', text: 'Port of the server; 0 takes a free one.' },
  {
    name: 'DONDOC_HOST',
    unit: 'address',
    fallback: '127.0.0.1',
    text: 'Address the server listens on. Another than this machine’s own needs DONDOC_PUBLIC_URL.',
  },
  {
    name: 'DONDOC_PUBLIC_URL',
    unit: 'URL',
    fallback: null,
    text: 'Where people reach it over https, through a proxy: https://dondoc.example.vn.',
  },
  {
    name: 'DONDOC_TRUSTED_PROXIES',
    unit: 'addresses',
    fallback: null,
    text: 'Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or subnets, with commas between.',
  },
  {
    name: 'DATABASE_URL',
    unit: 'URL',
    fallback: null,
    text: 'A PostgreSQL 15 or newer to use instead of the embedded one.',
  },
  {
    name: 'DATABASE_OWNER_URL',
    unit: 'URL',
    fallback: null,
    text: 'The role that migrates. Apart from DATABASE_URL, it lets the database itself guard the trail.',
  },
  {
    name: 'DATABASE_READER_URL',
    unit: 'URL',
    fallback: null,
    text: 'The role that pages and API read as, apart from DATABASE_URL: the database then shows each person only their part.',
  },
  {
    name: 'DONDOC_CHECKPOINTS',
    unit: 'folder',
    fallback: null,
    text: 'A second folder, best on another machine, that signed checkpoints of the trail are written to.',
  },
  { name: 'SMTP_URL', unit: 'URL', fallback: null, text: 'Mail server for reminders; without it nothing is mailed.' },
] as const satisfies readonly ConfigVariable[];

export type ConfigName = (typeof CONFIG_VARIABLES)[number]['name'];

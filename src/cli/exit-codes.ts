/** What a script learns from the end of a command. Explained to people in docs/cli.md. */
export const EXIT = {
  ok: 0,
  /** The command ran, and the answer is no: problems in a file, a refusal, a broken chain, nothing of that name. */
  problems: 1,
  /** The command line itself is wrong, or names a file that cannot be read. */
  usage: 2,
  /** `verify`: nothing speaks against the file, and not all of it could be looked at. */
  undetermined: 4,
  /** Configuration, disk or database. The same command may succeed later, unchanged. */
  environment: 3,
  /** Stopped by Ctrl-C or SIGTERM, as shells count it. */
  cancelled: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a document may cost. The sizes are generous for paper (a plan of 50 pages is some 200 KB of text) and small for memory. */
export const LIMITS = {
  /** Of the file as it comes. */
  fileBytes: 20 * 1024 * 1024,
  /** Of the text that is understood. */
  textCharacters: 3_000_000,
  /** Of a packed file: parts, size unpacked, and how many times larger than packed a part may become. */
  zipEntries: 2_000,
  zipBytes: 80 * 1024 * 1024,
  zipRatio: 200,
  pdfPages: 600,
  /** Of the thread that reads. */
  seconds: 20,
  heapMegabytes: 220,
} as const;

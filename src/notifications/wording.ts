export interface Wording {
  readonly title: string;
  readonly body: string;
}
export interface Bilingual {
  readonly vi: Wording;
  readonly en: Wording;
}

/** A title and what stands under it, Vietnamese first. */
export const say = (vi: readonly [string, string], en: readonly [string, string]): Bilingual => ({
  vi: { title: vi[0], body: vi[1] },
  en: { title: en[0], body: en[1] },
});

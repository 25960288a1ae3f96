/** What a refusal says to people. `{name}` stands for the fact of that name. `status` is the HTTP status of RFC 9110 that fits:
 *  who asks may not (403), it is not there (404), things stand otherwise (409), what was sent does not hold together (422). */
export interface RefusalText {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

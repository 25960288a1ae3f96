import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { documentReference } from '../evidence/document-reference';
import { EvidenceStore } from '../evidence/evidence.store';
import { parseDecision } from '../people/decision';
import { unitsById } from '../people/people.store';
import type { UnitActor } from '../people/unit-change.store';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';

/** A paper as people name it on a command line: what kind it is, number, symbol and day. */
interface Paper {
  readonly type: string;
  readonly number: string;
  readonly symbol: string;
  readonly issuedOn: LocalDate;
}

const UNNAMED_TYPE = 'Văn bản';

/** Reads `Biên bản 12/BB-CB, 3/5/2024`; without a kind it is just a document. Refuses `decision.unreadable`. */
export function parsePaper(text: string): Paper | Refusal {
  const [, type = '', rest = ''] = /^(\D*)(.*)$/su.exec(text.normalize('NFC').trim()) ?? [];
  const read = parseDecision(rest);
  if ('code' in read) return refusal(read.code, { given: text.slice(0, 200) });
  const kind = type.replace(/\s*số\s*:?\s*$/iu, '').trim();
  const { number, symbol, issuedOn } = read;
  return { type: kind === '' ? UNNAMED_TYPE : kind, number, symbol, issuedOn };
}

/** Registers papers as evidence, in the name of the actor's unit; the same paper again is the same evidence. Refuses what `parsePaper`
 *  and `documentReference` refuse, and then registers none. */
export async function registerPapers(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  texts: readonly string[],
  by: UnitActor,
): Promise<readonly string[] | Refusal> {
  const now = clock.now();
  const units = await database.transaction((tx) => unitsById(tx, [by.unit]));
  const issuer = units.get(by.unit)?.name ?? by.unit;
  const documents = [];
  for (const text of texts) {
    const paper = parsePaper(text);
    if ('code' in paper) return paper;
    const document = documentReference({ ...paper, issuer, classification: null }, localDateOf(now));
    if ('code' in document) return document;
    documents.push(document);
  }
  const store = new EvidenceStore(database);
  const ids: string[] = [];
  for (const document of documents) ids.push((await store.addDocument(document, by.person, now)).id);
  return ids;
}

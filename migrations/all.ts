/** Every migration, oldest first. To add one:
 *  1. write `migrations/<yyyymmddhhmmss>-verb-noun.ts` with `export const up` as plain SQL, names unqualified, for PostgreSQL 15 and newer;
 *  2. add it at the end of this list. Once merged it is never edited: its hash is kept and a changed one stops the start.
 *
 *  The SQL runs as the owner, in a transaction of its own, with the schema first in the search path. It may use
 *  `:schema`, `:engine` and `:reader`, which become quoted names. The engine's role has SELECT, INSERT, UPDATE and DELETE
 *  on each new table by default privileges; a table that must only grow takes them back:
 *      REVOKE UPDATE, DELETE, TRUNCATE ON trail_entry FROM :engine;
 *  Pages and API read as `:reader`, which sees only what a migration grants:  GRANT SELECT ON plan TO :reader;
 *  Without separate roles (a single DATABASE_URL) all three names are the one role that is connected. */
import { up as grantSchema } from './20261123000000-grant-schema';
import { up as createTrail } from './20261123001000-create-trail';
import { up as createPeople } from './20261123002000-create-people';
import { up as createObligations } from './20261123003000-create-obligations';
import { up as createNotices } from './20261123004000-create-notices';
import { up as createClock } from './20261123005000-create-clock';
import { up as createSampleHistory } from './20261123007000-create-sample-history';
import { up as createDocuments } from './20261123008000-create-documents';
import { up as createUnitChanges } from './20261123009000-create-unit-changes';
import { up as addForce } from './20261123010000-add-force';
import { up as narrowEngine } from './20261123012000-narrow-engine';
import { up as addRouting } from './20261125100000-add-routing';
import { up as vacuumWakeUps } from './20261125120000-vacuum-wake-ups';
import { up as demandWhatHolds } from './20261125121000-demand-what-holds';
import { up as createAccounts } from './20261125130000-create-accounts';
import { up as guardReading } from './20261125131000-guard-reading';
import { up as createSealing } from './20261126100000-create-sealing';
import { up as createLog } from './20261126101000-create-log';
import { up as createCases } from './20261126110000-create-cases';
import { up as createFigures } from './20261126111000-create-figures';
import { up as tellOfCases } from './20261126112000-tell-of-cases';
import { up as noteExtensionState } from './20261126120000-note-extension-state';
import { up as findWhatIsOpen } from './20261126121000-find-what-is-open';
import { up as createIntakeDrafts } from './20261126130000-create-intake-drafts';
import { up as dropDoubleReference } from './20261126140000-drop-double-reference';
import { up as callItAConflict } from './20261126150000-call-it-a-conflict';
import { up as createLawBook } from './20261126150000-create-law-book';
import { up as createPlanSimulation } from './20261126150000-create-plan-simulation';
import { up as recordTenures } from './20261126150000-record-tenures';
import { up as tellOutsidePlans } from './20261126151000-tell-outside-plans';
import { up as orderLists } from './20261126170000-order-lists';
import { up as createSavedViews } from './20261126171000-create-saved-views';
import { up as createCalendarFeeds } from './20261126172000-create-calendar-feeds';
import { up as findPiles } from './20261126173000-find-piles';
import { up as keepSources } from './20261127060000-keep-sources';
import { up as markUnitTree } from './20261128100000-mark-unit-tree';
import { up as tallyWhatIsDone } from './20261128110000-tally-what-is-done';
import { up as countByIndexAlone } from './20261128120000-count-by-index-alone';

export interface Migration {
  readonly name: string;
  readonly up: string;
}

export const MIGRATIONS: readonly Migration[] = [
  { name: '20261123000000-grant-schema', up: grantSchema },
  { name: '20261123001000-create-trail', up: createTrail },
  { name: '20261123002000-create-people', up: createPeople },
  { name: '20261123003000-create-obligations', up: createObligations },
  { name: '20261123004000-create-notices', up: createNotices },
  { name: '20261123005000-create-clock', up: createClock },
  { name: '20261123007000-create-sample-history', up: createSampleHistory },
  { name: '20261123008000-create-documents', up: createDocuments },
  { name: '20261123009000-create-unit-changes', up: createUnitChanges },
  { name: '20261123010000-add-force', up: addForce },
  { name: '20261123012000-narrow-engine', up: narrowEngine },
  { name: '20261125100000-add-routing', up: addRouting },
  { name: '20261125120000-vacuum-wake-ups', up: vacuumWakeUps },
  { name: '20261125121000-demand-what-holds', up: demandWhatHolds },
  { name: '20261125130000-create-accounts', up: createAccounts },
  { name: '20261125131000-guard-reading', up: guardReading },
  { name: '20261126100000-create-sealing', up: createSealing },
  { name: '20261126101000-create-log', up: createLog },
  { name: '20261126110000-create-cases', up: createCases },
  { name: '20261126111000-create-figures', up: createFigures },
  { name: '20261126112000-tell-of-cases', up: tellOfCases },
  { name: '20261126120000-note-extension-state', up: noteExtensionState },
  { name: '20261126121000-find-what-is-open', up: findWhatIsOpen },
  { name: '20261126130000-create-intake-drafts', up: createIntakeDrafts },
  { name: '20261126140000-drop-double-reference', up: dropDoubleReference },
  { name: '20261126150000-call-it-a-conflict', up: callItAConflict },
  { name: '20261126150000-create-law-book', up: createLawBook },
  { name: '20261126150000-create-plan-simulation', up: createPlanSimulation },
  { name: '20261126150000-record-tenures', up: recordTenures },
  { name: '20261126151000-tell-outside-plans', up: tellOutsidePlans },
  { name: '20261126170000-order-lists', up: orderLists },
  { name: '20261126171000-create-saved-views', up: createSavedViews },
  { name: '20261126172000-create-calendar-feeds', up: createCalendarFeeds },
  { name: '20261126173000-find-piles', up: findPiles },
  { name: '20261127060000-keep-sources', up: keepSources },
  { name: '20261128100000-mark-unit-tree', up: markUnitTree },
  { name: '20261128110000-tally-what-is-done', up: tallyWhatIsDone },
  { name: '20261128120000-count-by-index-alone', up: countByIndexAlone },
];

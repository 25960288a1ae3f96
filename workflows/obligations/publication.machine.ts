import { setup } from 'xstate';
import { forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type Verdict } from '../vocabulary';
import { commonExamples, evidenced } from './examples';
import {
  commonAsks,
  commonGuards,
  emptyWorkContext,
  ended,
  handIn,
  judged,
  letGo,
  significantWork,
  workActions,
  type CommonEvent,
  type HandedIn,
  type WorkContext,
} from './work';

/** Publication: due → published, naming where → confirmed. Source: DOMAIN §1 (the result of handling is made public). */

/** `place` is a web address, a notice board, an issue of a paper. */
type Published = HandedIn & { readonly type: 'result.published'; readonly place: string };
type PublicationEvent = CommonEvent | Published;

const guards = {
  ...commonGuards,
  placedAndEvidenced: inTurn<WorkContext, PublicationEvent>(commonGuards.evidenceGiven, (_, event): Verdict =>
    (event as Published).place ? true : refusal('publication.place-missing', { event: event.type }),
  ),
};

const published = { 'result.published': handIn('published', 'placedAndEvidenced') } as const;

export const publicationMachine = setup({
  types: {} as { context: WorkContext; events: PublicationEvent },
  guards: forXState<WorkContext, PublicationEvent>(guards),
  actions: workActions<WorkContext, PublicationEvent>(),
}).createMachine({
  id: 'publication',
  context: () => ({ ...emptyWorkContext }),
  initial: 'due',
  on: letGo,
  states: {
    due: { tags: 'unit', on: published },
    published: { tags: 'office', on: judged },
    returned: { tags: 'unit', on: published },
    confirmed: ended,
    discharged: ended,
  },
});

export const publication: Workflow = {
  id: 'publication',
  version: 1,
  machine: publicationMachine,
  guards,
  asks: {
    ...commonAsks,
    placedAndEvidenced: { needs: ['evidence', 'place'], known: commonGuards.namedPerson },
  },
  examples: [
    ...commonExamples,
    ...evidenced('result.published', { place: 'https://example.org/ket-qua' }),
    ...evidenced('result.published', { place: '' }),
  ],
  significant: significantWork,
};

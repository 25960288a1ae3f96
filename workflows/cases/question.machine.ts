import { tell } from '../obligations/work';
import { refusal, type Fact, type Plain, type Verdict } from '../vocabulary';
import { inTurn } from '../workflow';
import { caseGuards, caseMachine, caseWorkflow, final, nobodyYet, type CaseContext } from './case-work';
import { conducted, withReason } from './case-examples';

/** What a table could not know: asked → answered by a named person, or set aside with a reason. What is missing is never read as "no".
 *  The answer is a fact like any other, and the table is read again with it. Source: DOMAIN §5. */

type QuestionEvent = Fact & {
  readonly type: 'question.answered' | 'question.set-aside';
  readonly answers?: { readonly [fact: string]: Plain };
};

/** `file` is the table that could not know; null where it is the register of posts. */
export type QuestionContext = CaseContext & {
  readonly file: string | null;
  readonly missing: readonly string[];
};

const answersGiven = (context: CaseContext, event: QuestionEvent): Verdict => {
  const { missing = [] } = context as Partial<QuestionContext>;
  const answers = Object.keys(event.answers ?? {});
  if (answers.length === 0) return refusal('question.answer-missing', { event: event.type, missing: [...missing] });
  const unknown = answers.find((fact) => !missing.includes(fact));
  return unknown === undefined ? true : refusal('question.not-asked', { fact: unknown, missing: [...missing] });
};

const guards = {
  ...caseGuards,
  answered: inTurn<CaseContext, QuestionEvent>(caseGuards.unconflicted, answersGiven),
};

export const questionMachine = caseMachine<QuestionEvent>(guards).createMachine({
  id: 'question',
  context: (): QuestionContext => ({ ...nobodyYet.context(), file: null, missing: ['inCharge'] }),
  initial: 'asked',
  states: {
    asked: {
      tags: 'office',
      on: {
        'question.answered': {
          target: 'answered',
          guard: 'answered',
          actions: tell('question-answered', ['officeHead']),
        },
        'question.set-aside': { target: 'setAside', guard: 'reasonedUnconflicted' },
      },
    },
    answered: final,
    setAside: final,
  },
});

export const question = caseWorkflow(
  questionMachine,
  [
    ...conducted('question.answered', { answers: { inCharge: true } }),
    ...conducted('question.answered'),
    ...withReason('question.set-aside'),
  ],
  { guards, asks: { answered: { needs: ['answers'], known: caseGuards.unconflicted } } },
);

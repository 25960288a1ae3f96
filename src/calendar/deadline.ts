import { assertNever, refusal, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { dayOfAnchor, dueOnFixedDate, dueWithin, type Due, type Span } from './counting';
import type { DeadlineRule, OnEventRule, PeriodicRule, SettledPeriodicRule } from './deadline-rule';
import { addMonths } from './local-date';
import { periodByKey, periodsOf, reportableFrom, type Period, type PeriodContext } from './period';

export type { DeadlineRule } from './deadline-rule';

/** Who supplied the date: the duty's own text, one of those it is prescribed by, or nobody. Source: DOMAIN §1. */
export type DeadlineSource = 'text' | 'plan-above' | 'regime' | 'office-default' | 'none';

/** One place to look when the text leaves the day to others. `reference` names it for people (a document, a setting). */
export interface DeadlineLink {
  readonly source: 'plan-above' | 'regime' | 'office-default';
  readonly rule: DeadlineRule;
  readonly reference?: string;
}

export interface DeadlineContext extends PeriodContext {
  readonly planIssuedOn: LocalDate;
  readonly planEndsOn: LocalDate | null;
  /** Asked in the order plan above → regime → office default, whatever order they are given in. */
  readonly chain: readonly DeadlineLink[];
  /** Days or moments of named anchors and events, as far as they are known. */
  readonly anchors?: Readonly<Record<string, LocalDate | Instant>>;
  /** Which period of a periodic duty; without it the first that falls into the plan's life. */
  readonly periodKey?: string;
}

/** What is not known yet, as code and facts: `deadline.nothing-prescribed`, `deadline.anchor-unknown`,
 *  `deadline.event-not-happened`, `deadline.promptly-unset`, `deadline.no-period-in-life`, or a refusal of the period. */
export type MissingFact = Refusal;

/** The answer. `dueOn` is the last day in time and `lateFrom` the first late moment; both are null for a standing duty and
 *  while something is missing. */
export interface Resolution {
  readonly dueOn: LocalDate | null;
  readonly lateFrom: Instant | null;
  readonly source: DeadlineSource;
  readonly standing: boolean;
  readonly reference?: string;
  readonly opensOn?: LocalDate;
  readonly periodKey?: string;
  readonly missing?: MissingFact;
}

const LINK_ORDER = ['plan-above', 'regime', 'office-default'] as const;
const ordered = (chain: readonly DeadlineLink[]): DeadlineLink[] =>
  LINK_ORDER.flatMap((source) => chain.filter((link) => link.source === source));

const due = ({ dueOn, lateFrom }: Due, source: DeadlineSource): Resolution => ({
  dueOn,
  lateFrom,
  source,
  standing: false,
});
const missing = (source: DeadlineSource, fact: MissingFact): Resolution => ({
  dueOn: null,
  lateFrom: null,
  source,
  standing: false,
  missing: fact,
});
const cited = (resolution: Resolution, link: DeadlineLink): Resolution =>
  link.reference === undefined ? resolution : { ...resolution, reference: link.reference };

function anchorNamed(name: string, context: DeadlineContext): LocalDate | Instant | undefined {
  const told = context.anchors?.[name];
  if (told !== undefined) return told;
  if (name === 'issued') return context.planIssuedOn;
  return name === 'plan-end' ? (context.planEndsOn ?? undefined) : undefined;
}

/** The day on which a duty is due under its rule, and where that day comes from. Pure: the same values give the same
 *  answer, so that a changed calendar or setting is applied by asking again. Source: DOMAIN §1, §4, §6. */
export function resolveDeadline(rule: DeadlineRule, context: DeadlineContext): Resolution {
  return resolve(rule, 'text', context);
}

function resolve(rule: DeadlineRule, source: DeadlineSource, context: DeadlineContext): Resolution {
  switch (rule.kind) {
    case 'standing':
      return { dueOn: null, lateFrom: null, source, standing: true };
    case 'on-date':
      return due(dueOnFixedDate(rule, context), source);
    case 'within': {
      const anchor = anchorNamed(rule.anchor, context);
      if (anchor === undefined) return missing(source, refusal('deadline.anchor-unknown', { anchor: rule.anchor }));
      return due(dueWithin(rule, anchor, context), source);
    }
    case 'periodic':
      return resolvePeriodic(rule, source, context);
    case 'on-event':
      return resolveOnEvent(rule, source, context);
    case 'as-prescribed':
      return resolvePrescribed(context);
    default:
      return assertNever(rule);
  }
}

/** Walks the chain; the first link that gives a day, or says "không hạn", decides. A link that lacks a fact is passed over,
 *  and its question is handed on when no later link answers. */
function resolvePrescribed(context: DeadlineContext): Resolution {
  let open: Resolution | null = null;
  for (const link of ordered(context.chain)) {
    if (link.rule.kind === 'as-prescribed') continue;
    const resolution = cited(resolve(link.rule, link.source, context), link);
    if (!resolution.missing) return resolution;
    open ??= resolution;
  }
  return open ?? missing('none', refusal('deadline.nothing-prescribed'));
}

/** A periodic rule that names its due day, and who supplied it. */
export interface SettledPeriodic {
  readonly rule: SettledPeriodicRule;
  readonly source: DeadlineSource;
  readonly reference?: string;
}

/** A periodic rule with its due day, taken from the chain when the text names none, and who supplied it; or what is missing.
 *  For opening a plan: hand the rule to `periodsOf`. */
export function settlePeriodic(
  rule: PeriodicRule,
  chain: readonly DeadlineLink[],
  source: DeadlineSource = 'text',
): SettledPeriodic | Refusal {
  if (rule.due !== 'prescribed') {
    return { rule: { ...rule, due: rule.due }, source: 'regime' in rule.due && source === 'text' ? 'regime' : source };
  }
  for (const link of ordered(chain)) {
    if (link.rule.kind !== 'periodic' || link.rule.due === 'prescribed' || link.rule.every !== rule.every) continue;
    const settled = { rule: { ...rule, due: link.rule.due }, source: link.source };
    return link.reference === undefined ? settled : { ...settled, reference: link.reference };
  }
  return refusal('deadline.nothing-prescribed', { every: rule.every });
}

function resolvePeriodic(rule: PeriodicRule, from: DeadlineSource, context: DeadlineContext): Resolution {
  const settled = settlePeriodic(rule, context.chain, from);
  if ('code' in settled) return missing('none', settled);
  const period = choosePeriod(settled.rule, context);
  if ('code' in period) return missing(settled.source, period);
  return resolutionInPeriod(settled, period);
}

/** By when a periodic duty is due in one of its periods. `opensOn` is the first day on which it can be handed in, where known. */
export function resolutionInPeriod({ rule, source, reference }: SettledPeriodic, period: Period): Resolution {
  const opensOn = reportableFrom(period, rule.due);
  return {
    ...due(period, source),
    ...(reference === undefined ? {} : { reference }),
    ...(opensOn === null ? {} : { opensOn }),
    periodKey: period.key,
  };
}

/** The periodic rule that a deadline comes down to, with who supplied it, or null when it has no periods or cannot be dated:
 *  then `resolveDeadline` says all there is to say. */
export function periodicOf(rule: DeadlineRule, context: DeadlineContext): SettledPeriodic | null {
  if (rule.kind === 'periodic') return datedPeriodic(rule, { source: 'text' }, context);
  if (rule.kind !== 'as-prescribed') return null;
  const answering = ordered(context.chain).find(
    (link) => link.rule.kind !== 'as-prescribed' && !resolve(link.rule, link.source, context).missing,
  );
  return answering?.rule.kind === 'periodic' ? datedPeriodic(answering.rule, answering, context) : null;
}

function datedPeriodic(
  rule: PeriodicRule,
  { source, reference }: { readonly source: DeadlineSource; readonly reference?: string },
  context: DeadlineContext,
): SettledPeriodic | null {
  if (resolve(rule, source, context).missing) return null;
  const settled = settlePeriodic(rule, context.chain, source);
  if ('code' in settled) return null;
  return reference === undefined ? settled : { ...settled, reference };
}

/** A plan without an end is searched for two years, which hold at least one whole period of every length. */
function choosePeriod(rule: SettledPeriodicRule, context: DeadlineContext): Period | Refusal {
  if (context.periodKey !== undefined) return periodByKey(rule, context.periodKey, context);
  const from = context.planIssuedOn;
  const until = context.planEndsOn ?? addMonths(from, 24);
  const periods = periodsOf(rule, { from, until }, context);
  if ('code' in periods) return periods;
  return periods[0] ?? refusal('deadline.no-period-in-life', { every: rule.every, from, until });
}

/** How soon "kịp thời" is: no text says, so that the first link of the chain with a span from an event does. */
function promptSpan(chain: readonly DeadlineLink[]): { span: Span; link: DeadlineLink } | null {
  for (const link of ordered(chain)) {
    if (link.rule.kind === 'within') return { span: link.rule, link };
    if (link.rule.kind === 'on-event' && 'within' in link.rule) return { span: link.rule.within, link };
  }
  return null;
}

function resolveOnEvent(rule: OnEventRule, source: DeadlineSource, context: DeadlineContext): Resolution {
  const happened = anchorNamed(rule.event, context);
  if (happened === undefined) return missing(source, refusal('deadline.event-not-happened', { event: rule.event }));
  if ('within' in rule) return due(dueWithin(rule.within, happened, context), source);
  const prompt = promptSpan(context.chain);
  if (!prompt) {
    const facts = { event: rule.event, happenedOn: dayOfAnchor(happened) };
    return missing(source, refusal('deadline.promptly-unset', facts));
  }
  return cited(due(dueWithin(prompt.span, happened, context), prompt.link.source), prompt.link);
}

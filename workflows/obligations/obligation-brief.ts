import { standsAt, type ObligationState } from './obligation';

/** Where each of its machines stands, in short: the `before` of the next entry. */
export const briefObligation = (state: ObligationState) => ({
  work: standsAt(state),
  watch: state.watch.value,
  office: state.office?.value ?? null,
});

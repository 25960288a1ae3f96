/** The cron expression of an even beat, or a throw: a beat must divide the minute or the hour, or it would limp. */
export function tickExpression(everySeconds: number): string {
  if (everySeconds < 60 && 60 % everySeconds === 0) return `*/${everySeconds} * * * * *`;
  const minutes = everySeconds / 60;
  if (Number.isInteger(minutes) && minutes < 60 && 60 % minutes === 0) return `0 */${minutes} * * * *`;
  if (everySeconds === 3_600) return '0 0 * * * *';
  throw new RangeError(`no even beat of ${everySeconds} seconds`);
}

/** Whether a number of seconds is an even beat. */
export function isEvenBeat(everySeconds: number): boolean {
  return everySeconds < 60
    ? 60 % everySeconds === 0
    : everySeconds <= 3_600 && 3_600 % everySeconds === 0 && everySeconds % 60 === 0;
}

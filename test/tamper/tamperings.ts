import type { SeededRandom } from '../../src/simulation/seeded-random';
import { sha256 } from '../../src/trail/tree/merkle';
import { numbered, rechained, type Log, type LoggedEntry } from './log-file';

/** What may be done to a log by somebody who wants it to have been otherwise. Each changes something at or before `within`, the last entry that somebody
 *  outside knows of, and leaves the log another than it was. */

export type Tampering = (log: Log, random: SeededRandom, within: number) => Log;

const place = (random: SeededRandom, within: number): number => random.between(0, within - 1);

function changed(log: Log, at: number, change: (body: string, entry: LoggedEntry) => string): Log {
  return log.map((entry, index) => (index === at ? { ...entry, body: change(entry.body, entry) } : entry));
}

const otherCharacter = (text: string, at: number, from: string): string => {
  const other = [...from].find((character) => character !== text[at]) ?? 'x';
  return text.slice(0, at) + other + text.slice(at + 1);
};

/** A place whose entry has what is to be changed; the same again if none has. */
function placeWith(log: Log, random: SeededRandom, within: number, has: (body: string) => boolean): number {
  const start = place(random, within);
  for (let step = 0; step < within; step += 1) {
    const at = (start + step) % within;
    if (has((log[at] as LoggedEntry).body)) return at;
  }
  throw new Error('no entry of the log has this');
}

const moved = (body: string, random: SeededRandom): string =>
  body.replace(/("recordedAt":"\d{4}-\d\d-\d\dT\d\d:\d\d:)(\d\d)/, (_, before: string, seconds: string) => {
    const other = (Number(seconds) + random.between(1, 59)) % 60;
    return `${before}${String(other).padStart(2, '0')}`;
  });

const without = (log: Log, at: number): Log => log.filter((_, index) => index !== at);

export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'a byte': (log, random, within) =>
    changed(log, place(random, within), (body) => otherCharacter(body, random.between(0, body.length - 1), 'ab')),
  'a timestamp': (log, random, within) => changed(log, place(random, within), (body) => moved(body, random)),
  'an actor': (log, random, within) =>
    changed(log, place(random, within), (body) =>
      body.startsWith('{"actor":{"kind":"clock"}')
        ? body.replace('{"kind":"clock"}', '{"kind":"person","person":"x","post":"x","unit":"x"}')
        : body.replace(/"person":"[^"]*"/, '"person":"x"'),
    ),
  'a hash': (log, random, within) =>
    changed(log, place(random, within), (body) =>
      otherCharacter(body, body.indexOf('"prev":"') + 8 + random.between(0, 63), '0f'),
    ),
  'an entry dropped, its place left empty': (log, random, within) => without(log, place(random, within)),
  'an entry dropped, the others moved up': (log, random, within) => numbered(without(log, place(random, within))),
  'two entries swapped': (log, random, within) => {
    const one = place(random, within);
    const other = (one + random.between(1, within - 1)) % within;
    const bodies = log.map(({ body, stream }) => ({ body, stream }));
    [bodies[one], bodies[other]] = [bodies[other] as LoggedEntry, bodies[one] as LoggedEntry];
    return log.map((entry, index) => ({ ...entry, ...bodies[index] }));
  },
  'an entry repeated': (log, random, within) => {
    const at = place(random, within);
    return numbered([...log.slice(0, at + 1), log[at] as LoggedEntry, ...log.slice(at + 1)]);
  },
  'an entry inserted': (log, random, within) => {
    const at = place(random, within);
    const model = log[at] as LoggedEntry;
    const seq = /"seq":(\d+),"stream"/.exec(model.body)?.[1] ?? '0';
    const body = model.body
      .replace(/"prev":"[0-9a-f]*"/, `"prev":"${sha256(model.body).toString('hex')}"`)
      .replace(`"seq":${seq},"stream"`, `"seq":${Number(seq) + 1},"stream"`);
    return numbered([...log.slice(0, at + 1), { ...model, body }, ...log.slice(at + 1)]);
  },
  'a tail dropped': (log, random, within) => log.slice(0, random.between(1, within - 1)),
  'a stream dropped': (log, random, within) => {
    const { stream } = log[place(random, within)] as LoggedEntry;
    return numbered(log.filter((entry) => entry.stream !== stream));
  },
  'a stream rewritten with a right chain': (log, random, within) => {
    const at = place(random, within);
    return rechained(changed(log, at, (body) => moved(body, random)));
  },
  'the whole log rewritten with right chains': (log, random) =>
    rechained(log.map((entry) => ({ ...entry, body: moved(entry.body, random) }))),
  'evidence swapped': (log, random, within) => {
    const at = placeWith(log, random, within, (body) => !body.includes('"evidence":[],"occurredOn"'));
    return rechained(
      changed(log, at, (body) => {
        const hash = /"sha256":"([0-9a-f]{64})"/.exec(body)?.[1] ?? '';
        return body.replaceAll(hash, sha256(`other ${random.next()}`).toString('hex'));
      }),
    );
  },
  'a table of rules swapped': (log, random, within) => {
    const at = placeWith(log, random, within, (body) => /"(ladder|calendar|file)":"[^"]+"[,}]/.test(body));
    return rechained(
      changed(log, at, (body) => body.replace(/"(ladder|calendar|file)":"[^"]+"([,}])/, '"$1":"another@1"$2')),
    );
  },
};

/** Lies that a right chain, a right tree and a right signature hide from whoever kept no checkpoint: only living the stream again shows them. */
export const LIES: Readonly<Record<string, Tampering>> = {
  'another state': (log, random, within) => {
    const at = placeWith(log, random, within, (body) => /"after":.*"watch":\{"context":.*?"value":"\w+"\}/.test(body));
    return rechained(
      changed(log, at, (body) =>
        body.replace(/("watch":\{"context":.*?"value":")(\w+)"/, (_, before: string, value: string) =>
          value === 'ended' ? `${before}quiet"` : `${before}ended"`,
        ),
      ),
    );
  },
  'an effect left out': (log, random, within) => {
    const at = placeWith(log, random, within, (body) => !isOpening(body) && !body.includes('"effects":[],"event"'));
    return rechained(changed(log, at, (body) => body.replace(/"effects":\[.*?\],"event"/, '"effects":[],"event"')));
  },
  'another beginning of a step': (log, random, within) => {
    const at = placeWith(log, random, within, (body) => body.includes('"before":{"office":null'));
    return rechained(changed(log, at, (body) => body.replace('"before":{"office":null', '"before":{"office":"quiet"')));
  },
  'an entry left out': (log, random, within) => {
    const at = placeWith(log, random, within, (body) => /"type":"(rung\.|confirmed|plan\.issued)/.test(body));
    const { stream, position } = log[at] as LoggedEntry;
    // The last entry of a stream is not missed by those before it.
    const isLast = !log.some((entry) => entry.stream === stream && entry.position > position);
    return isLast ? (LIES['an effect left out']?.(log, random, within) ?? log) : rechained(numbered(without(log, at)));
  },
};

const isOpening = (body: string): boolean => /"seq":1,"stream"/.test(body);

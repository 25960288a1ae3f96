// From docs/trail-format.md alone, in plain Node: node verify-by-hand.cjs FILE PUBLIC-KEY [KEPT-CHECKPOINT]
const { ok: must } = require('node:assert');
const { createHash, createPublicKey, verify } = require('node:crypto');
const { readFileSync } = require('node:fs');
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const node = (left, right) => sha(Buffer.from([1]), left, right);

/** Keys: `name+id+base64(1, key)`; the id is the first four bytes of SHA-256 of the name, a line feed and those bytes. */
function readKey(text) {
  const [name = '', id = '', ...rest] = text.split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  must(bytes.length === 33 && sha(`${name}\n`, bytes).toString('hex').startsWith(id), 'the key is none');
  const key = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { name, id, key: createPublicKey({ key, format: 'der', type: 'spki' }) };
}

/** Notes: a text, an empty line, lines `— name base64(id, signature)`. The lines of the text, when one of the keys signed it. */
function signedLines(note, keys) {
  const cut = note.lastIndexOf('\n\n') + 1;
  const isSigned = (line) => {
    const [, name, coded = ''] = line.split(' ');
    const bytes = Buffer.from(coded, 'base64');
    const own = keys.find((key) => key.name === name && key.id === bytes.toString('hex', 0, 4));
    return own !== undefined && verify(null, Buffer.from(note.slice(0, cut)), own.key, bytes.subarray(4));
  };
  const lines = note.slice(cut + 1).split('\n');
  must(lines.some(isSigned), `not signed: ${note.slice(0, 60)}`);
  return note.slice(0, cut).split('\n');
}

/** Entries stream by stream, each naming the hash of the one before. Gives what stands at each position: a leaf, or nodes. */
function placesOf(lines, head) {
  const places = new Map();
  let [stream, entries, before, seq] = [{ positions: [] }, 0, null, 0];
  for (const line of lines) {
    if (line.startsWith('{"actor":')) {
      const entry = JSON.parse(line);
      if (before === null && head.from !== null) [before, seq] = [entry.prev, entry.seq - 1];
      const isNext = entry.stream === stream.name && entry.seq === seq + 1 && entry.prev === (before ?? '0'.repeat(64));
      must(isNext, `${entry.stream} #${entry.seq} does not follow the entry before`);
      const to = stream.positions[entries++];
      places.set(to, { to, hashes: [sha(Buffer.from([0]), sha(line))] });
      [before, seq] = [sha(line).toString('hex'), entry.seq];
      continue;
    }
    const { stream: next, nodes } = JSON.parse(line);
    if (next) [stream, entries, before, seq] = [next, 0, null, 0];
    must(!nodes || head.scope.kind !== 'all' || head.from || head.until, 'entries are missing');
    if (nodes) places.set(nodes.from, { to: nodes.to, hashes: nodes.hashes.map((hex) => Buffer.from(hex, 'hex')) });
  }
  return places;
}

function main([path, publicKey, keptPath]) {
  const bytes = readFileSync(path);
  const lines = bytes.toString('utf8').slice(0, -1).split('\n');
  const head = JSON.parse(lines[0]).export;
  must(head.format === 'dondoc-trail-export/1' && bytes.at(-1) === 10, 'an unknown format, or cut off');
  // From the key that was got elsewhere to those that it, one after the other, signed as its followers.
  const keys = [readKey(publicKey)];
  for (const { key, statement } of head.keys.slice(head.keys.findIndex(({ key }) => key === publicKey) + 1)) {
    must(signedLines(statement, keys.slice(-1))[1] === `key ${key}`, 'a rotation names another key');
    keys.push(readKey(key));
  }
  const [origin, size, root] = signedLines(head.checkpoint, keys);
  const { end } = JSON.parse(lines.at(-1));
  const digest = sha(bytes.subarray(0, bytes.length - Buffer.byteLength(lines.at(-1)) - 1)).toString('hex');
  must(end.lines === lines.length && end.sha256 === digest, 'the file was changed');
  must(
    signedLines(end.note, keys).join('\n') === `${origin}\nexport ${digest}\ntree ${size} ${root}\n`,
    'the end is wrong',
  );
  // The tree, grown from left to right: two subtrees of one height make one of the next.
  const places = placesOf(lines.slice(1, -1), head);
  const [, keptSize, keptRoot] = keptPath ? signedLines(readFileSync(keptPath, 'utf8'), keys) : [origin, size, root];
  const [edge, seen] = [[], new Set()];
  const rootNow = () =>
    edge
      .map(({ hash }) => hash)
      .reduceRight((right, left) => node(left, right))
      .toString('base64');
  for (let at = 0; at < Number(size);) {
    const { to, hashes } = places.get(at + 1) ?? { hashes: [] };
    must(hashes.length > 0, `position ${at + 1} is missing`);
    for (const hash of hashes) {
      let [width, grown] = [1, hash];
      while (at % (width * 2) === 0 && at + width * 2 <= to) width *= 2;
      at += width;
      for (; edge.at(-1)?.width === width; width *= 2) grown = node(edge.pop().hash, grown);
      edge.push({ width, hash: grown });
    }
    must(at === to, 'hashes do not fit');
    if (at === Number(keptSize) || at === Number(size)) seen.add(`${at} ${rootNow()}`);
  }
  must(seen.has(`${size} ${root}`), 'the tree is not the one that was signed');
  must(seen.has(`${keptSize} ${keptRoot}`), 'the log does not continue the kept checkpoint, or the file cannot tell');
  console.log(`whole: ${end.entries} of ${size} entries of ${origin}`);
}

main(process.argv.slice(2));

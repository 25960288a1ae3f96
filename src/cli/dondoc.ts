#!/usr/bin/env node
import { Output } from './output';
import { Cancelled, runCommand } from './run-command';

/** `dondoc …`: one command as a process, which Ctrl-C and SIGTERM stop in good order. */

const { argv, env, stdout, stderr } = process;
const output = new Output(stdout, stderr);
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    output.note('Đang dừng… / Stopping…');
    stopping.abort(new Cancelled());
  });
}

// Not process.exit: what is still on its way to a pipe is to arrive.
void runCommand({ argv, env, output, cancelled: stopping.signal }).then((exit) => (process.exitCode = exit));

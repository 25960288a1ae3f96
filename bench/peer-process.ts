import { fork, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The peers' own folder, and one of them in a process of its own. What it is told and answers is written in peers/serve.mjs. */

// From dist/bench/bench to the folder that package.json stands in.
const PEERS = join(__dirname, '..', '..', '..', 'bench', 'peers');

/** Installs the peers as their lock file names them; a folder that was installed before is taken as it is. */
export async function installPeers(): Promise<void> {
  if (existsSync(join(PEERS, 'node_modules', '.package-lock.json'))) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: PEERS,
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`npm ci in bench/peers ended with ${String(code)}`);
}

type Answer = { readonly seconds?: number; readonly error?: string };

export class PeerProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** `place` says where the database is and by which statement a duty is changed. */
  static async start(peer: string, place: Readonly<Record<string, unknown>>): Promise<PeerProcess> {
    const child = fork(join(PEERS, `${peer}.mjs`), [], {
      cwd: PEERS,
      // What a peer's own code is warned of is not ours to mend.
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
      // Buffers among the values stay what they are.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const started = new PeerProcess(child);
    await started.ask({ kind: 'open', ...place });
    return started;
  }

  /** Seconds that it took to change these duties. */
  async round(way: string, ids: readonly string[]): Promise<number> {
    const { seconds } = await this.ask({ kind: 'round', way, ids });
    if (seconds === undefined) throw new Error('a peer did not say how long it took');
    return seconds;
  }

  async close(): Promise<void> {
    await this.ask({ kind: 'close' });
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.connected) this.child.disconnect();
    await gone;
  }

  private async ask(message: Readonly<Record<string, unknown>>): Promise<Answer> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`a peer ended with ${String(code)}`));
      this.child.once('exit', onExit);
      this.child.once('message', (got) => {
        this.child.removeListener('exit', onExit);
        resolve(got as Answer);
      });
      this.child.send(message);
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }
}

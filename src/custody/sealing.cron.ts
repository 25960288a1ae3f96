import { createTask, type ScheduledTask } from 'node-cron';
import type { Sealing } from './sealing.service';

/** A round of sealing each second: no more than one checkpoint a second, and one on each day. Several processes may do it at once, the row of
 *  the tree's cursor lets one of them through. */
const EVERY_SECOND = '* * * * * *';

export class SealingCron {
  private task: ScheduledTask | null = null;
  private stopping = false;

  constructor(private readonly sealing: Sealing) {}

  start(): void {
    this.task = createTask(EVERY_SECOND, () => this.run(), {
      name: 'sealing',
      timezone: 'Asia/Ho_Chi_Minh',
      noOverlap: true,
      suppressMissedWarning: true,
      logger: SILENT,
    });
    void this.task.start();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.task?.destroy();
    await this.sealing.settled();
  }

  private async run(): Promise<void> {
    await this.sealing.round(() => this.stopping);
  }
}

/** What went wrong the sealing has said itself. */
const SILENT = { info: () => undefined, debug: () => undefined, warn: () => undefined, error: () => undefined };

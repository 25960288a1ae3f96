import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Open } from '../people/accounts/signed-in.guard';
import type { Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import { CLOCK, CONFIG } from '../platform/http/tokens';
import { Sequencer } from '../trail/sequencer.store';
import { Followers } from '../trail/followers.service';
import { Ticker } from '../engine/tick.service';
import { Metrics } from './metrics.service';
import { checksOf, type Check } from './readiness';

/** For those who watch the process: is it there, may it be sent requests, and its numbers. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly metrics: Metrics,
    private readonly ticker: Ticker,
    private readonly sequencer: Sequencer,
    private readonly followers: Followers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'tickSeconds'>,
  ) {}

  /** Answers as long as the process does. */
  @Get('health/live')
  @Open('anybody')
  @Header('Cache-Control', 'no-store')
  live() {
    return { status: 'live' };
  }

  /** 200 when all checks hold, else 503 with what does not. */
  @Get('health/ready')
  @Open('anybody')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response) {
    const checks = await this.checks();
    const ready = checks.every(({ ok }) => ok);
    if (!ready) response.status(503);
    return { status: ready ? 'ready' : 'not-ready', checks };
  }

  @Get('metrics')
  @Open('this-machine')
  async numbers(@Res() response: Response): Promise<void> {
    const text = await this.metrics.text();
    response.setHeader('Content-Type', this.metrics.contentType).send(text);
  }

  private async checks(): Promise<readonly Check[]> {
    try {
      const { oldestDueAt, heldSince } = await this.ticker.status();
      return checksOf({
        ...{ oldestDueAt, heldSince, now: this.clock.now(), tickSeconds: this.config.tickSeconds },
        unplacedEntries: (await this.sequencer.lag()).entries,
        followerLag: await this.followers.lag(),
      });
    } catch {
      // These reads touch tables of every migration: without database or schema they fail.
      return [{ name: 'database', ok: false, seen: 'not reached' }];
    }
  }
}

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Instant } from '../../workflows/vocabulary';
import { epochMsOf } from '../calendar/local-date';
import type { TickStatus } from '../engine/clock-state.store';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';

/** What the metrics are read from. */
export interface MetricSources {
  readonly database: Database;
  readonly clock: Clock;
  readonly tickStatus: () => Promise<TickStatus>;
  readonly sequencerLag: () => Promise<{ readonly entries: number }>;
  readonly followerLag: () => Promise<ReadonlyMap<string, number>>;
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Numbers for Prometheus, all named `dondoc_…`. Gauges are read from the database when somebody asks: they are those of the whole
 *  system, not of this process. Counters and durations are this process's own. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly refusals: Counter<'code'>;
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly tickLag: Gauge;
  private readonly due: Gauge;
  private readonly obligations: Gauge<'kind'>;
  private readonly woken: Gauge;
  private readonly unplaced: Gauge;
  private readonly behind: Gauge<'follower'>;

  constructor(private readonly sources: MetricSources) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: 'dondoc_' });
    this.refusals = new Counter({
      ...{ registers, name: 'dondoc_refusals_total', help: 'Requests refused, by code' },
      labelNames: ['code'] as const,
    });
    this.requests = new Histogram({
      ...{ registers, name: 'dondoc_http_request_seconds', help: 'Duration of requests' },
      labelNames: ['method', 'route', 'status'] as const,
      buckets: REQUEST_SECONDS,
    });
    const gauge = (name: string, help: string) => new Gauge({ registers, name, help });
    this.tickLag = gauge('dondoc_tick_lag_seconds', 'How long the wake-up that has waited longest has been due');
    this.due = gauge('dondoc_wakeups_due', 'Wake-ups whose moment has come and that have not been carried out');
    this.woken = gauge('dondoc_last_tick_woken', 'Rows woken by the last tick');
    this.unplaced = gauge('dondoc_sequencer_lag_entries', 'Entries of the trail that have no position yet');
    this.obligations = new Gauge({
      ...{ registers, name: 'dondoc_obligations_open', help: 'Obligations that have not ended, by kind' },
      labelNames: ['kind'] as const,
    });
    this.behind = new Gauge({
      ...{ registers, name: 'dondoc_follower_lag_positions', help: 'Positions a follower of the trail is behind' },
      labelNames: ['follower'] as const,
    });
  }

  refused(code: string): void {
    this.refusals.inc({ code });
  }

  /** `route` is the pattern, never the address: each id would be a series of its own. */
  served(request: { readonly method: string; readonly route: string; readonly status: number }, ms: number): void {
    this.requests.observe({ ...request, status: String(request.status) }, ms / 1_000);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    await this.read();
    return this.registry.metrics();
  }

  private async read(): Promise<void> {
    const { database, clock, tickStatus, sequencerLag, followerLag } = this.sources;
    const now = clock.now();
    const status = await tickStatus();
    this.tickLag.set(secondsSince(status.oldestDueAt, now));
    this.woken.set(status.lastRun?.woken ?? 0);
    this.unplaced.set((await sequencerLag()).entries);
    for (const [follower, behind] of await followerLag()) this.behind.set({ follower }, behind);
    // Relies on the partial indexes on wake_at.
    const [due] = await database.read<{ n: string }>(
      `SELECT (SELECT count(*) FROM obligation WHERE wake_at <= $1) + (SELECT count(*) FROM plan WHERE wake_at <= $1) AS n`,
      [now],
    );
    this.due.set(Number(due?.n ?? 0));
    const open = await database.read<{ kind: string; n: string }>(
      'SELECT kind, count(*) AS n FROM obligation WHERE NOT ended GROUP BY kind',
    );
    this.obligations.reset();
    for (const { kind, n } of open) this.obligations.set({ kind }, Number(n));
  }
}

/** Seconds that a moment has been past; 0 when there is none or it is still to come. */
export const secondsSince = (then: Instant | null, now: Instant): number =>
  then === null ? 0 : Math.max(0, (epochMsOf(now) - epochMsOf(then)) / 1_000);

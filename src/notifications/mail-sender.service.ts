import { createTransport, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import { addMs } from '../calendar/local-date';
import { nextTry } from './mail';
import { claimMail, markFailed, markSent, type ClaimedMail } from './mail-outbox.store';

export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly smtpUrl: string;
  readonly from: string;
}

/** What one tick may do. */
export interface MailLimits {
  readonly perTick: number;
  /** Longer than one attempt can take with all its time-outs. */
  readonly leaseMs: number;
}
export const MAIL_LIMITS: MailLimits = { perTick: 200, leaseMs: 300_000 };

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

export interface MailRun {
  readonly sent: number;
  readonly failed: number;
  readonly cutShort: boolean;
}

/** Sends what is due in the outbox. A mail is claimed in one short transaction, handed to the server outside of any, and recorded
 *  in another: a slow server never holds a transaction open, behind which the whole trail would wait.
 *
 *  What is recorded as sent is never sent again. A process that dies between the server's acceptance and the record leaves the mail
 *  due after the lease: it then goes out a second time with the same Message-ID, which mail programs show once. */
export class MailSender {
  private readonly transport: Transporter<SMTPPool.SentMessageInfo>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly settings: MailSettings,
    private readonly limits: MailLimits = MAIL_LIMITS,
  ) {
    this.transport = createTransport({ url: settings.smtpUrl, pool: true, maxConnections: 1, ...TIMEOUTS });
  }

  /** Sends up to the limit of a tick. A server that cannot be reached ends the tick: the next mail would fare no better. */
  async sendDue(isCancelled: () => boolean = () => false): Promise<MailRun> {
    let sent = 0;
    let failed = 0;
    while (sent + failed < this.limits.perTick && !isCancelled()) {
      const now = this.clock.now();
      const mail = await this.database.transaction((tx) => claimMail(tx, now, addMs(now, this.limits.leaseMs)));
      if (mail === null) return { sent, failed, cutShort: false };
      const failure = await this.hand(mail);
      if (failure === null) sent += 1;
      else failed += 1;
      if (failure?.unreachable === true) return { sent, failed, cutShort: true };
    }
    return { sent, failed, cutShort: true };
  }

  close(): void {
    this.transport.close();
  }

  private async hand(mail: ClaimedMail): Promise<MailFailure | null> {
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.body,
        messageId: mail.messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        // Texts come from plan files: nothing in them may make the server read a file or fetch an address.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      const failure = failureOf(error);
      await this.recordFailure(mail, failure);
      return failure;
    }
    await this.database.transaction((tx) => markSent(tx, mail.id, this.clock.now()));
    return null;
  }

  private async recordFailure(mail: ClaimedMail, failure: MailFailure): Promise<void> {
    const at = this.clock.now();
    const nextTryAt = failure.forGood ? null : nextTry(mail.attempts, at);
    await this.database.transaction((tx) => markFailed(tx, mail, { error: failure.text, at, nextTryAt }));
    const facts = { mail: mail.id, attempts: mail.attempts, nextTryAt, error: failure.text };
    if (nextTryAt === null) this.log.error(facts, 'mail given up');
    else this.log.warn(facts, 'mail not sent, will be tried again');
  }
}

interface MailFailure {
  /** Code and reply of the server; no address and no text of the mail. */
  readonly text: string;
  /** The server will never take this mail: a refused recipient or message (5xx). Anything else may mend itself. */
  readonly forGood: boolean;
  readonly unreachable: boolean;
}

const ABOUT_THIS_MAIL: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE']);

function failureOf(error: unknown): MailFailure {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const reply = typeof responseCode === 'number' ? responseCode : null;
  const name = typeof code === 'string' ? code : 'EUNKNOWN';
  return {
    text: reply === null ? name : `${name} ${reply}`,
    forGood: ABOUT_THIS_MAIL.has(name) && reply !== null && reply >= 500,
    unreachable: !ABOUT_THIS_MAIL.has(name),
  };
}

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

const CONNECTION = {
  ...({ pool: true, maxConnections: 1 } as const),
  // A mail whose connection broke comes back to the outbox, which knows how often it was tried.
  maxRequeues: 0,
  ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 },
};

type Transport = Transporter<SMTPPool.SentMessageInfo>;

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
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly settings: MailSettings,
    private readonly limits: MailLimits = MAIL_LIMITS,
  ) {}

  /** Sends up to the limit of a tick over one connection. A server that cannot be reached or refuses the sender ends the tick: the
   *  next mail would fare no better. */
  async sendDue(isCancelled: () => boolean = () => false): Promise<MailRun> {
    const transport = createTransport({ url: this.settings.smtpUrl, ...CONNECTION });
    try {
      return await this.sendOver(transport, isCancelled);
    } finally {
      transport.close();
    }
  }

  private async sendOver(transport: Transport, isCancelled: () => boolean): Promise<MailRun> {
    let sent = 0;
    let failed = 0;
    while (sent + failed < this.limits.perTick && !isCancelled()) {
      const now = this.clock.now();
      const mail = await this.database.transaction((tx) => claimMail(tx, now, addMs(now, this.limits.leaseMs)));
      if (mail === null) return { sent, failed, cutShort: false };
      const failure = await this.hand(transport, mail);
      if (failure === null) sent += 1;
      else failed += 1;
      if (failure?.aboutServer === true) return { sent, failed, cutShort: true };
    }
    return { sent, failed, cutShort: true };
  }

  private async hand(transport: Transport, mail: ClaimedMail): Promise<MailFailure | null> {
    try {
      await transport.sendMail({
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
  /** The server will never take this mail. */
  readonly forGood: boolean;
  /** Not this mail: no connection, no login, or a sender that may not send. It may mend itself. */
  readonly aboutServer: boolean;
}

/** Steps of a delivery that are about one recipient or one message; `API`: an address that cannot even be written. */
const ABOUT_THIS_MAIL: ReadonlySet<unknown> = new Set(['RCPT TO', 'DATA', 'API']);
const LAST_TEMPORARY_REPLY = 499;

function failureOf(error: unknown): MailFailure {
  const { code, command, responseCode } = error as Readonly<Record<'code' | 'command' | 'responseCode', unknown>>;
  const reply = typeof responseCode === 'number' ? responseCode : null;
  const name = typeof code === 'string' ? code : 'EUNKNOWN';
  const aboutServer = !(ABOUT_THIS_MAIL.has(command) && (name === 'EENVELOPE' || name === 'EMESSAGE'));
  return {
    text: reply === null ? name : `${name} ${reply}`,
    // Without a reply it was our own client that refused the address.
    forGood: !aboutServer && (reply === null || reply > LAST_TEMPORARY_REPLY),
    aboutServer,
  };
}

import { SMTPServer } from 'smtp-server';

/** A mail as it arrived; header values unfolded, as they were written. */
export interface ArrivedMail {
  readonly to: string;
  readonly messageId: string;
  readonly raw: string;
}

/** A real mail server in this process, on a free port of 127.0.0.1. `refuse` answers a recipient with an SMTP code, or takes it. */
export class SmtpInbox {
  readonly arrived: ArrivedMail[] = [];
  refuse: (to: string) => number | null = () => null;

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<SmtpInbox> {
    const server: SMTPServer = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (address, _session, done) => {
        const code = inbox.refuse(address.address);
        done(code === null ? null : Object.assign(new Error('not now'), { responseCode: code }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          const messageId = /^Message-ID: (.+)$/im.exec(raw.replace(/\r\n[ \t]+/g, ' '))?.[1]?.trim() ?? '';
          for (const { address } of session.envelope.rcptTo) inbox.arrived.push({ to: address, messageId, raw });
          done(null);
        });
      },
    });
    const inbox = new SmtpInbox(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return inbox;
  }

  get url(): string {
    const address = this.server.server.address();
    if (address === null || typeof address === 'string') throw new Error('the mail server listens nowhere');
    return `smtp://127.0.0.1:${address.port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** A mail server as the configuration says it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` before anything is said; `none` only on this machine. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly from: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

export interface Mail {
  readonly to: readonly { readonly name: string; readonly address: string }[];
  readonly subject: string;
  readonly text: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** Of the first mail about the same thing; undefined for that one. */
  readonly inReplyTo: string | undefined;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Uint8Array | string;
  }[];
}

/** Resolves with the addresses that the server would not take; rejects where nobody gets it. */
export type SendMail = (mail: Mail) => Promise<readonly string[]>;

/** A server that says nothing for so long has forgotten us. */
const silenceMs = 30_000;

/** Sends over SMTP; rejects with what the server said. Certificates are always verified. */
export function mailBy({ host, port, security, from, user, password }: MailServer): SendMail {
  return async ({ to, inReplyTo, messageId, attachments, subject, text }) => {
    // Loaded when something is sent: every command and thread would start later.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      connectionTimeout: silenceMs,
      greetingTimeout: silenceMs,
      socketTimeout: silenceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    });
    try {
      const thread = inReplyTo === undefined ? {} : { inReplyTo: `<${inReplyTo}>`, references: [`<${inReplyTo}>`] };
      const sent = await transport.sendMail({
        from,
        to: to.map(({ name, address }) => ({ name, address })),
        subject,
        text,
        messageId: `<${messageId}>`,
        ...thread,
        attachments: attachments.map(({ content, ...one }) => ({ ...one, content: Buffer.from(content) })),
      });
      return sent.rejected;
    } finally {
      transport.close();
    }
  };
}

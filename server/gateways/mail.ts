import { createTransport } from 'nodemailer'
import { GatewayFailed } from '../errors.ts'

export type Mail = {
  /** Names the mail, so that sending it again can be told from sending another. */
  id: string
  to: string
  subject: string
  text: string
}

/** Brings mail on its way. @throws GatewayFailed when the server does not take it */
export type Mailer = { send(mail: Mail): Promise<void> }

/**
 * Mail over SMTP (RFC 5321) by a server of the operator's, as an address such as
 * `smtps://user:password@mail.example:465`. Plain text alone; nothing in a mail is loaded from anywhere.
 */
export function openMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from })
  return {
    async send({ id, to, subject, text }) {
      try {
        // An address object, so that what stands in an address is never read as a header or a list.
        await transport.sendMail({ to: { name: '', address: to }, subject, text, headers: { 'X-Entity-Ref-ID': id } })
      } catch (cause) {
        throw new GatewayFailed('mail', { retryable: true, cause })
      }
    },
  }
}

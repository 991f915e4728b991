/** Ways out of the product: an SMTP server for e-mail, one address that takes telephone messages (Zalo OA, SMS gateway). */
import { createTransport } from 'nodemailer'

interface Outgoing {
  to: string
  subject: string
  text: string
}
const patience = 20_000

/** @param smtp `smtp://user:password@host:587` or `smtps://…`; @param from 'Khuyến công Hà Nội <khuyencong@example.vn>' */
export const mailSender = (smtp: string, from: string): ((message: Outgoing) => Promise<void>) => {
  const transport = createTransport(smtp, {
    from,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  } as object)
  return async message => {
    await transport.sendMail({ from, ...message })
  }
}
/**
 * Hands telephone messages to the installation's own gateway: POST {to, text} as JSON, any 2xx is taken.
 * @param secret sent as a bearer token; '' for none
 */
export const gatewaySender =
  (address: string, secret: string): ((message: Outgoing) => Promise<void>) =>
  async ({ to, text }) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret && { authorization: `Bearer ${secret}` }) },
      body: JSON.stringify({ to, text }),
      signal: AbortSignal.timeout(patience),
    })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  }

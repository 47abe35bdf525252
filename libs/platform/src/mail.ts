/** Sends a mail as the operator set it up (`SMTP_URL`, `MAIL_FROM`). A Message-ID that comes from what is sent makes a repeated job the same mail. */
export async function sendMail(mail: { to: string; subject: string; text: string; messageId: string }): Promise<void> {
  // Only the worker sends mail: the api does without the 25 MB.
  const { createTransport } = await import('nodemailer');
  await createTransport(process.env.SMTP_URL as string).sendMail({ from: process.env.MAIL_FROM ?? 'Batuta <batuta@localhost>', ...mail });
}

import type { Ctx } from '@batuta/platform';

/** Takes a time step for itself; false when it, or a later one, was taken already. */
export async function stepOnce(ctx: Ctx, accountId: string, step: number): Promise<boolean> {
  const rows = await ctx.sql('update app.accounts set totp_last_step = $2 where id = $1 and (totp_last_step is null or totp_last_step < $2) returning id', [accountId, step]);
  return rows.length > 0;
}

/** Uses a recovery code up; false when there is none like it. */
export async function takeRecoveryCode(ctx: Ctx, accountId: string, hash: string): Promise<boolean> {
  const rows = await ctx.sql('update app.accounts set recovery_hashes = recovery_hashes - $2::text where id = $1 and recovery_hashes ? $2 returning id', [accountId, hash]);
  return rows.length > 0;
}

/** Ends the sessions of an account, but the one that is kept. */
export function endSessionsBut(ctx: Ctx, accountId: string, kept: string | null): Promise<object[]> {
  return ctx.sql(`delete from app.sessions where account_id = $1 and ($2::text is null or id::text <> $2)`, [accountId, kept]);
}

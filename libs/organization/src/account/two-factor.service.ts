import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { type Ctx, DomainError, ownSecret, seal, unseal } from '@batuta/platform';
import { Account } from './account.entity.js';
import { stepOnce, takeRecoveryCode } from './account.queries.js';

const recoveryCodes = 10;
/** A clock may be one step of 30 s off (RFC 6238, 5.2). */
const toleratedSeconds = 30;

/** A second factor of one's own account: time-based one-time passwords (RFC 6238) of an authenticator app, and recovery codes. */
@Injectable()
export class TwoFactorService {
  /** A new secret, which counts once a code confirmed it. What was on before stays on until then. */
  async startTwoFactor(ctx: Ctx): Promise<{ secret: string; uri: string }> {
    const account = await this.own(ctx);
    const secret = generateSecret();
    await (await ctx.manager()).update(Account, { id: account.id }, { totpWaiting: seal(secret, ownSecret(), 'totp') });
    return { secret, uri: generateURI({ issuer: 'Batuta', label: account.email, secret }) };
  }

  /** Turns it on and gives the recovery codes, once. Errors: INVALID for a code that isn't the app's now, RULE without a start. */
  async confirmTwoFactor(ctx: Ctx, code: string): Promise<string[]> {
    const account = await this.own(ctx);
    if (!account.totpWaiting) throw new DomainError('RULE', { en: 'Start again: there is no secret that waits for a code.', es: 'Empieza de nuevo: no hay ninguna clave esperando un código.' });
    const step = stepOf(account.totpWaiting, code, null);
    if (step === null) throw wrongCode();
    const codes = Array.from({ length: recoveryCodes }, () => randomBytes(5).toString('hex').replace(/(.{5})/, '$1-'));
    await (await ctx.manager()).update(Account, { id: account.id }, { totpSealed: account.totpWaiting, totpWaiting: null, totpLastStep: step, recoveryHashes: codes.map(hashOf) });
    return codes;
  }

  /** Lets an account with a second factor in: by the app's code, good once, or by a recovery code, good once. Errors: UNAUTHENTICATED with the field `code`. */
  async require(ctx: Ctx, account: Account, code: string | null | undefined): Promise<void> {
    if (!account.totpSealed) return;
    if (!code) throw new DomainError('UNAUTHENTICATED', { en: 'Now the six digits of your authenticator app, or a recovery code.', es: 'Ahora los seis dígitos de tu aplicación de autenticación, o un código de recuperación.' }, { field: 'code' });
    await ctx.become({ organizationId: null, actor: null, accountId: account.id });
    const step = stepOf(account.totpSealed, code, account.totpLastStep);
    const isIn = step === null ? await takeRecoveryCode(ctx, account.id, hashOf(code)) : await stepOnce(ctx, account.id, step);
    if (!isIn) throw wrongCode('UNAUTHENTICATED');
  }

  /** The account of whoever is signed in. Leaves any organization. */
  async own(ctx: Ctx): Promise<Account> {
    const { accountId } = ctx;
    ctx.authorize(true);
    await ctx.become({ organizationId: null, actor: null });
    return (await ctx.manager()).findOneByOrFail(Account, { id: accountId });
  }
}

/** What an account without a second factor holds of one. */
export const withoutSecondFactor = { totpSealed: null, totpWaiting: null, totpLastStep: null, recoveryHashes: [] as string[] };

/** The time step of a right code, or null. */
function stepOf(sealed: string, code: string, after: number | null): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({ secret: unseal(sealed, ownSecret(), 'totp'), token, epochTolerance: toleratedSeconds, ...(after !== null && { afterTimeStep: after }) });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** Recovery codes are random, 40 bits, and good once behind the throttle: a plain hash is enough. */
function hashOf(code: string): string {
  return createHash('sha256').update(code.toLowerCase().replace(/[^0-9a-f]/g, '')).digest('base64url');
}

function wrongCode(code: 'INVALID' | 'UNAUTHENTICATED' = 'INVALID'): DomainError {
  return new DomainError(code, { en: 'That code isn’t right, or was used already. Wait for the next one and type it.', es: 'Ese código no es correcto, o ya se usó. Espera al siguiente y escríbelo.' }, { field: 'code' });
}

import { Injectable } from '@nestjs/common';
import { type Ctx, emailKey, type Language } from '@batuta/platform';
import { Account, type Theme } from './account.entity.js';
import { checkPassword, hashPassword } from './password.js';

interface NewAccount {
  email: string;
  password: string;
  language: Language;
  isSample?: boolean;
}

@Injectable()
export class AccountService {
  /** The account of an e-mail, for whoever presented that e-mail. Leaves any organization. */
  async findByEmail(ctx: Ctx, email: string): Promise<Account | null> {
    await ctx.become({ organizationId: null, actor: null, accountId: null, credentials: { email: emailKey(email) } });
    const manager = await ctx.manager();
    return manager.findOneBy(Account, { email: emailKey(email) });
  }

  async createAccount(ctx: Ctx, input: NewAccount): Promise<Account> {
    checkPassword(input.password, input.email);
    const account: Account = {
      id: ctx.newId(),
      email: emailKey(input.email),
      passwordHash: await hashPassword(input.password),
      language: input.language,
      theme: 'auto',
      isSample: input.isSample ?? false,
      totpSealed: null,
      totpWaiting: null,
      totpLastStep: null,
      recoveryHashes: [],
      createdAt: await ctx.instant(),
      version: 1,
    };
    await ctx.become({ organizationId: null, actor: null, credentials: { email: account.email } });
    await ctx.insert(Account, account);
    return account;
  }

  /** One's own language and theme. */
  async savePreferences(ctx: Ctx, changes: { language?: Language | null; theme?: Theme | null }): Promise<void> {
    ctx.authorize(ctx.accountId !== null);
    await ctx.become({ organizationId: null, actor: null });
    const set = { ...(changes.language && { language: changes.language }), ...(changes.theme && { theme: changes.theme }) };
    if (Object.keys(set).length === 0) return;
    await (await ctx.manager()).update(Account, { id: ctx.accountId }, set);
  }
}

import { Command, Option } from 'commander';
import { AccountService, CredentialsService, withoutSecondFactor } from '@batuta/organization';
import { DomainError, type Language } from '@batuta/platform';
import { print, withOperator } from './operation.js';

interface Options {
  email: string;
  password?: string;
  language: Language;
  json?: boolean;
}

export function accountCommand(): Command {
  const create = new Command('create')
    .description('Create an account, to be the administrator of an organization. The password is read from BATUTA_PASSWORD when --password is absent.')
    .requiredOption('--email <email>', 'e-mail address')
    .option('--password <password>', 'password, at least 8 characters')
    .addOption(new Option('--language <language>', 'the reader’s language').choices(['es', 'en']).default('es'))
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const password = options.password ?? process.env.BATUTA_PASSWORD ?? '';
      const account = await withOperator(({ app, run }) =>
        run({ operation: 'account create' }, (ctx) => {
          ctx.authorize(true);
          return app.get(AccountService).createAccount(ctx, { email: options.email, password, language: options.language });
        }),
      );
      print(options.json, `Created the account ${account.email}.`, { id: account.id, email: account.email });
    });
  const password = new Command('password')
    .description('Set an account’s password; every session of it ends. The password is read from BATUTA_PASSWORD when --password is absent.')
    .requiredOption('--email <email>', 'e-mail address')
    .option('--password <password>', 'the new password')
    .option('--without-second-factor', 'also turn the second factor off')
    .option('--json', 'print JSON')
    .action(async (options: Options & { withoutSecondFactor?: boolean }) => {
      const email = await withOperator(({ app, run }) =>
        run({ operation: 'account password' }, async (ctx) => {
          ctx.authorize(true);
          const account = await app.get(AccountService).findByEmail(ctx, options.email);
          if (!account) throw new DomainError('NOT_FOUND', { en: `There is no account for ${options.email}.`, es: `No hay cuenta para ${options.email}.` });
          await ctx.become({ accountId: account.id, credentials: {} });
          await app.get(CredentialsService).setPassword(ctx, account, options.password ?? process.env.BATUTA_PASSWORD ?? '', null, options.withoutSecondFactor ? withoutSecondFactor : {});
          return account.email;
        }),
      );
      print(options.json, `Set the password of ${email}; its sessions have ended.`, { email });
    });
  return new Command('account').description('Accounts').addCommand(create).addCommand(password);
}

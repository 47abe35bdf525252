import { Command, Option } from 'commander';
import { AccountService } from '@batuta/organization';
import type { Language } from '@batuta/platform';
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
  return new Command('account').description('Accounts').addCommand(create);
}

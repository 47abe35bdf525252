import { Command, Option } from 'commander';
import { OrganizationService } from '@batuta/organization';
import type { Language } from '@batuta/platform';
import { print, withOperator } from './operation.js';

interface Options {
  slug: string;
  name: string;
  administrator: string;
  administratorName: string;
  language: Language;
  timeZone: string;
  currency: string;
  json?: boolean;
}

export function organizationCommand(): Command {
  const create = new Command('create')
    .description('Found an organization. Its first administrator must have an account; they invite everybody else.')
    .requiredOption('--slug <slug>', 'its name in addresses: small letters, digits, hyphens')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--administrator <email>', 'e-mail of the administrator’s account')
    .requiredOption('--administrator-name <name>', 'the administrator’s full name')
    .addOption(new Option('--language <language>', 'language of the organization').choices(['es', 'en']).default('es'))
    .option('--time-zone <zone>', 'IANA time zone', 'Europe/Madrid')
    .option('--currency <code>', 'ISO 4217 code', 'EUR')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const { slug, name, language, timeZone, currency } = options;
      const administrator = { email: options.administrator, name: options.administratorName };
      const organization = await withOperator(({ app, run }) => run({ operation: 'organization create' }, (ctx) => app.get(OrganizationService).createOrganization(ctx, { slug, name, language, timeZone, currency, administrator })));
      print(options.json, `Created ${organization.name}, at /${organization.slug}.`, { id: organization.id, slug: organization.slug });
    });
  return new Command('organization').description('Organizations').addCommand(create);
}

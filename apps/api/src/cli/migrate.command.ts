import { Command } from 'commander';
import { migrate } from '@batuta/platform';
import { config, migrations } from '../config.js';
import { print } from './operation.js';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the database to this version, as its owner (DATABASE_OWNER_URL). Refuses data of a newer version.')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { applied } = await migrate(config.databaseOwnerUrl, config.databaseUrl, migrations);
      print(json, applied.length ? `Applied ${applied.length} migrations.` : 'The database is up to date.', { applied });
    });
}

import 'reflect-metadata';
import { Command } from 'commander';
import { DomainError, MigrationRefused } from '@batuta/platform';
import { accountCommand } from './cli/account.command.js';
import { backupCommand, restoreCommand } from './cli/backup.command.js';
import { importCommand } from './cli/import.command.js';
import { logCommand } from './cli/log.command.js';
import { migrateCommand } from './cli/migrate.command.js';
import { organizationCommand } from './cli/organization.command.js';
import { portfolioCommand } from './cli/portfolio.command.js';
import { sampleCommand } from './cli/sample.command.js';
import { schemaCommand } from './cli/schema.command.js';

process.on('disconnect', () => process.exit(1));

const program = new Command('batuta').description('The operator’s command line of Batuta. Every command has --help and --json.');
for (const command of [migrateCommand, accountCommand, backupCommand, restoreCommand, importCommand, logCommand, organizationCommand, portfolioCommand, sampleCommand, schemaCommand]) program.addCommand(command());

try {
  await program.parseAsync();
  process.exit(process.exitCode ?? 0);
} catch (error) {
  process.stderr.write(`${sentenceOf(error as Error)}\n`);
  process.exit(1);
}

/** What the domain refuses is said as it stands; anything else with its message, since an operator can act on it. */
function sentenceOf(error: Error & { code?: string }): string {
  if (error instanceof DomainError) return error.text[(process.env.LANG ?? '').startsWith('es') ? 'es' : 'en'];
  if (error instanceof MigrationRefused) return error.message;
  if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND') return `The database can't be reached (${error.code}); is it running, and is its address right?`;
  return error.stack ?? error.message;
}

import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { backUp, checked, type Copied, restore } from '../backup/backup.js';
import { config } from '../config.js';
import { print } from './operation.js';

const secretsFile = (): string | null => (process.env.DATA_DIR ? join(process.env.DATA_DIR, 'secrets.json') : null);

export function backupCommand(): Command {
  return new Command('backup')
    .description('Copy everything into a new folder, in one snapshot, while the product runs. Ends with the checksum of every table. With a database of your own, DATABASE_BACKUP_URL names a role with BYPASSRLS that may read.')
    .argument('<folder>', 'a new folder; it will hold everything, so keep it as you keep the database')
    .option('--check', 'only read a backup that is there and say whether it is as it was written')
    .option('--json', 'print JSON')
    .action(async (folder: string, { check, json }: { check?: boolean; json?: boolean }) => {
      const { tables, madeAt } = check ? await checked(resolve(folder)) : await backUp(process.env.DATABASE_BACKUP_URL ?? config.databaseOwnerUrl, resolve(folder), secretsFile());
      print(json, `${linesOf(tables)}\n${check ? `As it was written on ${madeAt}.` : `Copied to ${folder}.`}`, { folder, madeAt, tables });
    });
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('Fill an empty database with a backup, and compare every table’s checksum, row security and grants with it. Older backups are brought to this version.')
    .argument('<folder>', 'the backup')
    .option('--json', 'print JSON')
    .action(async (folder: string, { json }: { json?: boolean }) => {
      const { tables, differing } = await restore(resolve(folder), config.databaseOwnerUrl, config.databaseUrl, process.env.DATABASE_BACKUP_URL ?? null, secretsFile());
      print(json, `${linesOf(tables)}\n${differing.length === 0 ? 'Restored: every table, row security and grants are as they were copied. Start it again to work with it.' : `NOT as it was copied: ${differing.join('; ')}`}`, { tables, differing });
      process.exitCode = differing.length === 0 ? 0 : 1;
    });
}

function linesOf(tables: readonly Copied[]): string {
  return tables.map(({ name, rows, checksum }) => `${name.padEnd(32)} ${String(rows).padStart(9)} rows  ${checksum.slice(0, 16)}`).join('\n');
}

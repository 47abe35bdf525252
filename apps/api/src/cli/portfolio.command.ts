import { Command } from 'commander';
import { SessionService } from '@batuta/organization';
import { OverviewService } from '@batuta/portfolio';
import { print, withOperator } from './operation.js';

export function portfolioCommand(): Command {
  const rebuild = new Command('rebuild')
    .description('Make the portfolio’s read model again from the facts. Writes keep it up; this is the repair.')
    .requiredOption('--organization <slug>', 'the organization')
    .requiredOption('--as <email>', 'a member in whose name it is done')
    .option('--json', 'print JSON')
    .action(async (options: { organization: string; as: string; json?: boolean }) => {
      const initiatives = await withOperator(async ({ app, run }) => {
        let count = 0;
        for (let after: string | null = null, isDone = false; !isDone; ) {
          const batch = await run({ operation: 'portfolio rebuild' }, async (ctx) => {
            await app.get(SessionService).actAs(ctx, options.as, options.organization);
            ctx.authorize(ctx.actor.access === 'ADMIN' || ctx.actor.access === 'PROGRAM_OFFICE');
            return app.get(OverviewService).rebuildAfter(ctx, after);
          });
          count += batch.count;
          after = batch.last;
          isDone = after === null;
        }
        return count;
      });
      print(options.json, `Rebuilt ${initiatives} initiatives.`, { initiatives });
    });
  return new Command('portfolio').description('The portfolio’s read model').addCommand(rebuild);
}

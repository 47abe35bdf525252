import { Injectable } from '@nestjs/common';
import { type Ctx, type CtxFacts, DomainError, type Language, log } from '@batuta/platform';
import { SessionService } from '@batuta/organization';
import { localDay } from '@batuta/rules';
import { Import } from './import.entity.js';
import { failedImport, lockedProgress } from './import.queries.js';
import { ImportService, noonOf } from './import.service.js';
import { ImportControlService } from './import-control.service.js';
import { type ImportRun, leftOut } from './import-run.js';

/** One use case in one transaction of its own. */
export type Within = <Result>(facts: Partial<CtxFacts> & { operation: string }, act: (ctx: Ctx) => Promise<Result>) => Promise<Result>;

/** Rows of one transaction: short enough that a stop is felt at once and others hardly wait. */
const batchSize = 25;

/** Ends the one transaction of all or nothing without writing. */
class TakenBack extends Error {
  constructor(readonly problem: string | null) {
    super();
  }
}

/**
 * Runs a confirmed import in the name of whoever confirmed it. Each batch commits its rows together with how far it came,
 * so a worker that dies loses nothing and doubles nothing: its job comes back when its heartbeat is missed.
 */
@Injectable()
export class ImportJob {
  constructor(
    private readonly imports: ImportService,
    private readonly control: ImportControlService,
    private readonly sessions: SessionService,
  ) {}

  async run(within: Within, { organizationId = '', importId = '', accountId = '' }: Record<string, string>): Promise<void> {
    const facts = { operation: 'import.run', requestId: importId };
    let language: Language = 'en';
    const as = <Result>(act: (ctx: Ctx) => Promise<Result>, clock?: CtxFacts['clock']): Promise<Result> =>
      within({ ...facts, ...(clock && { clock }) }, async (ctx) => {
        await this.sessions.actIn(ctx, accountId, organizationId);
        language = ctx.language;
        return act(ctx);
      });
    try {
      const begun = await as(async (ctx) => {
        ctx.authorize(true);
        const found = await ctx.get(Import, { id: importId });
        // Stopped, and its worker died before it could take the whole back: it never was saved.
        if (found.state === 'STOPPED' && found.mode === 'ALL_OR_NOTHING') await ctx.update(Import, found, { state: 'READY', doneRows: 0 });
        if (found.state !== 'RUNNING') return null;
        const isToday = found.asOf === localDay(ctx.now(), ctx.actor.organization.timeZone);
        return { found, run: await this.control.runOf(ctx, found), clock: isToday ? undefined : () => noonOf(found.asOf) };
      });
      if (!begun) return;
      // A sheet of today is imported now; one of another day by that day's clock.
      const dated: typeof as = (act) => as(act, begun.clock);
      if (begun.found.mode === 'ALL_OR_NOTHING') await this.#whole(dated, as, begun.run);
      else await this.#batches(dated, begun.run, begun.found.doneRows);
    } catch (error) {
      // The database was busy or away: the job comes back.
      if (isPassing(error as Error)) throw error;
      const problem = error instanceof DomainError ? error.text : { en: `It stopped for a reason of ours (${importId}); what was saved stays, of all or nothing nothing. You can try again.`, es: `Se paró por una causa nuestra (${importId}); lo guardado se queda, de todo o nada nada. Puedes volver a intentarlo.` };
      log.error({ importId, error: String(error) }, 'import stopped');
      await within({ ...facts, organizationId }, async (ctx) => {
        ctx.authorize(true);
        await failedImport(ctx, organizationId, importId, problem[language]);
      });
    }
  }

  async #batches(dated: (act: (ctx: Ctx) => Promise<number>) => Promise<number>, run: ImportRun, from: number): Promise<void> {
    const { rows } = run.asked.plan;
    for (const row of rows.slice(0, from)) run.refusal(row);
    for (let done = from; done >= 0; ) {
      done = await dated(async (ctx) => {
        ctx.authorize(true);
        const progress = await lockedProgress(ctx, run.asked.id);
        // Stopped, or another job is on it by now.
        if (progress?.state !== 'RUNNING' || progress.doneRows !== done) return -1;
        const batch = rows.slice(done, done + batchSize);
        await this.imports.rows(ctx, run, batch);
        if (done + batch.length < rows.length) {
          await ctx.update(Import, await ctx.get(Import, { id: run.asked.id }), { doneRows: done + batch.length });
          return done + batch.length;
        }
        await this.imports.settle(ctx, run);
        await this.imports.finish(ctx, run);
        return -1;
      });
    }
  }

  async #whole(dated: <Result>(act: (ctx: Ctx) => Promise<Result>) => Promise<Result>, as: <Result>(act: (ctx: Ctx) => Promise<Result>) => Promise<Result>, run: ImportRun): Promise<void> {
    const { id, plan } = run.asked;
    const tell = (doneRows: number): Promise<boolean> =>
      as(async (ctx) => {
        ctx.authorize(true);
        const found = await ctx.get(Import, { id });
        if (found.state === 'RUNNING') await ctx.update(Import, found, { doneRows });
        return found.state === 'RUNNING';
      });
    try {
      await dated(async (ctx) => {
        for (let done = 0; done < plan.rows.length; done += batchSize) {
          await this.imports.rows(ctx, run, plan.rows.slice(done, done + batchSize));
          if (!(await tell(Math.min(done + batchSize, plan.rows.length)))) throw new TakenBack(null);
        }
        await this.imports.settle(ctx, run);
        const { errors } = run.result;
        const skipped = run.result.skipped - plan.rows.filter(leftOut).length;
        if (skipped + errors.length > 0) throw new TakenBack({ en: `Nothing was saved: rows that can’t be imported, ${skipped}; cells that can’t be read, ${errors.length}. Mend them in the file, or save what can be read.`, es: `No se ha guardado nada: filas que no se pueden importar, ${skipped}; celdas que no se entienden, ${errors.length}. Corrígelas en el archivo, o guarda lo que se entienda.` }[ctx.language]);
        // Stopped after the last row was told: the whole goes back all the same.
        if ((await lockedProgress(ctx, id))?.state !== 'RUNNING') throw new TakenBack(null);
        await this.imports.finish(ctx, run);
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
      await as(async (ctx) => {
        ctx.authorize(true);
        const { state } = (await lockedProgress(ctx, id)) ?? {};
        if (state === 'RUNNING' || state === 'STOPPED') await ctx.update(Import, await ctx.get(Import, { id }), { state: 'READY', doneRows: 0, problem: error.problem });
      });
    }
  }
}

/** Serialization, deadlock, lock and statement timeouts, and a database that went away. */
function isPassing({ code = '' }: Error & { code?: string }): boolean {
  return ['40001', '40P01', '55P03', '57014', '57P01', 'ECONNREFUSED', 'ECONNRESET'].includes(code) || code.startsWith('08');
}

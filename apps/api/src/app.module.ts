import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { boundsRule, DateScalar, EventBus, executionPlugin, type GraphQLContext, type Jobs, plainFields } from '@batuta/platform';
import { organizationEntities, OrganizationModule, OutboxJobs, type VisitorRequest } from '@batuta/organization';
import { governanceEntities, GovernanceModule } from '@batuta/governance';
import { portfolioEntities, PortfolioModule } from '@batuta/portfolio';
import { oversightEntities, OversightModule } from '@batuta/oversight';
import { exchangeEntities, ExchangeModule } from '@batuta/exchange';
import { config } from './config.js';

export const entities: (new () => object)[] = [...organizationEntities, ...governanceEntities, ...portfolioEntities, ...oversightEntities, ...exchangeEntities];
const domains = [OrganizationModule, GovernanceModule, PortfolioModule, OversightModule, ExchangeModule];

/** The database, the bus and the jobs: one of each per process, for every module. */
@Global()
@Module({})
class CoreModule {
  static of(database: DataSource, jobs: Jobs | null): DynamicModule {
    const providers = [
      { provide: DataSource, useValue: database },
      { provide: EventBus, useValue: new EventBus() },
      { provide: OutboxJobs, useValue: new OutboxJobs(jobs) },
    ];
    return { module: CoreModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/** The domains without HTTP: what the operator's commands and the worker use. */
@Module({})
export class DomainModule {
  static of(database: DataSource, jobs: Jobs | null): DynamicModule {
    return { module: DomainModule, imports: [CoreModule.of(database, jobs), ...domains] };
  }
}

@Module({})
export class AppModule {
  static of(database: DataSource, jobs: Jobs): DynamicModule {
    const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [EventBus],
      useFactory: (bus: EventBus) => ({
        path: '/graphql',
        autoSchemaFile: true,
        sortSchema: true,
        transformSchema: plainFields,
        playground: false,
        introspection: true,
        csrfPrevention: true,
        includeStacktraceInErrorResponses: false,
        hideSchemaDetailsFromClientErrors: config.isProduction,
        allowBatchedHttpRequests: false,
        validationRules: [boundsRule],
        context: ({ req }: { req: VisitorRequest }): Partial<GraphQLContext> & { req: VisitorRequest } => ({ req, visit: req.visit }),
        plugins: [executionPlugin({ database, bus, ratePerMinute: config.ratePerMinute, isProduction: config.isProduction })],
      }),
    });
    return { module: AppModule, imports: [CoreModule.of(database, jobs), ...domains, graphql], providers: [DateScalar] };
  }
}

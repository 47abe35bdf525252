import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, emailKey, type Language, nameKey, stale } from '@batuta/platform';
import { AccountService } from '../account/account.service.js';
import { MembershipService } from '../membership/membership.service.js';
import { Person } from '../person/person.entity.js';
import { lockedOrganization } from '../membership/membership.queries.js';
import * as may from './organization.access.js';
import { Organization, type SampleState } from './organization.entity.js';
import type { SaveSettingsInput } from './organization.types.js';

interface NewOrganization {
  slug: string;
  name: string;
  language: Language;
  timeZone: string;
  currency: string;
  administrator: { email: string; name: string; title?: string };
  sample?: SampleState;
}

/** What a listener of `organization.currency_asked` answers with where amounts are kept. */
export const currencyIsKept = new DomainError('RULE', { en: 'Initiatives have amounts in the present currency, and nothing is converted. The currency stays; clear the amounts first, or found another organization.', es: 'Hay iniciativas con importes en la moneda actual, y nada se convierte. La moneda se queda; quita antes los importes, o funda otra organización.' }, { field: 'currency' });

/** Founding an organization is the operator's act: the command line does it, the API does not. */
@Injectable()
export class OrganizationService {
  constructor(
    private readonly accounts: AccountService,
    private readonly memberships: MembershipService,
  ) {}

  /** The administrator's account must exist; they are the first member and, until there is a program office, the steward. */
  async createOrganization(ctx: Ctx, input: NewOrganization): Promise<Organization> {
    refuseUnknown(input);
    ctx.authorize(true);
    const account = await this.accounts.findByEmail(ctx, input.administrator.email);
    if (!account) throw new DomainError('NOT_FOUND', { en: `There is no account for ${input.administrator.email}; create it first.`, es: `No hay cuenta para ${input.administrator.email}; créala antes.` });
    const createdAt = ctx.now();
    const { slug, name, language, timeZone, currency } = input;
    const organization: Organization = { id: ctx.newId(), slug, name, language, timeZone, currency, cadence: 'FORTNIGHT', customerWeight: 0.5, moneyReaders: 'CONCERNED', twoPersonRule: false, stewardId: ctx.newId(), sample: input.sample ?? null, createdAt, version: 1 };
    await ctx.become({ organizationId: organization.id, credentials: {} });
    await ctx.insert(Organization, organization);
    await ctx.insert(Person, {
      organizationId: organization.id,
      id: organization.stewardId,
      name: input.administrator.name,
      nameKey: nameKey(input.administrator.name),
      title: input.administrator.title ?? null,
      email: emailKey(input.administrator.email),
      createdAt,
      version: 1,
    });
    await this.memberships.add(ctx, account.id, organization.stewardId, 'ADMIN', []);
    await ctx.record({ name: 'organization.created' });
    return organization;
  }

  /** The organization, which nobody else changes until this operation ends. */
  async locked(ctx: Ctx): Promise<Organization> {
    await lockedOrganization(ctx);
    return (await ctx.manager()).findOneByOrFail(Organization, { id: ctx.organizationId });
  }

  /** Errors: CONFLICT when somebody saved first, RULE for another currency once amounts are kept. */
  async saveSettings(ctx: Ctx, { version, ...input }: SaveSettingsInput): Promise<Organization> {
    ctx.authorize(may.saveSettings(ctx.actor));
    const organization = await this.locked(ctx);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null)) as Partial<Organization>;
    if (given.name) given.name = given.name.trim();
    const changes = Object.fromEntries(Object.entries(given).filter(([field, value]) => organization[field as keyof Organization] !== value)) as Partial<Organization>;
    refuseUnknown({ ...organization, ...changes });
    if (changes.currency) await ctx.record({ name: 'organization.currency_asked', details: { from: organization.currency, to: changes.currency } });
    return organization.version === version && Object.keys(changes).length === 0 ? organization : this.change(ctx, organization, version, changes);
  }

  /** Writes what changed, for this and later domains' settings, and says what it was. Raises the version even where only what belongs to it changed. */
  async change(ctx: Ctx, organization: Organization, version: number, changes: Partial<Organization>): Promise<Organization> {
    if (organization.version !== version) throw stale(organization);
    await (await ctx.manager()).update(Organization, { id: organization.id, version }, { ...changes, version: version + 1 });
    const before = Object.fromEntries(Object.keys(changes).map((field) => [field, organization[field as keyof Organization]]));
    if (Object.keys(changes).length > 0) await ctx.record({ name: 'organization.settings_saved', details: { before, after: changes } });
    return Object.assign(organization, changes, { version: version + 1 });
  }
}

/** First words of addresses that aren't an organization's. */
const ownWords = new Set(['sign-in', 'invitation', 'reset', 'read', 'graphql', 'files', 'policy-files', 'linked', 'exports', 'assets', 'health', 'ready']);

function refuseUnknown({ slug, timeZone, currency }: Pick<NewOrganization, 'slug' | 'timeZone' | 'currency'>): void {
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(slug)) throw new DomainError('INVALID', { en: 'A slug has 2 to 40 small letters, digits and hyphens.', es: 'Un slug tiene de 2 a 40 letras minúsculas, cifras y guiones.' }, { field: 'slug' });
  if (ownWords.has(slug)) throw new DomainError('INVALID', { en: `“${slug}” is an address of the product itself; choose another.`, es: `«${slug}» es una dirección del propio producto; elige otra.` }, { field: 'slug' });
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'UTC') throw new DomainError('INVALID', { en: `“${timeZone}” is not an IANA time zone, like Europe/Madrid.`, es: `«${timeZone}» no es una zona horaria IANA, como Europe/Madrid.` }, { field: 'timeZone' });
  if (!Intl.supportedValuesOf('currency').includes(currency)) throw new DomainError('INVALID', { en: `“${currency}” is not an ISO 4217 currency, like EUR.`, es: `«${currency}» no es una moneda ISO 4217, como EUR.` }, { field: 'currency' });
}

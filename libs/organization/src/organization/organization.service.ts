import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, emailKey, type Language, nameKey } from '@batuta/platform';
import { AccountService } from '../account/account.service.js';
import { MembershipService } from '../membership/membership.service.js';
import { Person } from '../person/person.entity.js';
import { Organization } from './organization.entity.js';

interface NewOrganization {
  slug: string;
  name: string;
  language: Language;
  timeZone: string;
  currency: string;
  administrator: { email: string; name: string; title?: string };
}

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
    const organization: Organization = { id: ctx.newId(), slug, name, language, timeZone, currency, cadence: 'FORTNIGHT', customerWeight: 0.5, stewardId: ctx.newId(), createdAt, version: 1 };
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
}

function refuseUnknown({ slug, timeZone, currency }: NewOrganization): void {
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(slug)) throw new DomainError('INVALID', { en: 'A slug has 2 to 40 small letters, digits and hyphens.', es: 'Un slug tiene de 2 a 40 letras minúsculas, cifras y guiones.' }, { field: 'slug' });
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'UTC') throw new DomainError('INVALID', { en: `“${timeZone}” is not an IANA time zone, like Europe/Madrid.`, es: `«${timeZone}» no es una zona horaria IANA, como Europe/Madrid.` }, { field: 'timeZone' });
  if (!Intl.supportedValuesOf('currency').includes(currency)) throw new DomainError('INVALID', { en: `“${currency}” is not an ISO 4217 currency, like EUR.`, es: `«${currency}» no es una moneda ISO 4217, como EUR.` }, { field: 'currency' });
}

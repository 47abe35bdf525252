import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEmail, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { accessRoles } from '@batuta/platform';
import { themes, type Theme } from '../account/account.entity.js';

export const AccessEnum = Object.fromEntries(accessRoles.map((role) => [role, role])) as { [Role in (typeof accessRoles)[number]]: Role };
registerEnumType(AccessEnum, { name: 'Access', description: 'What a membership lets its account do in one organization; owner and sponsor are relations, not access.' });
export const LanguageEnum = { en: 'en', es: 'es' } as const;
registerEnumType(LanguageEnum, { name: 'Language', description: 'A language of the product.' });
export const ThemeEnum = Object.fromEntries(themes.map((theme) => [theme, theme])) as { [Name in Theme]: Name };
registerEnumType(ThemeEnum, { name: 'Theme', description: 'How pages look: light, dark, or as the device says (auto).' });

@InputType()
export class SignInInput {
  @Field({ description: 'The account’s e-mail address.' })
  @IsEmail()
  @MaxLength(254)
  email: string;

  @Field({ description: 'Its password.' })
  @IsNotEmpty()
  @MaxLength(1000)
  password: string;

  @Field(() => String, { nullable: true, description: 'For accounts with a second factor: the six digits of the app, or a recovery code.' })
  @IsOptional()
  @MaxLength(40)
  code?: string | null;
}

@InputType()
export class PreferencesInput {
  @Field(() => LanguageEnum, { nullable: true, description: 'The reader’s language from now on.' })
  language?: 'en' | 'es' | null;

  @Field(() => ThemeEnum, { nullable: true, description: 'The reader’s theme from now on.' })
  theme?: Theme | null;
}

@ObjectType('MyOrganization', { description: 'An organization that the signed-in account belongs to.' })
export class MyOrganizationType {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'Its name in addresses and in the header batuta-organization.' }) slug: string;
  @Field({ description: 'Its name.' }) name: string;
}

@ObjectType('Me', { description: 'Who is signed in. The member’s part is there when the request names an organization of theirs.' })
export class MeType {
  @Field(() => ID, { description: 'The account’s id.' }) accountId: string;
  @Field({ description: 'The account’s e-mail.' }) email: string;
  @Field(() => LanguageEnum, { description: 'The reader’s language.' }) language: 'en' | 'es';
  @Field(() => ThemeEnum, { description: 'The reader’s theme.' }) theme: Theme;
  @Field({ description: 'Whether signing in asks for a second factor.' }) hasTwoFactor: boolean;
  @Field(() => [MyOrganizationType], { description: 'Organizations of this account, by name.' }) organizations: MyOrganizationType[];
  @Field(() => AccessEnum, { nullable: true, description: 'Access in the named organization.' }) access: string | null;
  personId: string | null;
}

@ObjectType('MyAbilities', { description: 'What the reader may do in the named organization that is not of one record. Each domain adds its own.' })
export class MyAbilitiesType {
  @Field({ description: 'Add departments.' }) createDepartment: boolean;
  @Field({ description: 'Add people to any department.' }) createPerson: boolean;
  @Field({ description: 'Invite people, at least as contributors.' }) inviteMember: boolean;
  @Field({ description: 'Make links that reset a member’s password.' }) issueResetLink: boolean;
  @Field({ description: 'Change the organization’s settings, criteria and weights.' }) saveSettings: boolean;
}

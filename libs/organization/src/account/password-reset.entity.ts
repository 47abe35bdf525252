import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link with which an account chooses a new password, once. */
@Entity('password_resets')
export class PasswordReset {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('uuid') personId: string;
  @Column('text') tokenHash: string;
  @Column('boolean') isWithoutSecondFactor: boolean;
  @Column('uuid') issuedBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
  @Column('int') version: number;
}

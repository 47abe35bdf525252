import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid') id: string;
  @Column('text') tokenHash: string;
  @Column('uuid') accountId: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('text') userAgent: string;
  @Column('text') address: string;
}

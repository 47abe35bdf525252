import { Platform1763700000001 } from './1-platform.js';
import { Organization1763700000002 } from './2-organization.js';
import { Governance1763700000003 } from './3-governance.js';
import { Portfolio1763700000004 } from './4-portfolio.js';
import { Exchange1763700000005 } from './5-exchange.js';
import { Overdue1763800000006 } from './6-overdue.js';
import { Personal1763800000007 } from './7-personal.js';
import { ImportPage1763900000008 } from './8-import-page.js';
import { Find1764100000009 } from './9-find.js';
import { Accounts1764100000010 } from './10-accounts.js';
import { SealedLog1764100000011 } from './11-sealed-log.js';
import { ImportKinds1764100000012 } from './12-import-kinds.js';
import { LogOrder1764300000013 } from './13-log-order.js';
import { Corrections1764300000014 } from './14-corrections.js';
import { OwnSamples1764300000015 } from './15-own-samples.js';
import { Handovers1764300000016 } from './16-handovers.js';

export const migrations = [Platform1763700000001, Organization1763700000002, Governance1763700000003, Portfolio1763700000004, Exchange1763700000005, Overdue1763800000006, Personal1763800000007, ImportPage1763900000008, Find1764100000009, Accounts1764100000010, SealedLog1764100000011, ImportKinds1764100000012, LogOrder1764300000013, Corrections1764300000014, OwnSamples1764300000015, Handovers1764300000016];

import type { StoryPolicy } from './story.js';

const outages = (minutes: string, extra = ''): string => `This policy says what customers hear from us when their line or network fails, and who answers for it.

## What counts as an outage

Anything that keeps more than fifty customers from calling or being online for longer than ten minutes, planned or not.

## What we do

1. We tell customers **within ${minutes}**, by text message and on the status page, before they have to ask.
2. We say what we know, what we don’t, and when we will speak again. Then we do speak again, even if nothing has changed.
3. Whoever calls hears the same words that the message says.
4. When it is over we say so, and why it happened, in one sentence that a neighbour would understand.

## What we don’t do

- We don’t say “some customers may experience”.
- We don’t wait until the cause is known.
- We don’t sell anything to somebody whose line is down.
${extra}
## How it is measured

| Measure | Goal | Who looks at it |
|---|---|---|
| Outages announced in time | 95% | CX council, every fortnight |
| Calls per thousand customers affected | under 40 | Customer steering committee |

## Who answers for it

Network answers for the message, Service for the words on the phone.
`;

/** What must be at Harbor, in versions; some of it read by all, some by hardly anybody. */
export const harborPolicies: StoryPolicy[] = [
  {
    title: 'Telling customers about outages', kind: 'POLICY', department: 'Network', owner: 'diego', approvedBy: ['Customer steering committee', 3], reviewIn: 300,
    versions: [
      { body: outages('thirty minutes'), drafted: 315, submitted: 308, approvals: [[305, 'ben'], [303, 'diego'], [300, 'clara']], read: [[292, 50], [280, 88], [270, 106]] },
      { body: outages('five minutes', '- We don’t make people who depend on their line wait for the text: we call them.\n'), note: 'From thirty minutes to five, and calls to people who depend on their line: the March outage brought 31,000 calls.', drafted: 80, submitted: 72, approvals: [[66, 'omar'], [64, 'ben'], [60, 'clara']], read: [[55, 41], [45, 79], [33, 92]] },
    ],
    exception: [50, 'ben', { what: 'Islands region: fifteen minutes', reason: 'Alarms there are still read by hand; the feed is connected in February.', department: 'Network', untilIn: 90 }],
  },
  {
    title: 'Plain words on every bill', kind: 'STANDARD', department: 'Billing', owner: 'priya', approvedBy: ['CX council', 2], reviewIn: -9,
    versions: [{ body: 'A customer can say what they pay for after reading the first page once.\n\n## How it is checked\n\n- No abbreviation that isn’t spelled out.\n- What changed since last month stands first.\n- One figure to pay, one date, one way to ask.\n- Somebody who doesn’t work here reads it and tells us what it says.\n', drafted: 230, submitted: 224, approvals: [[220, 'tomas'], [218, 'amy']], read: [[205, 70], [190, 106]] }],
  },
  {
    title: 'Calls about a death', kind: 'GUIDELINE', department: 'Service', owner: 'mina', approvedBy: ['CX council', 3], binds: ['Service', 'Billing'],
    versions: [{ body: 'Whoever calls to tell us about a death tells us once.\n\n## When you take the call\n\nSay your name and stay to the end: it isn’t passed on. Don’t ask for an account number before you have listened.\n\n## What is settled in that call\n\n1. Every charge in that name stops.\n2. You say which one paper we need, and who takes care of it.\n3. You give one name and one number for everything else.\n', note: 'A first proposal, with what families told us in October.', drafted: 42, submitted: 26, approvals: [[19, 'tomas']] }],
  },
  {
    title: 'Goodwill credits', kind: 'POLICY', department: 'Service', owner: 'ben', approvedBy: ['Customer steering committee', 2],
    versions: [{ body: 'A credit never replaces an answer.\n\nAgents may give up to £20 once what went wrong is put right. Above that, the head of the department decides.\n', drafted: 338, submitted: 335, approvals: [[333, 'clara'], [331, 'ben']], read: [[322, 81]] }],
    retired: [88, 'The customer promise of August says what we give back, and when.'],
  },
];

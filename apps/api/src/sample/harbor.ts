import { harborMeetings } from './harbor-meetings.js';
import { harborPolicies } from './harbor-policies.js';
import { harborProposals } from './harbor-proposals.js';
import { harborInitiatives, harborStaff } from './harbor-told.js';
import type { Story } from './story.js';

/** A telecom, in English. */
export const harbor: Story = {
  slug: 'harbor',
  name: 'Harbor Telecom',
  language: 'en',
  timeZone: 'Europe/London',
  currency: 'GBP',
  administrator: { email: 'alan@harbor.example', name: 'Alan Pike', title: 'Systems administrator' },
  departments: [{ name: 'Service', head: 'ben' }, { name: 'Network', head: 'diego' }, { name: 'Retail', head: 'omar' }, { name: 'Digital', head: 'ines' }, { name: 'Billing' }, { name: 'Customer office', head: 'amy' }, { name: 'People', head: 'rebecca.stanton' }, { name: 'Board' }],
  people: [
    { key: 'amy', name: 'Amy Reed', title: 'CX program lead', department: 'Customer office', account: { email: 'amy@harbor.example', access: 'PROGRAM_OFFICE' } },
    { key: 'ben', name: 'Ben Whitfield', title: 'Head of service', department: 'Service', account: { email: 'ben@harbor.example', access: 'DEPARTMENT_HEAD' } },
    { key: 'clara', name: 'Clara Ward', title: 'Chief operating officer', department: 'Board', account: { email: 'clara@harbor.example', access: 'EXECUTIVE' } },
    { key: 'ana', name: 'Ana Beltrán', title: 'Visiting CX adviser', department: 'Customer office', account: { email: 'ana@aurora.example', access: 'CONTRIBUTOR' } },
    { key: 'diego', name: 'Diego Marsh', title: 'Head of network', department: 'Network' },
    { key: 'omar', name: 'Omar Haddad', title: 'Head of retail', department: 'Retail' },
    { key: 'ines', name: 'Ines Falk', title: 'Head of digital', department: 'Digital' },
    { key: 'priya', name: 'Priya Raman', title: 'Head of onboarding', department: 'Service' },
    { key: 'tomas', name: 'Tomás Ibarra', title: 'Service design lead', department: 'Service' },
    { key: 'mina', name: 'Mina Oduya', title: 'Team lead, complaints', department: 'Service' },
    ...harborStaff,
  ],
  bodies: [
    { name: 'Customer steering committee', kind: 'STEERING_COMMITTEE', founded: 345, charter: 'Sets the customer strategy, shares out its money and settles what departments don’t settle among themselves.', decides: 'Priorities across departments, the programme’s budget, promises to customers.', upTo: 200_000, cadence: 'MONTH', quorum: 4, chair: 'clara', members: ['ben', 'diego', 'omar', 'ines', 'amy'] },
    { name: 'CX council', kind: 'COUNCIL', founded: 340, charter: 'Follows initiatives, closes gaps and prepares what the committee decides.', decides: 'Rating criteria, service standards, pilots.', upTo: 25_000, cadence: 'FORTNIGHT', quorum: 3, chair: 'amy', members: ['priya', 'tomas', 'mina'] },
    { name: 'Complaints working group', kind: 'WORKING_GROUP', founded: 140, charter: 'Brings together who answers complaints, to take their causes away.', members: ['mina', 'priya'] },
  ],
  roles: [
    { name: 'CX program lead', department: 'Customer office', made: 342, purpose: 'That the customer strategy has somebody who carries it through the whole company.', accountabilities: ['Proposes priorities to the committee', 'Measures the experience and tells it', 'Closes governance gaps'], mandate: {}, people: [[341, 'amy']] },
    { name: 'Journey lead, joining', department: 'Service', made: 280, purpose: 'That nobody who joins us has to ask twice.', accountabilities: ['From order to first bill'], people: [[279, 'priya', -35]] },
    { name: 'Journey lead, billing', department: 'Billing', made: 141, purpose: 'That a bill explains itself.', accountabilities: ['From usage to payment'], people: [] },
    { name: 'Customer voice in network planning', department: 'Network', made: 190, purpose: 'That promises to customers are in the plan.', accountabilities: ['Brings to the council what doesn’t fit'], people: [[188, 'diego']] },
  ],
  policies: harborPolicies,
  meetings: harborMeetings,
  proposals: harborProposals,
  initiatives: [
    {
      title: 'One-call resolution', summary: 'Sort a problem the first time somebody calls. Today four in ten call again within a week.', department: 'Service', with: ['Billing', 'Digital'], created: 350, owners: [[348, 'ben'], [90, 'tomas', 'Ben hands over to lead the switch programme']], sponsor: 'clara', stage: 'PROTOTYPE', cost: 780_000, effortDays: 420, startsIn: -340, endsIn: 220,
      ratings: [100, 75, 100, 75, 75, 50], evidence: 'Repeat calls within seven days: 41% (telephony, January to October).', confidence: 'MEASURED',
      statuses: [[290, 'ON_TRACK', 'Call reasons mapped; six in ten repeat calls come from billing.'], [190, 'ON_TRACK', 'Baseline agreed with Research: 68% of callers are sorted the first time.'], [88, 'ON_TRACK', 'Routing tests passed; repeat calls are up, but we think that it is seasonal.'], [17, 'ON_TRACK', 'Single script is ready and two teams are trained; pilot begins in December.'], [3, 'AT_RISK', 'Pilot starts on 12 January if Network frees its 60 days; if not, March.', 'Settle the 60 days with Network.', 'Clara to decide with Network.']],
    },
    { title: 'Switch without silence', summary: 'Nobody who moves to us is without a line for even an hour, and each step is announced.', department: 'Network', with: ['Service'], created: 62, owners: [], sponsor: 'clara', stage: 'DEFINE', cost: 640_000, effortDays: 240, startsIn: -60, endsIn: 200, ratings: [75, 100, 75, 100, 25, 75], evidence: '9% of switchers lose service for over a day (tickets, Q3).', confidence: 'MEASURED', statuses: [] },
    { title: 'First bill explained', summary: 'A call or a video that walks new customers through their first bill.', department: 'Billing', with: ['Service'], created: 240, owners: [[235, 'priya']], stage: 'IMPLEMENT', cost: 310_000, effortDays: 110, startsIn: -220, endsIn: 60, ratings: [50, 75, 50, 50, 75, 25], evidence: 'One in three first bills leads to a call.', confidence: 'MEASURED', statuses: [[180, 'ON_TRACK', 'Video tested with 20 customers; 17 could say what they pay for.'], [60, 'OFF_TRACK', 'The billing system can’t send it on the right day.', 'Move the trigger to the order system.']] },
    { title: 'Close the complaint loop', summary: 'Every complaint gets an answer that says what changed because of it.', department: 'Service', created: 220, owners: [[218, 'mina']], stage: 'IMPLEMENT', cost: 270_000, effortDays: 130, startsIn: -210, endsIn: 90, ratings: [25, 75, 75, 25, 50, 50], evidence: 'Review of 250 closed complaints.', confidence: 'SOME_EVIDENCE', statuses: [[150, 'ON_TRACK', 'Owners named for each complaint reason.'], [8, 'ON_TRACK', '71% answered with a change; target 80%.']] },
    { title: 'Outage messages in 5 minutes', summary: 'Tell people about an outage before they call.', department: 'Network', with: ['Digital'], created: 200, owners: [[198, 'diego']], sponsor: 'clara', stage: 'IMPLEMENT', cost: 450_000, effortDays: 160, startsIn: -190, endsIn: 40, ratings: [75, 75, 75, 50, 75, 50], evidence: '31,000 calls in the March outage.', confidence: 'MEASURED', statuses: [[140, 'ON_TRACK', 'Alarm feed connected.'], [50, 'ON_TRACK', 'Messages go out in 11 minutes.'], [5, 'ON_TRACK', 'Seven minutes in October; two regions still by hand.']] },
    { title: 'Store to app in one step', summary: 'What was begun in a store goes on in the app, and back.', department: 'Retail', with: ['Digital'], created: 170, owners: [[168, 'omar']], stage: 'IDEATE', cost: 390_000, effortDays: 200, startsIn: -150, endsIn: 210, ratings: [50, 25, 25, 75, 25, 25], evidence: 'Mystery shopping, 40 stores.', confidence: 'SOME_EVIDENCE', statuses: [[100, 'AT_RISK', 'Store tablets are two versions behind.', 'Order 60 tablets.']] },
    { title: 'Fair end of contract', summary: 'Say before the contract ends what happens next, and what it will cost.', department: 'Digital', created: 160, owners: [[158, 'ines']], stage: 'DEFINE', cost: 220_000, effortDays: 80, startsIn: -120, endsIn: 120, ratings: [75, 50, 100, 25, 0, 100], evidence: 'Regulator’s notice of May.', confidence: 'MEASURED', statuses: [[90, 'ON_TRACK', 'Wording agreed with Legal.'], [14, 'ON_TRACK', 'Letters go out for contracts that end in January.']] },
    { title: 'Vulnerable callers first', summary: 'People who told us that they depend on their line never wait.', department: 'Service', created: 110, owners: [[108, 'ben']], stage: 'PROTOTYPE', cost: 180_000, effortDays: 70, startsIn: -80, endsIn: 100, ratings: [25, 100, 100, 25, 0, 75], evidence: '1,140 registered customers; average wait 9 minutes.', confidence: 'MEASURED', statuses: [[70, 'ON_TRACK', 'Flag shown to all agents.'], [20, 'ON_TRACK', 'Priority queue tested at night.']] },
    { title: 'Home visits in two hours', summary: 'A window of two hours for each visit, kept nine times in ten.', department: 'Network', created: 95, owners: [[92, 'diego']], stage: 'DEFINE', cost: 560_000, effortDays: 260, startsIn: -60, endsIn: 280, ratings: [50, 75, 50, 50, 50, 25], evidence: 'Half-day windows kept 71%.', confidence: 'SOME_EVIDENCE', statuses: [[30, 'AT_RISK', 'Two regions have no engineers on Saturdays.', 'Ask the union by December.']] },
    { title: 'Front-line idea box', summary: 'Ideas of people who talk with customers, answered within ten days.', department: 'Customer office', created: 80, owners: [[78, 'amy']], stage: 'IMPLEMENT', cost: 40_000, effortDays: 30, startsIn: -70, endsIn: 290, ratings: [25, 25, 25, 0, 25, 25], evidence: 'Pilot in one store.', confidence: 'GUESS', statuses: [[40, 'ON_TRACK', '44 ideas, 39 answered.'], [11, 'ON_TRACK', '71 ideas, 70 answered; three are being built.']] },
    { title: 'Number change without branch visits', summary: 'Change a number online.', department: 'Digital', created: 45, owners: [], stage: 'EMPATHIZE', cost: 120_000, effortDays: 60, startsIn: 10, endsIn: 200, ratings: [25, 50, 0, 25, 50, 0], evidence: 'Branch diary, two weeks.', confidence: 'GUESS', statuses: [] },
    { title: 'Quiet hours in stores', summary: 'An hour a day without music or queues for those who need it.', department: 'Retail', created: 14, isProposal: true, owners: [], stage: 'EMPATHIZE', cost: 30_000, effortDays: 20, startsIn: 30, endsIn: 120, statuses: [] },
    ...harborInitiatives,
  ],
};

import type { StoryProposal } from './story.js';

/** What Harbor's people proposed to change of how it is governed: one adopted, one objected to, one that waits. */
export const harborProposals: StoryProposal[] = [
  {
    body: 'CX council', by: 'diego', on: 82, within: 10, title: 'Outages reach the council in a day',
    reason: 'The council read of the March outage in the papers.',
    parts: [{ role: 'Customer voice in network planning', fields: { accountabilities: ['Brings to the council what doesn’t fit', 'Tells the council of an outage within a day'] } }],
    answers: [[81, 'amy'], [80, 'priya'], [79, 'tomas'], [78, 'mina']], adopted: [78, 'amy'],
  },
  {
    body: 'Customer steering committee', by: 'amy', on: 6, within: 14, title: 'A mandate that the committee stands behind',
    reason: 'The lead is asked for results and may decide nothing; three departments have said so.',
    parts: [{ role: 'CX program lead', fields: { purpose: 'That the customer strategy has somebody who carries it through the whole company, with a say.' } }, { body: 'Customer steering committee', fields: { quorum: 3 } }],
    answers: [[5, 'ben'], [3, 'omar', 'Three of six is half the company deciding for the other half. The role, yes; the quorum, no.']],
  },
  {
    body: 'CX council', by: 'tomas', on: 2, within: 9, title: 'Joining ends with the second bill',
    reason: 'Most new customers who leave do so after the second bill, and nobody holds that month.',
    parts: [{ role: 'Journey lead, joining', fields: { accountabilities: ['From order to first bill', 'From first to second bill, with Billing'] } }],
    answers: [[1, 'priya']],
  },
];

import type { StoryMeeting } from './story.js';

/** What Harbor's bodies met for and decided; the council has not met for a while. */
export const harborMeetings: StoryMeeting[] = [
  {
    body: 'Customer steering committee', on: 121, called: 129, place: 'Room 2, Leeds', present: ['clara', 'ben', 'diego', 'omar', 'amy'], proxies: [['ines', 'omar']], isApproved: true,
    minutes: 'The March outage was gone through call by call.\n\nOmar asked for stores to hear at the same time as customers.\n',
    decisions: [{ by: 'clara', title: 'Do we text before we know the cause?', outcome: 'Yes: within five minutes of the alarm, with what we know and when we speak again.', reason: '31,000 people called in March because nobody had told them anything.', about: ['Outage messages in 5 minutes'], options: [['Text at once', true], ['Text once the cause is known', false]], dissent: 'Diego fears false alarms: one in nine is none.', effect: 'Under 40 calls per thousand customers affected.', reviewIn: 35, stake: ['ines', 'her team sells the text service'], actions: [['Connect the alarm feed', 'diego', -110, 112], ['Give stores the same words', 'omar', -100, 101]] }],
  },
  {
    body: 'CX council', on: 41, called: 48, place: 'By video', present: ['amy', 'priya', 'tomas', 'mina'], isApproved: true,
    minutes: 'Gaps were gone through one by one.\n',
    decisions: [{ by: 'amy', title: 'Who writes the guideline for calls about a death?', outcome: 'Mina, with two families of October and with Billing.', reason: 'Service speaks with them first.', about: ['Calls about a death'], actions: [['Bring a proposal for review', 'mina', -28, 28]] }],
  },
  {
    body: 'Customer steering committee', on: 23, called: 30, place: 'Room 2, Leeds', present: ['clara', 'ben', 'diego', 'amy'], topics: [['Budget of 2027', 'What we stop if there isn’t enough for all']],
    minutes: 'Omar and Inés were missing; there was a quorum.\n\nOn “Switch without silence” nothing was decided: nobody owns it.\n',
    decisions: [
      { by: 'clara', title: 'Does Network free sixty days for the single script?', outcome: 'Thirty now, thirty in February; Diego says by when.', reason: 'The pilot can begin with two teams.', about: ['One-call resolution'], options: [['Sixty days now', false], ['Thirty and thirty', true], ['None before April', false]], dissent: 'Ben thinks that half a pilot tells nothing.', effect: 'Pilot begins on 12 January.', reviewIn: 55, actions: [['Name the people of the first thirty days', 'diego', -10], ['Plan the second half of the pilot', 'tomas', 14]] },
      { by: 'ben', title: 'Five minutes on the islands too?', outcome: 'Fifteen until the feed is connected, in February.', reason: 'To promise five and miss it is worse than to promise fifteen.', about: ['Telling customers about outages'] },
    ],
  },
  { body: 'Customer steering committee', on: -7, called: 4, place: 'Room 2, Leeds', topics: [['Budget of 2027', 'Second round, with what each initiative costs']] },
];

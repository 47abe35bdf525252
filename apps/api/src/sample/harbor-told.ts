import { staff, told } from './told.js';

/** Who works at Harbor beside those whom the story names first. */
export const harborStaff = [
  ...staff('Service', `
    Grace Holt, Shift lead
    Alan Price, Voice agent
    Bea Norton, Voice agent
    Colin Marsden, Chat agent
    Dawn Kelly, Chat agent
    Eve Parsons, E-mail agent
    Frank Osei, Voice agent
    Gail Turner, Planner
    Hari Nair, Quality analyst
    Samuel Okoro, Shift lead
    Beth Langley, Voice agent
    Idris Malik, Voice agent
    Karen Doyle, Voice agent
    Liam Fraser, Voice agent
    Olu Adeyemi, Voice agent
    Sophie Hart, Voice agent
    Wen Zhao, Chat agent
    Jack Barlow, Chat agent
    Nadia Hussain, Chat agent
    Paul Renshaw, Complaints agent
    Tess Moran, Complaints agent
    Victor Lund, Quality analyst
    Yasmin Iqbal, Trainer
    Hannah Pryce, Planner
    George Tull, Planner`),
  ...staff('Network', `
    Fiona Mackie, Head of operations centre
    Callum Reid, Radio planning
    Anders Holm, Core network
    Deborah Stone, Field manager north
    Owen Price, Field manager south
    Malik Johnson, Field engineer
    Rosie Clarke, Field engineer
    Tariq Aziz, Field engineer
    Neil Sutton, Field engineer
    Una Brady, Field scheduling
    Harry Webb, Capacity analyst
    Jin Park, Outage analyst
    Elsie Grant, Supplier manager
    Conor Daly, Site acquisition`),
  ...staff('Retail', `
    Maya Fisher, Area manager north
    Leon Carter, Area manager south
    Sally Brooks, Store manager Leeds
    Kofi Mensah, Store manager Bristol
    Ruth Adler, Store manager Glasgow
    Dylan Rhodes, Store adviser
    Amira Saleh, Store adviser
    Peter Nagy, Store adviser
    Chloe Bell, Store adviser
    Ivan Petrov, Store adviser
    Joy Mbeki, Merchandising
    Scott Lane, Store formats
    Erin Walsh, Retail training`),
  ...staff('Digital', `
    Tom Ashby, App product owner
    Lena Fischer, Web product owner
    Rahul Nair, Engineering lead
    Zoe Kent, Designer
    Marco Bianchi, Designer
    Ellie Sharp, Engineer
    Kwame Boateng, Engineer
    Sven Dahl, Engineer
    Alice Munro, Engineer
    Bilal Khan, Test engineer
    Nora Quinn, Analyst
    Pete Hollis, Content
    Freya Lind, Accessibility lead
    Josh Tanner, Data engineer`),
  ...staff('Billing', `
    Martin Hale, Billing operations
    Sandra Cole, Bill design
    Ravi Menon, Billing systems
    Louise Payne, Collections lead
    Derek Mills, Collections
    Anita Bose, Credit
    Gary Flynn, Refunds
    Holly Marsh, Refunds
    Ian Dunn, Revenue assurance
    Petra Novak, Tariffs`),
  ...staff('Customer office', `
    Simone Laurent, Voice of the customer
    Jonas Weber, Journey designer
    Kate Ellery, Programme manager
    Dev Sharma, Programme manager
    Molly Finch, Research
    Aisha Bello, Research`),
  ...staff('People', `
    Rebecca Stanton, Head of people
    Chris Yardley, Learning
    Ngozi Obi, Learning
    Phil Garner, Reward
    Marta Kowalska, Recruitment
    Euan Drummond, Recruitment
    Leah Simms, Listening and engagement
    Oscar Byrne, Internal communication
    Tina Pell, Health and safety`),
  ...staff('Board', `
    Helen Avery, Chief executive
    Rupert Lang, Chief financial officer
    Ingrid Moe, General counsel
    Francis Abara, Regulation`),
];

const tracker = 'Relationship survey of June, n = 3,020.';

export const harborInitiatives = [
  told({ title: 'No more “please hold”', summary: 'Call back at the time that the caller chooses.', department: 'Service', created: 260, owner: 'hannah.pryce', sponsor: 'clara', stage: 'IMPLEMENT', cost: 210_000, effort: 95, left: 50, ratings: [75, 75, 50, 25, 50, 25], evidence: 'Mean wait on Mondays 9 min 20 s.', confidence: 'MEASURED',
    said: [[220, 'ON_TRACK', 'Supplier chosen after two trials.'], [140, 'ON_TRACK', 'Live for billing calls; 44% choose a time.'], [60, 'ON_TRACK', 'All calls by day. Monday wait is 5 min.'], [9, 'ON_TRACK', 'Evenings too. Wait is 3 min 40 s.']] }),
  told({ title: 'Agents see the bill', summary: 'The agent sees the same bill as the caller.', department: 'Service', with: ['Billing'], created: 210, owner: 'grace.holt', stage: 'MEASURE', cost: 90_000, effort: 60, left: 15, ratings: [50, 50, 50, 25, 75, 25], evidence: 'Bill calls take 3 min longer than others.', confidence: 'MEASURED', said: [[170, 'ON_TRACK', 'Mock-ups agreed with Billing.'], [90, 'ON_TRACK', 'Live for 60 agents.'], [11, 'ON_TRACK', 'All agents; bill calls are 2 min 10 s shorter.']] }),
  told({ title: 'Chat hands over with the story', summary: 'Nobody repeats what they typed to the bot.', department: 'Service', with: ['Digital'], created: 150, owner: 'wen.zhao', stage: 'PROTOTYPE', cost: 140_000, effort: 85, ratings: [50, 50, 25, 25, 50, 25], evidence: tracker, said: [[110, 'ON_TRACK', 'Summary of the chat tested with 12 agents.'], [55, 'AT_RISK', 'Summaries are wrong one time in six.', 'Show the last ten lines instead.'], [12, 'ON_TRACK', 'Ten lines work; two teams use it.']] }),
  told({ title: 'Coaching from real calls', summary: 'Each agent hears two of their own calls a month with a coach.', department: 'Service', with: ['People'], created: 190, owners: [[188, 'yasmin.iqbal'], [70, 'victor.lund', 'Yasmin is on leave']], stage: 'IMPLEMENT', cost: 60_000, effort: 120, ratings: [25, 25, 25, 0, 25, 25], evidence: 'Spread of resolution between agents: 41 to 83%.', confidence: 'MEASURED', said: [[150, 'ON_TRACK', 'Eight coaches trained.'], [80, 'ON_TRACK', '140 agents coached.']] }),
  told({ title: 'Weekend engineers', summary: 'Home visits on Saturday and Sunday.', department: 'Network', created: 230, owner: 'deborah.stone', sponsor: 'clara', stage: 'IMPLEMENT', cost: 720_000, effort: 310, left: 120, ratings: [50, 75, 25, 50, 0, 25], evidence: '58% ask for a weekend.', confidence: 'MEASURED', said: [[190, 'ON_TRACK', 'Agreement with the union.'], [120, 'ON_TRACK', 'Saturdays in the north.'], [45, 'AT_RISK', 'South lacks eleven engineers.', 'Hire or contract by January.'], [8, 'AT_RISK', 'Six of eleven hired.', 'Decide on contractors.', 'Clara to allow contractors for a quarter.']] }),
  told({ title: 'Know which street is down', summary: 'Tell people their own street’s state, not the city’s.', department: 'Network', with: ['Digital'], created: 175, owner: 'jin.park', stage: 'PROTOTYPE', cost: 260_000, effort: 130, ratings: [75, 50, 50, 25, 50, 50], evidence: '31,000 calls in the March outage.', confidence: 'MEASURED', said: [[140, 'ON_TRACK', 'Feed by street for three cities.'], [75, 'ON_TRACK', 'Right in 94% of tests.'], [6, 'ON_TRACK', 'Six cities; calls in outages fall by a third there.']] }),
  told({ title: 'First fix at home', summary: 'The engineer arrives with the right part.', department: 'Network', created: 280, owner: 'owen.price', stage: 'MEASURE', cost: 330_000, effort: 170, left: 30, ratings: [50, 75, 25, 50, 75, 25], evidence: '27% of visits need a second one.', confidence: 'MEASURED', said: [[240, 'ON_TRACK', 'Van stock by fault type.'], [150, 'ON_TRACK', 'Second visits fall to 19%.'], [60, 'ON_TRACK', '16%.'], [10, 'ON_TRACK', '14%; target 15% reached.']] }),
  told({ title: 'Mast news for neighbours', summary: 'Tell neighbours about works before the lorry comes.', department: 'Network', created: 120, owner: 'conor.daly', stage: 'IMPLEMENT', cost: 35_000, effort: 25, ratings: [0, 50, 25, 0, 25, 50], evidence: '212 complaints about works last year.', confidence: 'MEASURED', said: [[90, 'ON_TRACK', 'Letter and number agreed.'], [14, 'ON_TRACK', 'Complaints halved since September.']] }),
  told({ title: 'Capacity before the match', summary: 'Add capacity where thousands will meet.', department: 'Network', created: 340, owner: 'harry.webb', stage: 'MEASURE', cost: 410_000, effort: 140, left: -70, ratings: [50, 50, 25, 25, 0, 25], evidence: 'Stadium test, 2025.', said: [[300, 'ON_TRACK', 'Four stadiums planned.'], [160, 'ON_TRACK', 'All four hold at full house.']], ends: [75, 'finish', 'Part of normal planning now.'] }),
  told({ title: 'Stores that can repair', summary: 'Screen and battery while you wait.', department: 'Retail', created: 205, owner: 'scott.lane', sponsor: 'clara', stage: 'PROTOTYPE', cost: 540_000, effort: 220, left: 160, ratings: [25, 50, 25, 50, 0, 25], evidence: 'Nine in ten leave with nothing.', said: [[160, 'ON_TRACK', 'Leeds repairs 40 phones a week.'], [90, 'ON_TRACK', 'Bristol opens.'], [35, 'OFF_TRACK', 'Parts cost twice the plan.', 'New supplier by December.']] }),
  told({ title: 'One queue in the store', summary: 'Say your name at the door, sit down, be called.', department: 'Retail', created: 165, owner: 'maya.fisher', stage: 'IMPLEMENT', cost: 120_000, effort: 60, left: 40, ratings: [50, 50, 25, 25, 0, 0], evidence: 'Mystery visits, 48 stores.', said: [[130, 'ON_TRACK', 'Twelve stores.'], [50, 'ON_TRACK', '31 stores; waits feel shorter though they are not.'], [13, 'ON_TRACK', '48 stores.']] }),
  told({ title: 'Sell what fits', summary: 'Advisers offer the tariff that fits, even when it is cheaper.', department: 'Retail', with: ['People', 'Billing'], created: 140, owners: [], stage: 'DEFINE', cost: 180_000, effort: 90, ratings: [50, 75, 100, 50, 25, 75], evidence: '22% pay for data that they never use.', confidence: 'MEASURED' }),
  told({ title: 'Trade-in you can trust', summary: 'The price said in the store is the price paid.', department: 'Retail', created: 100, owner: 'leon.carter', stage: 'IDEATE', cost: 85_000, effort: 50, ratings: [25, 50, 75, 25, 0, 25], evidence: 'One in five gets less than was said.', confidence: 'MEASURED', said: [[70, 'ON_TRACK', 'Three ways of checking a phone, tested.'], [27, 'AT_RISK', 'The buyer will not guarantee prices.', 'Ask two other buyers.']] }),
  told({ title: 'App that opens in two seconds', summary: 'From tap to bill in two seconds on a three-year-old phone.', department: 'Digital', created: 245, owner: 'tom.ashby', stage: 'IMPLEMENT', cost: 290_000, effort: 180, left: 60, ratings: [75, 25, 25, 25, 25, 25], evidence: 'Median 6.4 s (analytics).', confidence: 'MEASURED', said: [[200, 'ON_TRACK', 'Where the time goes is known.'], [120, 'ON_TRACK', '4.1 s.'], [55, 'ON_TRACK', '3.0 s.'], [7, 'ON_TRACK', '2.4 s; the last step is the sign-in.']] }),
  told({ title: 'Help in the place of need', summary: 'Answers beside the field, not in a library.', department: 'Digital', created: 155, owner: 'pete.hollis', stage: 'MEASURE', cost: 45_000, effort: 40, left: 10, ratings: [50, 25, 25, 0, 50, 0], evidence: 'Help pages: 71% leave at once.', confidence: 'MEASURED', said: [[120, 'ON_TRACK', 'Twenty fields.'], [40, 'ON_TRACK', 'Calls about these forms fall by 12%.']] }),
  told({ title: 'Usable by everybody', summary: 'Web and app to WCAG 2.2 AA.', department: 'Digital', created: 330, owner: 'freya.lind', sponsor: 'clara', stage: 'IMPLEMENT', cost: 240_000, effort: 260, left: 90, ratings: [25, 75, 50, 25, 0, 100], evidence: 'Audit: 214 faults.', confidence: 'MEASURED', said: [[290, 'ON_TRACK', '214 faults listed by page.'], [200, 'ON_TRACK', '96 left.'], [110, 'AT_RISK', '61 left; the bill as PDF resists.', 'Make the bill a page.'], [15, 'ON_TRACK', '22 left; the bill is a page now.']] }),
  told({ title: 'Assistant that knows when to stop', summary: 'The bot hands over before anybody is angry.', department: 'Digital', with: ['Service'], created: 115, owner: 'lena.fischer', stage: 'PROTOTYPE', cost: 380_000, effort: 170, ratings: [50, 25, 25, 50, 75, 0], evidence: 'Supplier’s estimate.', confidence: 'GUESS', said: [[80, 'AT_RISK', 'Hands over too late in half of the tests.', 'Shorter limit.'], [34, 'OFF_TRACK', 'With a shorter limit it hands over everything.', 'Stop, or begin again with other data.', 'Committee to decide: stop or begin again.']] }),
  told({ title: 'Data that follows the customer', summary: 'One record for mobile, home and business.', department: 'Digital', with: ['Billing', 'Service'], created: 300, owners: [[298, 'josh.tanner'], [130, 'rahul.nair', 'Josh moves to analytics']], stage: 'IMPLEMENT', cost: 1_350_000, effort: 820, left: 240, ratings: [75, 50, 50, 75, 75, 50], evidence: '19% of homes exist twice.', confidence: 'MEASURED', said: [[260, 'ON_TRACK', 'Nine sources listed.'], [180, 'AT_RISK', 'Two have no owner in the business.', 'Name them.'], [100, 'OFF_TRACK', 'Matching fails for business lines.', 'New key for business lines.', 'Two people of Billing for six weeks.'], [30, 'AT_RISK', 'New key works in tests.', 'Load the first region.']] }),
  told({ title: 'Bill in plain English', summary: 'A bill that can be explained in a minute.', department: 'Billing', with: ['Digital'], created: 225, owner: 'sandra.cole', sponsor: 'clara', stage: 'IMPLEMENT', cost: 170_000, effort: 120, left: 45, ratings: [100, 50, 75, 25, 75, 50], evidence: 'Three in ten can say what they pay for.', confidence: 'MEASURED', said: [[180, 'ON_TRACK', 'Tested with 40 people; eight in ten can say it.'], [95, 'ON_TRACK', 'Mobile bills since August.'], [42, 'AT_RISK', 'Home bills wait for the data record.', 'Split from it.'], [5, 'ON_TRACK', 'Split; home bills from January.']] }),
  told({ title: 'No bill shock abroad', summary: 'A message at half and at the whole of the limit.', department: 'Billing', created: 290, owner: 'petra.novak', stage: 'MEASURE', cost: 75_000, effort: 45, left: -40, ratings: [25, 100, 75, 25, 50, 75], evidence: '1,900 refunds a year.', confidence: 'MEASURED', said: [[250, 'ON_TRACK', 'Limits agreed.'], [150, 'ON_TRACK', 'Messages since June; refunds fall by 60%.'], [48, 'ON_TRACK', 'Refunds fall by 81%.']], ends: [46, 'finish', 'Works; Billing runs it.'] }),
  told({ title: 'Refunds in three days', summary: 'From fourteen days to three.', department: 'Billing', created: 135, owner: 'gary.flynn', stage: 'IMPLEMENT', cost: 50_000, effort: 40, ratings: [25, 75, 50, 25, 25, 25], evidence: 'Median fourteen days.', confidence: 'MEASURED', said: [[105, 'ON_TRACK', 'Nine days.'], [44, 'ON_TRACK', 'Six days.'], [9, 'ON_TRACK', 'Four days.']] }),
  told({ title: 'Kind collections', summary: 'Offer a plan before the second letter.', department: 'Billing', with: ['Service'], created: 90, owner: 'louise.payne', stage: 'PROTOTYPE', cost: 95_000, effort: 60, ratings: [25, 75, 50, 50, 50, 75], evidence: '14% of those who leave owe less than £40.', confidence: 'MEASURED', said: [[60, 'ON_TRACK', '200 plans offered, 131 taken.'], [10, 'ON_TRACK', '117 of 131 are kept.']] }),
  told({ title: 'Customer panel', summary: '600 customers to ask within a week.', department: 'Customer office', created: 270, owner: 'molly.finch', stage: 'MEASURE', cost: 65_000, effort: 50, ratings: [25, 25, 25, 25, 25, 25], evidence: 'Studies took nine weeks.', confidence: 'MEASURED', said: [[230, 'ON_TRACK', '340 members.'], [120, 'ON_TRACK', '610; first answers in five days.'], [28, 'ON_TRACK', 'Eleven studies this year.']] }),
  told({ title: 'Moments that matter', summary: 'Ten moments, agreed by every department.', department: 'Customer office', with: ['Service', 'Network', 'Retail', 'Billing'], created: 352, owner: 'jonas.weber', sponsor: 'clara', stage: 'MEASURE', cost: 40_000, effort: 60, left: -120, ratings: [50, 50, 50, 25, 25, 50], evidence: '54 interviews.', confidence: 'MEASURED', said: [[310, 'ON_TRACK', '54 interviews done.'], [240, 'ON_TRACK', 'Ten moments, signed by all.']], ends: [200, 'finish', 'Agreed; initiatives name them.'] }),
  told({ title: 'Board hears a call', summary: 'Each board meeting begins with one real call.', department: 'Customer office', with: ['Board'], created: 180, owner: 'simone.laurent', stage: 'IMPLEMENT', cost: 5_000, effort: 10, ratings: [25, 0, 50, 0, 0, 25], evidence: 'Not measured yet.', confidence: 'GUESS', said: [[140, 'ON_TRACK', 'Three meetings.'], [50, 'ON_TRACK', 'They asked for two calls.']] }),
  told({ title: 'Moving house journey', summary: 'Understand the forty days of a move.', department: 'Customer office', with: ['Network'], created: 55, owner: 'aisha.bello', stage: 'EMPATHIZE', cost: 30_000, effort: 35, said: [[35, 'ON_TRACK', '22 diaries under way.'], [9, 'ON_TRACK', 'Day one without a line is what people tell of.']] }),
  told({ title: 'Thank you that arrives', summary: 'What customers say of a person reaches them within a day.', department: 'People', with: ['Service', 'Retail'], created: 160, owner: 'leah.simms', stage: 'IMPLEMENT', cost: 35_000, effort: 30, ratings: [0, 25, 25, 0, 25, 25], evidence: 'Engagement: 41% feel seen.', said: [[120, 'ON_TRACK', '90 a week.'], [12, 'ON_TRACK', '240 a week; engagement is up to 52% there.']] }),
  told({ title: 'A day in somebody’s shoes', summary: 'Everybody spends a day a year with customers.', department: 'People', created: 105, owner: 'chris.yardley', stage: 'IMPLEMENT', cost: 110_000, effort: 240, ratings: [25, 25, 25, 0, 0, 25], evidence: 'Not measured yet.', confidence: 'GUESS', said: [[70, 'ON_TRACK', '60 people went.'], [22, 'ON_TRACK', '170 people; the board goes in January.']] }),
  told({ title: 'Hire for listening', summary: 'A listening test for every service job.', department: 'People', with: ['Service'], created: 130, owners: [], stage: 'IDEATE', cost: 45_000, effort: 40, ratings: [25, 25, 25, 25, 25, 25], evidence: 'Pilot with 30 applicants.' }),
  told({ title: 'Points for everything', summary: 'A loyalty scheme with points.', department: 'Retail', with: ['Digital'], created: 215, owner: 'joy.mbeki', stage: 'DEFINE', cost: 890_000, effort: 300, ratings: [25, 0, 25, 50, 0, 25], evidence: 'Supplier’s estimate.', confidence: 'GUESS', said: [[170, 'AT_RISK', 'Nobody can say what a point is worth.', 'Work it out with Finance.'], [100, 'OFF_TRACK', 'It costs more than it keeps.']], ends: [88, 'cancel', 'The test showed that customers want a fair price, not points.'] }),
];

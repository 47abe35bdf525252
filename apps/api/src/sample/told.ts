import type { StoryInitiative, StoryPerson } from './story.js';

type Stage = StoryInitiative['stage'];
type Status = StoryInitiative['statuses'][number];

/** People of a department, one a line: name, comma, job title. */
export function staff(department: string, lines: string): StoryPerson[] {
  return lines.trim().split('\n').map((line) => {
    const [name = '', title = ''] = line.split(', ').map((part) => part.trim());
    return { key: keyOf(name), name, title, department };
  });
}

export function keyOf(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '.');
}

interface Told {
  title: string;
  summary: string;
  department: string;
  with?: string[];
  /** Days since it began; its owner came two days later unless `owners` says otherwise. */
  created: number;
  owner?: string;
  owners?: StoryInitiative['owners'];
  sponsor?: string;
  stage: Stage;
  cost: number;
  effort: number;
  /** Days that are left of it. */
  left?: number;
  ratings?: StoryInitiative['ratings'];
  evidence?: string;
  confidence?: StoryInitiative['confidence'];
  said?: Status[];
  ends?: StoryInitiative['ends'];
  isProposal?: boolean;
}

/** Fills in what most initiatives share. */
export function told({ effort, left = 120, owner, owners, said = [], evidence, ...one }: Told): StoryInitiative {
  return { ...one, owners: owners ?? (owner ? [[one.created - 2, owner]] : []), effortDays: effort, startsIn: -one.created + 5, endsIn: left, statuses: said, ...(evidence && { evidence, confidence: one.confidence ?? 'SOME_EVIDENCE' }) };
}

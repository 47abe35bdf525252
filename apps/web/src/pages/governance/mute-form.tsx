import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { gapsWords } from './gaps.words';

const MuteGapDocument = graphql(`mutation MuteGap($input: MuteGapInput!) { muteGap(input: $input) { id } }`);
const UnmuteGapDocument = graphql(`mutation UnmuteGap($input: GapIdInput!) { unmuteGap(input: $input) { id } }`);

/** Thirty days are offered; a year is the most. */
const offeredDays = 30;

/** Lets a gap wait until a day, with a reason. */
export function MuteForm({ gap, onDone, onCancel }: { gap: { id: string }; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text, format } = useText();
  const words = useWords(gapsWords);
  const client = useClient();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(() => new Date(Date.parse(format.today()) + offeredDays * 86_400_000).toISOString().slice(0, 10));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const mute = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, MuteGapDocument, { input: { gapId: gap.id, reason: reason.trim(), untilOn: day } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: words.isMuted });
    onDone();
  };
  return (
    <form className="sheet all" onSubmit={(event) => { event.preventDefault(); void mute(); }} onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      <div className="inline">
        <div><label className="lb" htmlFor="mute-why">{words.why}</label><input className="in" id="mute-why" required pattern=".*\S.*" maxLength={500} autoFocus value={reason} onChange={({ target }) => setReason(target.value)} /></div>
        <div><label className="lb" htmlFor="mute-until">{words.day}</label><input className="in" id="mute-until" type="date" required value={day} onChange={({ target }) => setDay(target.value)} /></div>
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{words.mute}</button><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>
    </form>
  );
}

export function HearAgain({ gap, onDone }: { gap: { id: string; what: string }; onDone: () => void }): ReactNode {
  const words = useWords(gapsWords);
  const client = useClient();
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const hear = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, UnmuteGapDocument, { input: { gapId: gap.id } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: words.heard });
    document.getElementById('content')?.focus();
    onDone();
  };
  return <><button type="button" className="btn o" disabled={isBusy} aria-label={`${words.hear}: ${gap.what}`} onClick={() => void hear()}>{words.hear}</button><Refusal problem={problem} /></>;
}

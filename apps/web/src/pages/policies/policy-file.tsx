import { type ReactNode, useId, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, uploadFile } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { RemovePolicyFileDocument } from './policies.query';
import { policiesWords } from './policies.words';

export interface FileShown { name: string; mediaType: string; bytes: number }

/** Largest file, in bytes; the server has the last word. */
const most = 10_000_000;

/** Opens the file beside the page: a PDF in a tab of its own, a Word document in whatever reads it. */
export function FileLink({ file: { name, mediaType, bytes, address }, onOpen }: { file: FileShown & { address: string }; onOpen?: () => void }): ReactNode {
  const { format } = useText();
  const words = useWords(policiesWords);
  return <p className="file"><a className="btn o" href={address} target="_blank" rel="noopener" onClick={onOpen} onAuxClick={onOpen}>{words.openFile}</a> <span>{name}</span> <span className="q s">{words.fileOf(mediaType === 'application/pdf' ? 'PDF' : 'Word', format.number(Math.max(1, Math.round(bytes / 1000))))}</span></p>;
}

/** The file of a draft: chosen, seen, taken off. It is kept as soon as it is there. */
export function FileField({ versionId, file, address, onChange }: { versionId: string; file: FileShown | null; address: string; onChange: () => void }): ReactNode {
  const words = useWords(policiesWords);
  const client = useClient();
  const toast = useToast();
  const id = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const finish = (refused: Problem | null, said: string): void => {
    setBusy(false);
    setProblem(refused);
    if (refused) return;
    toast({ text: said });
    onChange();
  };
  const attach = async (chosen: File | undefined, field: HTMLInputElement): Promise<void> => {
    if (!chosen) return;
    if (chosen.size > most) return setProblem({ code: 'INVALID', message: words.fileTooLarge, field: null, requestId: null, details: {} });
    setBusy(true);
    const { problem: refused } = await uploadFile(chosen, `/policy-files/${versionId}`);
    field.value = '';
    finish(refused, words.fileKept);
  };
  const remove = async (): Promise<void> => {
    setBusy(true);
    const { problem: refused } = await act(client, RemovePolicyFileDocument, { input: { versionId } });
    finish(refused, words.fileGone);
  };
  return (
    <div className="all">
      <label className="lb" htmlFor={id}>{file ? words.fileOther : words.file} <span className="q">({words.fileKinds})</span></label>
      {file && <div className="row"><FileLink file={{ ...file, address }} /><button type="button" className="btn t" disabled={isBusy} onClick={() => void remove()}>{words.fileRemove}</button></div>}
      <input className="in" id={id} type="file" accept=".pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document" disabled={isBusy} onChange={({ target }) => void attach(target.files?.[0], target)} />
      <Refusal problem={problem} />
    </div>
  );
}

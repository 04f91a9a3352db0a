import type { ReactNode } from 'react';
import type { WorkMessage as Message } from '../../editor/work/workState.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useTexts } from '../TextsContext.tsx';
import { useWork, useWorkState } from './WorkContext.ts';

/**
 * What there is to tell about the painting, on a slip over the lower edge of the page: nothing moves
 * when it comes, and it stays until it is closed or the painting goes on. Its region is there without it
 * too, so that what comes is read out.
 */
export function WorkMessage(): ReactNode {
  const { work: texts, problem } = useTexts();
  const work = useWork();
  const message = useWorkState((state) => state.message);
  const job = useWorkState((state) => state.job);
  return (
    <div className="work-messages">
      <div className="slip" hidden={!job}>
        {job && (
          <>
            <label>
              {texts.replaying}
              <progress max={job.total} value={job.done} />
            </label>
            <button type="button" onClick={job.stop}>
              {texts.stop}
            </button>
          </>
        )}
      </div>
      <div className={message ? 'slip' : 'slip-empty'} data-kind={message?.kind}>
        <p role="status" aria-label={texts.message}>
          {message &&
            (message.kind === 'problem' ? problem(message.problem) : texts.messages(message))}
        </p>
        {message?.kind === 'link' && <LinkField link={message.link} />}
        {message && <MessageAction message={message} />}
        {message && (
          <button type="button" className="slip-close" onClick={() => work.tell(null)}>
            {texts.dismiss}
          </button>
        )}
      </div>
    </div>
  );
}

function MessageAction({ message }: { readonly message: Message }): ReactNode {
  const { work: texts } = useTexts();
  const work = useWork();
  switch (message.kind) {
    case 'restored':
      return (
        <button type="button" onClick={() => work.startFresh()}>
          {texts.startFresh}
        </button>
      );
    case 'earlier':
      return (
        <button type="button" onClick={() => void work.openKept(message.work)}>
          {texts.openEarlier}
        </button>
      );
    case 'copied-link':
      return message.long && <SaveButton />;
    case 'problem':
      return message.problem.code === 'link-too-long' && <SaveButton />;
    default:
      return null;
  }
}

function SaveButton(): ReactNode {
  const { work: texts } = useTexts();
  const { run } = useCommand('save');
  return (
    <button type="button" onClick={run}>
      {texts.save}
    </button>
  );
}

function LinkField({ link }: { readonly link: string }): ReactNode {
  const { work: texts } = useTexts();
  return (
    <input
      type="text"
      readOnly
      value={link}
      aria-label={texts.link}
      onFocus={({ target }) => target.select()}
    />
  );
}

import { WorkbenchError } from '../base/index.js';
import type { TcccChat, TcccVideo } from '../adapters/tencent/index.js';
import type { TcccAnswers } from './tccc-answers.js';

/** `tccc.Chat` and `tccc.IM`: every method answers that this centre has no text conversations. */
export function createChat(answers: TcccAnswers): TcccChat {
  const refuse = refusal(answers, 'text conversations');
  return {
    accept: refuse,
    end: refuse,
    transfer: refuse,
    sendCardMessage: refuse,
    sendOrderMessage: refuse,
  };
}

/** `tccc.Video`: every method answers that this centre has no video calls. */
export function createVideo(answers: TcccAnswers): TcccVideo {
  const refuse = refusal(answers, 'video calls');
  return {
    accept: refuse,
    end: refuse,
    muteMic: refuse,
    unmuteMic: refuse,
    muteVideo: refuse,
    unmuteVideo: refuse,
    transfer: refuse,
  };
}

function refusal(answers: TcccAnswers, what: string) {
  return () =>
    answers.of<object>(() =>
      Promise.reject(new WorkbenchError('sdk/not-offered', { message: `This centre has no ${what}.` })),
    );
}

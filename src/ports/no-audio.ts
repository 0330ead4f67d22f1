import { WorkbenchError } from '../base/index.js';

/** How every line refuses what needs the audio of a call that it has no audio for. */
export function noAudio(callId: string): WorkbenchError {
  return new WorkbenchError('call/refused', {
    message: 'The line has no audio for this call.',
    details: { callId },
  });
}

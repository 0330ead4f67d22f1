import TRTC from 'trtc-sdk-v5/trtc.esm.js';
import type { TrtcFactory } from './trtc-client.js';

const silent = 5;

/** The real SDK, told to keep its log to itself. Its types name `const enum`s, which have no value in an ES module. */
export function realTrtc(): TrtcFactory {
  const sdk = TRTC as unknown as TrtcFactory & { setLogLevel(level: number, isUploaded: boolean): void };
  sdk.setLogLevel(silent, false);
  return {
    create: () => sdk.create(),
    setCurrentSpeaker: (speakerId) => sdk.setCurrentSpeaker(speakerId),
  };
}

export { checkTrtcSupport, type TrtcSupport } from './support-check.js';
export { createTrtcLine, type TrtcLineOptions, type TrtcRing } from './create-trtc-line.js';
export type {
  TrtcClient,
  TrtcCredentials,
  TrtcEntry,
  TrtcEvents,
  TrtcFactory,
  TrtcRoom,
} from './trtc-client.js';

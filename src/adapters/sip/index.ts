export { createSipLine, type SipLineOptions } from './create-sip-line.js';
export type { VoiceProcessing } from '../devices/microphone.js';

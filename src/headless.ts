/** The desk without elements: everything a host needs to build a face of its own. */
export {
  createHttpCentre,
  createMemoryStorage,
  type HttpCentreOptions,
  type HttpCentrePort,
  type KeptSignIn,
  type SignInStorage,
  type TrtcPass,
} from './adapters/http/index.js';
export { createSipLine, type SipLineOptions, type VoiceProcessing } from './adapters/sip/index.js';
export * from './base/index.js';
export * from './machines/index.js';
export * from './model/index.js';
export * from './ports/index.js';
export * from './workbench/index.js';

export { createHttpCentre, type HttpCentreOptions } from './create-http-centre.js';
export { createMemoryStorage, type KeptSignIn, type SignInStorage } from './sign-in-storage.js';
export type { HttpCentrePort, TrtcPass } from './trtc-pass.js';

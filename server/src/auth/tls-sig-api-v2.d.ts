// The package has no types of its own. What is used of it:
declare module 'tls-sig-api-v2' {
  /** Signs for users of one application. It reads the machine's time. */
  export class Api {
    constructor(sdkAppId: number, secret: string);
    /** @param validS - how long the signature is good, in seconds */
    genUserSig(userId: string, validS: number): string;
  }
}

/**
 * Every code a {@link WorkbenchError} may carry. A new code needs a row in `error-catalog.ts`;
 * the compiler refuses a catalogue without one.
 */
export type ErrorCode =
  // signing in
  | 'auth/wrong-credentials'
  | 'auth/account-locked'
  | 'auth/account-disabled'
  | 'auth/too-many-attempts'
  | 'auth/setup-required'
  | 'auth/session-expired'
  | 'auth/session-revoked'
  | 'auth/proof-invalid'
  | 'auth/login-token-invalid'
  | 'auth/forbidden'
  // rules of the centre
  | 'presence/refused'
  | 'presence/unknown-rest-reason'
  | 'call/not-found'
  | 'call/refused'
  | 'call/agent-busy'
  | 'call/agent-offline'
  | 'call/number-invalid'
  | 'call/caller-number-unknown'
  | 'call/line-not-ready'
  | 'record/not-found'
  | 'record/recording-missing'
  // transport and payloads
  | 'network/unreachable'
  | 'network/timeout'
  | 'request/invalid'
  | 'request/conflict'
  | 'request/not-found'
  | 'protocol/malformed-fact'
  | 'server/unavailable'
  | 'server/internal'
  // the agent's own media end
  | 'line/registration-failed'
  | 'line/not-supported'
  | 'line/answer-failed'
  | 'line/media-failed'
  | 'device/microphone-denied'
  | 'device/microphone-missing'
  | 'device/microphone-busy'
  // programming mistakes an integrator can make
  | 'sdk/no-provider'
  | 'sdk/disposed'
  | 'sdk/invalid-options';

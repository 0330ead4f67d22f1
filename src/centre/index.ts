export { Centre, type CentreOptions } from './centre.js';
export type { AgentConfig, CentreConfig, NumberConfig, SkillGroupConfig } from './centre-config.js';
export type { CentreState } from './centre-state.js';
export type { Effect, LegEndReason, ListenSource, PromptSource } from './effects.js';
export type { AddressedFact, Outcome } from './outcome.js';
export type { Signal } from './signals.js';
export { viewRecord } from './views.js';
export { SoloCentre, type SoloCaller, type SoloCentreOptions, type SoloRefusal } from './solo-centre.js';

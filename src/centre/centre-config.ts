import type { Flow } from '../model/index.js';

/** What an administrator sets of a centre. Times in milliseconds. */
export interface CentreConfig {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly SkillGroupConfig[];
  readonly agents: readonly AgentConfig[];
  readonly numbers: readonly NumberConfig[];
  readonly restReasons: readonly string[];
  readonly blocklist: readonly string[];
  /** 0 = no wrap-up. */
  readonly wrapUpMs: number;
  /** How long a call rings at one agent. */
  readonly ringMs: number;
  /** How long an outgoing call may ring at the customer. */
  readonly dialMs: number;
  /** How long a transfer may wait for somebody who takes it. */
  readonly transferMs: number;
  /** How long a call whose agent lost the connection is kept with music before the centre gives up. */
  readonly recoveryMs: number;
  /** How long an agent whose page is gone stays as they were before they are `offline`. */
  readonly leaseGraceMs: number;
  readonly isAutomaticAnswer: boolean;
  /** Whether agents see customers' numbers masked (`189****8352`). */
  readonly isMasking: boolean;
  /** Whether an agent who let a ring time out is set `notReady`. */
  readonly isNotReadyAfterMiss: boolean;
  readonly adminUrl: string | null;
  /** What pages show in the third-party area; see `CentreSettingsView`. */
  readonly thirdPartyUrl: string | null;
  /** Self-service flows and inbound menus, checked when they were loaded. */
  readonly flows: readonly Flow[];
}

export interface SkillGroupConfig {
  readonly id: string;
  readonly name: string;
}

export interface AgentConfig {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'agent' | 'administrator';
  readonly groupIds: readonly string[];
  /** The agent's own mobile phone, whole; never shown to a customer or to another agent. */
  readonly mobile: string | null;
}

/** A telephone number of the centre and the skill group its callers wait for. */
export interface NumberConfig {
  readonly number: string;
  readonly groupId: string;
  /** The menu its callers hear first; `null` queues them at once. */
  readonly flowId: string | null;
}

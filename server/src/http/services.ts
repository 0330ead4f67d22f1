import type { Clock } from 'tccc-workbench/base';
import type { NumberSearches } from 'tccc-workbench/centre';
import type { Logger } from '../base/logger.js';
import type { AgentAdministration } from '../admin/agent-administration.js';
import type { CentreSettings } from '../admin/centre-settings.js';
import type { AccountServices } from '../auth/account-services.js';
import type { Proofs } from '../auth/proofs.js';
import type { SessionEnding } from '../auth/session-ending.js';
import type { Sessions } from '../auth/sessions.js';
import type { Lines } from '../auth/lines.js';
import type { SignedLinks } from '../auth/signed-links.js';
import type { CentreHosts } from '../centre/centre-hosts.js';
import type { Messages } from '../messages/messages.js';
import type { RecordingStore } from '../recordings/recording-store.js';
import type { Seed } from '../seed/seed-schema.js';
import type { ServerSettings } from '../settings.js';
import type { Store } from '../store/store.js';
import type { PhoneAccount } from '../telephony/embedded/embedded-engine-options.js';
import type { RecordExport } from '../records/record-sheet.js';
import type { RecordingLink } from '../recordings/recording-store.js';
import type { EventTickets } from './event-tickets.js';

/** What the routes are made of. */
export interface Services extends AccountServices {
  readonly settings: ServerSettings;
  readonly seed: Seed;
  readonly phones: readonly PhoneAccount[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: Store;
  readonly hosts: CentreHosts;
  readonly proofs: Proofs;
  readonly sessions: Sessions;
  readonly messages: Messages;
  readonly ending: SessionEnding;
  readonly lines: Lines;
  readonly tickets: EventTickets;
  readonly recordingLinks: SignedLinks<RecordingLink>;
  readonly exportLinks: SignedLinks<RecordExport>;
  readonly numberSearches: NumberSearches;
  readonly recordings: RecordingStore;
  /** Whether calls can be taken. */
  readonly isReady: () => boolean;
  readonly centreSettings: CentreSettings;
  readonly agents: AgentAdministration;
  /** Puts a centre's settings and agents in force as they are stored. */
  readonly reloadCentre: (centreId: string) => Promise<void>;
  /** Puts the agents' names, groups and mobile numbers in force as they are stored, in every centre. */
  readonly reloadAgents: () => Promise<void>;
}

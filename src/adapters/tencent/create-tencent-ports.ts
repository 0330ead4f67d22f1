import { systemClock, WorkbenchError, type Clock } from '../../base/index.js';
import type { Directory } from '../../model/index.js';
import type { CentrePort, LinePort } from '../../ports/index.js';
import type { Tccc } from './tccc.js';
import { TencentCentre } from './tencent-centre.js';
import { TencentLine } from './tencent-line.js';
import { TencentSession } from './tencent-session.js';

/** What the ports over the cloud's SDK are told; the SDK itself doesn't say who is signed in. */
export interface TencentOptions {
  /** The account that the page's token is for: an e-mail address. */
  readonly userId: string;
  /** The nickname to show. @defaultValue the account */
  readonly name?: string;
  /** The application's number. */
  readonly sdkAppId?: string;
  /** @defaultValue the number of the application */
  readonly centreName?: string;
  /** @defaultValue `globalThis.tccc` */
  readonly tccc?: Tccc;
  /** Whether the page has heard `ready` already: the documents don't say that it is told again. @defaultValue false */
  readonly isReady?: boolean;
  /** Reasons to choose from with 小休; the SDK takes any. @defaultValue one, 小休 */
  readonly restReasons?: readonly string[];
  /** Numbers to call out with; the SDK lists none. @defaultValue none, the cloud chooses */
  readonly callerNumbers?: readonly string[];
  /** Colleagues by account and groups by id, from the host's own backend. Without it, nobody can be transferred to. */
  readonly directory?: () => Promise<Directory>;
  /** How long to wait for `ready`. @defaultValue 30000 ms */
  readonly readyTimeoutMs?: number;
  readonly clock?: Clock;
}

/** A centre and a line that belong together. */
export interface TencentPorts {
  readonly centre: CentrePort;
  readonly line: LinePort;
}

/**
 * Makes a centre and a line of the cloud's Web SDK that the page has loaded, so that the elements run over the cloud. Call
 * it in the script's `onload`, before `ready`. See docs/tencent.md for what comes across.
 * @throws `tccc/not-loaded` when there is no `tccc` in the page
 *
 * @example
 * const workbench = createWorkbench(createTencentPorts({ userId: 'lin@example.com' }));
 */
export function createTencentPorts(options: TencentOptions): TencentPorts {
  const { userId, sdkAppId = '', clock = systemClock } = options;
  const tccc = options.tccc ?? (globalThis as { readonly tccc?: Tccc }).tccc;
  if (tccc === undefined) throw new WorkbenchError('tccc/not-loaded');
  const session = new TencentSession({ tccc, userId, clock, isReady: options.isReady ?? false });
  const centre = new TencentCentre({
    tccc,
    session,
    clock,
    agent: {
      id: userId,
      email: userId,
      name: options.name ?? userId,
      role: 'agent',
      centre: { id: sdkAppId, name: options.centreName ?? sdkAppId },
    },
    restReasons: options.restReasons ?? ['小休'],
    callerNumbers: options.callerNumbers ?? [],
    directory: options.directory ?? null,
    readyTimeoutMs: options.readyTimeoutMs ?? 30_000,
  });
  return { centre, line: new TencentLine({ tccc, session }) };
}

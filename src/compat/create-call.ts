import { WorkbenchError } from '../base/index.js';
import { parsePhoneNumber, type CallSnapshot, type TransferTarget } from '../model/index.js';
import {
  fromTcccNumber,
  toTcccNumber,
  type CallResponse,
  type TcccCall,
  type TcccInviteErrorCode,
  type TcccOutboundParams,
} from '../adapters/tencent/index.js';
import type { Workbench } from '../workbench/workbench.js';
import type { AccountBook } from './account-book.js';
import { placeOf } from './call-in-payload.js';
import { callOf, optionalTextOf, textOf, type TcccAnswers } from './tccc-answers.js';

/** What the `Call` part works with. */
export interface CallParts {
  readonly workbench: Workbench;
  readonly answers: TcccAnswers;
  readonly accounts: AccountBook;
  readonly onError: (error: unknown) => void;
}

const longestUuiBytes = 1024;

/**
 * `tccc.Call`, after the API reference (679/72044). What differs from the cloud is said at each method; what consults
 * (`invite`, `reconnect`, `kick`) is refused with `-999` until the workbench can consult.
 */
export function createCall(parts: CallParts): TcccCall {
  const { workbench, answers } = parts;
  const act = (params: unknown, work: (callId: string, call: CallSnapshot) => Promise<void>) =>
    answers.of<object>(async () => {
      const call = callOf(workbench, params);
      await work(call.context.id, call);
    });
  const startOutboundCall: TcccCall['startOutboundCall'] = (params) =>
    answers.of(() => placeCall(parts, params));

  return {
    startOutboundCall,
    callOut: startOutboundCall,
    accept: (params) => act(params, (callId) => workbench.answer(callId)),
    hungUp: (params) => act(params, (callId) => workbench.hangUp(callId)),
    // a ringing call goes to the next agent; one in conversation is hung up
    end: (params) =>
      act(params, (callId, { value }) =>
        value.progress === 'ringing' ? workbench.reject(callId) : workbench.hangUp(callId),
      ),
    deleteCall: (params) => act(params, (callId) => workbench.completeTasks(callId)),
    muteMic: (params) => act(params, (callId) => workbench.setMuted(callId, true)),
    unmuteMic: (params) => act(params, (callId) => workbench.setMuted(callId, false)),
    isMicMuted: (params) =>
      answers.of(async () => ({
        isMicMuted: callOf(workbench, params).value.microphone === 'muted',
      })),
    startInternalCall: (params) => answers.of(() => callColleague(parts, params)),
    transfer: (params) =>
      act(params, async (callId) => workbench.transfer(callId, await targetOf(parts, params))),
    hold: (params) => act(params, (callId) => workbench.hold(callId)),
    unHold: (params) => act(params, (callId) => workbench.resume(callId)),
    sendDigits: (params) => act(params, (callId) => workbench.sendDigits(callId, textOf(params, 'dtmfText'))),
    invite: (params) => refuseConsult(workbench, params),
    reconnect: (params) => refuseConsult(workbench, params),
    kick: (params) => refuseConsult(workbench, params),
  };
}

/**
 * Number groups don't exist here: `servingNumberGroupIds` changes nothing, and `skillGroupId` only must be a group of the
 * centre. No number is mapped, so that `phoneEncodeType` changes nothing either.
 */
async function placeCall(parts: CallParts, params: TcccOutboundParams): Promise<CallResponse> {
  const { workbench, onError } = parts;
  const { to, callerNumber, remark } = readOutbound(workbench, params);
  const callId = await workbench.placeCall({ to, ...(callerNumber !== undefined && { callerNumber }) });
  if (remark !== undefined) workbench.annotate(callId, { remark }).catch(onError);
  const { calls, settings, mobile } = workbench.snapshot;
  const call = calls.find(({ context }) => context.id === callId);
  const location = call && placeOf(call.context);
  return {
    sessionId: callId,
    calleePhoneNumber: toTcccNumber(to),
    callerPhoneNumber: toTcccNumber(callerNumber ?? settings?.callerNumbers[0] ?? ''),
    serverType: mobile?.isDialling ? 'staffPhoneSeat' : 'staffSeat',
    ...(location && { calleeLocation: location }),
    ...(remark !== undefined && { remark }),
  };
}

interface Outbound {
  readonly to: string;
  readonly callerNumber: string | undefined;
  readonly remark: string | undefined;
}

function readOutbound(workbench: Workbench, params: TcccOutboundParams): Outbound {
  const to = fromTcccNumber(textOf(params, 'phoneNumber'));
  if (to === null) throw new WorkbenchError('call/number-invalid');
  const uui = optionalTextOf(params, 'uui');
  if (uui !== undefined && new TextEncoder().encode(uui).length > longestUuiBytes) {
    throw new WorkbenchError('sdk/invalid-options', {
      message: `\`uui\` is longer than ${longestUuiBytes} bytes.`,
    });
  }
  const groupId = optionalTextOf(params, 'skillGroupId');
  if (groupId !== undefined && !workbench.snapshot.settings?.groups.some(({ id }) => id === groupId)) {
    throw new WorkbenchError('call/target-unknown', { details: { groupId } });
  }
  const caller = optionalTextOf(params, 'callerPhoneNumber');
  return {
    to,
    callerNumber: caller === undefined ? undefined : ownNumber(workbench, caller),
    remark: optionalTextOf(params, 'phoneDesc'),
  };
}

/** The centre's number as the centre writes it. @throws `call/caller-number-unknown` */
function ownNumber(workbench: Workbench, number: string): string {
  const wanted = fromTcccNumber(number) ?? parsePhoneNumber(number);
  const own = workbench.snapshot.settings?.callerNumbers.find((one) => fromTcccNumber(one) === wanted);
  if (own === undefined) throw new WorkbenchError('call/caller-number-unknown');
  return own;
}

async function callColleague(
  { workbench, accounts }: CallParts,
  params: { readonly calleeUserId: string; readonly useMobile?: boolean },
): Promise<{ readonly sessionId: string }> {
  const agentId = await accounts.idOf(textOf(params, 'calleeUserId'));
  return { sessionId: await workbench.callColleague({ agentId, useMobile: params.useMobile === true }) };
}

/** Exactly one of a group and a colleague. @throws `sdk/invalid-options`, `call/target-unknown` */
async function targetOf({ accounts }: CallParts, params: object): Promise<TransferTarget> {
  const groupId = optionalTextOf(params, 'skillGroupId');
  const userId = optionalTextOf(params, 'userId');
  if ((groupId === undefined) === (userId === undefined)) {
    throw new WorkbenchError('sdk/invalid-options', {
      message: 'Give either `skillGroupId` or `userId`.',
    });
  }
  if (groupId !== undefined) return { kind: 'group', id: groupId };
  return { kind: 'agent', id: await accounts.idOf(userId ?? '') };
}

/** What `invite`, `reconnect` and `kick` reject with; they are the only ones the documents give codes for. */
export class TcccInviteError extends Error {
  override readonly name = 'TcccInviteError';
  readonly status = 'error';
  readonly code: TcccInviteErrorCode;

  constructor(code: TcccInviteErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  get errorMsg(): string {
    return this.message;
  }
}

async function refuseConsult(workbench: Workbench, params: unknown): Promise<never> {
  const sessionId: unknown = (params as { readonly sessionId?: unknown } | undefined)?.sessionId;
  if (!workbench.snapshot.calls.some(({ context }) => context.id === sessionId)) {
    throw new TcccInviteError('-7', `There is no session ${String(sessionId)}.`);
  }
  throw new TcccInviteError(
    '-999',
    'This centre can not consult (咨询) or join three in a call; use Call.transfer.',
  );
}

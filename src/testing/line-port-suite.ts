import { WorkbenchError } from '../base/index.js';
import type { LineCredentials, LineEvents, LinePort, LineState } from '../ports/index.js';
import { claim, claimRefusal, told, type ContractRunner } from './contract-runner.js';

/** A closed line to try, and the centre at its other end. */
export interface LineFixture {
  readonly line: LinePort;
  /** Details the centre lets this line register with; a line that needs none leaves it out. */
  readonly credentials?: () => Promise<LineCredentials>;
  /** The centre rings the line. */
  ring(callId: string, isAutomatic: boolean): void;
  /** The centre ends the call, ringing or not. */
  hangUp(callId: string): void;
  /** Takes down what was put up, the line too. */
  close(): Promise<void> | void;
}

type Case = (fixture: LineFixture) => Promise<void>;

const next = <Type extends keyof LineEvents>(
  { line }: LineFixture,
  type: Type,
  when?: (payload: LineEvents[Type]) => boolean,
): Promise<LineEvents[Type]> => told<LineEvents, Type>(line, { type, ...(when && { when }) });

async function goOnline(fixture: LineFixture): Promise<void> {
  await fixture.line.openMicrophone();
  await fixture.line.open(
    () => fixture.credentials?.() ?? Promise.reject(new WorkbenchError('sdk/not-offered')),
  );
  claim(fixture.line.state === 'ready', `an open line should be ready, not ${fixture.line.state}`);
}

async function talk(fixture: LineFixture, callId: string): Promise<void> {
  await goOnline(fixture);
  const connected = next(fixture, 'connected');
  fixture.ring(callId, true);
  await connected;
}

const cases: Readonly<Record<string, Case>> = {
  'registers, and tells so': async (fixture) => {
    const states: LineState[] = [];
    fixture.line.on('state', (state) => states.push(state));

    await goOnline(fixture);

    claim(states.join() === 'connecting,ready', `states were told as ${states.join()}`);
  },

  'rejects to open with what the credentials were refused with': async ({ line, credentials }) => {
    if (!credentials) return;
    await line.openMicrophone();

    await claimRefusal(
      line.open(() => Promise.reject(new WorkbenchError('auth/forbidden'))),
      'auth/forbidden',
    );
  },

  'S12: offers a ringing call and answers it': async (fixture) => {
    await goOnline(fixture);
    const offered = next(fixture, 'offered');
    fixture.ring('call-1', false);
    claim(!(await offered).isAutomatic, 'the call should wait to be answered');
    const connected = next(fixture, 'connected');

    await fixture.line.answer('call-1');

    claim((await connected).callId === 'call-1', 'the audio should be of the call that was answered');
  },

  'S13: answers an automatic call by itself': async (fixture) => {
    await goOnline(fixture);
    const connected = next(fixture, 'connected');

    fixture.ring('call-1', true);

    claim((await connected).callId === 'call-1', 'the automatic call should be connected');
  },

  'S12: tells the end of a call that stopped ringing': async (fixture) => {
    await goOnline(fixture);
    const offered = next(fixture, 'offered');
    fixture.ring('call-1', false);
    await offered;
    const ended = next(fixture, 'ended');

    fixture.hangUp('call-1');

    claim((await ended).callId === 'call-1', 'the end should be told');
    await claimRefusal(fixture.line.answer('call-1'), 'line/answer-failed');
  },

  'S14: tells the end of a conversation': async (fixture) => {
    await talk(fixture, 'call-1');
    const ended = next(fixture, 'ended');

    fixture.hangUp('call-1');

    claim((await ended).callId === 'call-1', 'the end should be told');
  },

  'S17: mutes and unmutes, and tells so': async (fixture) => {
    await talk(fixture, 'call-1');
    const heard: boolean[] = [];
    fixture.line.on('muted', ({ isMuted }) => heard.push(isMuted));

    fixture.line.setMuted('call-1', true);
    fixture.line.setMuted('call-1', false);

    claim(heard.join() === 'true,false', `muting was told as ${heard.join()}`);
  },

  'S17: takes a muting while the call rings, and keeps it once there is audio': async (fixture) => {
    await goOnline(fixture);
    const offered = next(fixture, 'offered');
    fixture.ring('call-1', false);
    await offered;
    const heard: boolean[] = [];
    fixture.line.on('muted', ({ isMuted }) => heard.push(isMuted));
    const connected = next(fixture, 'connected');

    fixture.line.setMuted('call-1', true);
    await fixture.line.answer('call-1');
    await connected;

    claim(heard.join() === 'true', `muting was told as ${heard.join()}`);
  },

  'S17: refuses to mute what it has no part in': async (fixture) => {
    await goOnline(fixture);
    let code = 'nothing';
    try {
      fixture.line.setMuted('call-1', true);
    } catch (error) {
      code = error instanceof WorkbenchError ? error.code : String(error);
    }
    claim(code === 'call/refused', `it should throw call/refused, not ${code}`);
  },

  'S19: sends keys only while audio is up': async (fixture) => {
    await claimRefusal(fixture.line.sendDigits('call-1', '1'), 'call/refused');
    await talk(fixture, 'call-1');

    await fixture.line.sendDigits('call-1', '12#');
  },

  'S28: measures the way to the centre beside a call, where it can': async (fixture) => {
    if (!fixture.line.capabilities.networkTest) return;
    await talk(fixture, 'call-1');
    const ended: string[] = [];
    fixture.line.on('ended', ({ callId }) => ended.push(callId));

    const report = await fixture.line.testNetwork({ durationMs: 400 });

    claim(report.packets > 0, 'packets should have come back');
    claim(report.roundTripMs >= 0 && report.jitterMs >= 0, 'times should have been measured');
    claim(report.lossRatio >= 0 && report.lossRatio <= 1, `${report.lossRatio} is no share`);
    claim(ended.length === 0, 'the call should go on');
  },

  'refuses to answer a call that does not ring': async (fixture) => {
    await goOnline(fixture);

    await claimRefusal(fixture.line.answer('no-such-call'), 'line/answer-failed');
  },

  'ends its calls when it closes, and opens again': async (fixture) => {
    await talk(fixture, 'call-1');
    const ended = next(fixture, 'ended');

    await fixture.line.close();

    claim((await ended).callId === 'call-1', 'the end of the call should be told');
    claim(fixture.line.state === 'closed', `a closed line should say so, not ${fixture.line.state}`);
    await goOnline(fixture);
  },
};

/**
 * Tests that a line keeps the contract of {@link LinePort}. Run it against an adapter of your own.
 *
 * @example
 * runLinePortSuite('myLine', openMyLine, { describe, it });
 */
export function runLinePortSuite(
  name: string,
  open: () => Promise<LineFixture>,
  { describe, it }: ContractRunner,
): void {
  describe(`${name} as a line port`, () => {
    for (const [title, run] of Object.entries(cases)) {
      it(title, async () => {
        const fixture = await open();
        try {
          await run(fixture);
        } finally {
          await fixture.close();
        }
      });
    }
  });
}

import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { MPEGDecoder } from 'mpg123-decoder';
import { agent, centreNumber, customer, EngineFixture, neighbour } from './testing/engine-fixture.js';
import type { PhoneCall, SipPhone } from './testing/sip-phone.js';
import { dominantFrequency, level, purity } from './testing/tone-meter.js';

interface Stereo {
  readonly left: Int16Array;
  readonly right: Int16Array;
}

async function decode(path: string): Promise<Stereo> {
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  const { channelData, sampleRate } = decoder.decode(await readFile(path));
  decoder.free();
  assert.equal(sampleRate, 8000);
  const [left, right] = channelData.map((channel) =>
    Int16Array.from(channel, (value) => Math.round(value * 32767)),
  );
  assert.ok(left && right && left.length > 0, 'The file holds no stereo sound');
  return { left, right };
}

/** Tones of a channel in the order they came, silence as 0; what lasts less than 300 ms is a seam or a late packet. */
function tones(channel: Int16Array): number[] {
  const found: number[] = [];
  let [last, times] = [-1, 0];
  for (let start = 0; start + 800 <= channel.length; start += 800) {
    const part = channel.subarray(start, start + 800);
    const frequency = dominantFrequency(part) ?? 0;
    times = frequency === last ? times + 1 : 1;
    last = frequency;
    if (times === 3 && found.at(-1) !== frequency) found.push(frequency);
  }
  return found;
}

describe('EmbeddedEngine: recordings', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;
  let customerPhone: SipPhone;
  let agentPhone: SipPhone;

  before(async () => {
    fixture = await EngineFixture.start();
    customerPhone = await fixture.registered(customer);
    agentPhone = await fixture.registered(agent);
  });
  after(() => fixture.stop());

  async function talk(
    callId: string,
  ): Promise<{ customerCall: PhoneCall; agentCall: PhoneCall; customerLegId: string; agentLegId: string }> {
    const customerCall = customerPhone.call(centreNumber);
    const { legId: customerLegId } = await fixture.signal('leg.arrived');
    fixture.engine.execute({ type: 'leg.answer', legId: customerLegId });
    const agentLegId = await ring(callId);
    const agentCall = await agentPhone.nextCall();
    await agentCall.answer();
    await Promise.all([
      customerCall.answered,
      fixture.signal('leg.answered', ({ legId }) => legId === agentLegId),
    ]);
    connect(customerLegId, agentLegId);
    customerCall.audio.speak(440);
    agentCall.audio.speak(1000);
    await Promise.all([customerCall.audio.hears(1000), agentCall.audio.hears(440)]);
    return { customerCall, agentCall, customerLegId, agentLegId };
  }

  async function ring(callId: string): Promise<string> {
    const legId = `${callId}-agent-${Math.random()}`;
    fixture.engine.execute({
      type: 'leg.ring-agent',
      legId,
      callId,
      agentId: agent.agentId,
      isAutomatic: true,
      displayNumber: '1',
    });
    return legId;
  }

  function connect(one: string, other: string): void {
    fixture.engine.execute({ type: 'leg.listen', legId: one, to: { kind: 'legs', legIds: [other] } });
    fixture.engine.execute({ type: 'leg.listen', legId: other, to: { kind: 'legs', legIds: [one] } });
  }

  /** Waits until the growing recording holds so many bytes more: real time passes by what is heard, not by a clock. */
  async function grows(callId: string, bytes: number): Promise<void> {
    const directory = join(fixture.directory, 'recordings');
    const size = async (): Promise<number> => {
      const name = (await readdir(directory)).find(
        (file) => file.startsWith(callId) && file.endsWith('.part'),
      );
      return name === undefined ? 0 : (await stat(join(directory, name))).size;
    };
    const wanted = (await size()) + bytes;
    while ((await size()) < wanted) await new Promise((resolve) => setImmediate(resolve));
  }

  it('S27: holds the customer left and the agent right, and is told when the file is whole', async () => {
    const { customerLegId, agentLegId, customerCall, agentCall } = await talk('rec-1');

    fixture.engine.execute({ type: 'recording.start', callId: 'rec-1', customerLegId, agentLegId });
    await grows('rec-1', 9000); // 1.5 s
    fixture.engine.execute({ type: 'recording.stop', callId: 'rec-1' });
    const finished = await fixture.signal('recording.finished');

    const recording = fixture.recordings.find(({ callId }) => callId === 'rec-1');
    assert.ok(
      recording !== undefined && recording.durationMs === finished.durationMs && recording.durationMs >= 1500,
    );
    assert.equal((await stat(recording.path)).size, recording.bytes);
    const { left, right } = await decode(recording.path);
    const middle = [left, right].map((channel) => channel.subarray(4000, 12_000));
    assert.equal(dominantFrequency(middle[0] ?? left), 440);
    assert.equal(dominantFrequency(middle[1] ?? right), 1000);
    assert.ok(
      purity(middle[0] ?? left, 1000) < 0.01 && purity(middle[1] ?? right, 440) < 0.01,
      'The channels leak',
    );
    for (const legId of [customerLegId, agentLegId])
      fixture.engine.execute({ type: 'leg.end', legId, reason: 'normal' });
    await Promise.all([customerCall.ended, agentCall.ended]);
  });

  it('S27: leaves out what an agent says while the line is on hold, and goes on with the leg that replaced theirs', async () => {
    const { customerLegId, agentLegId, customerCall, agentCall } = await talk('rec-2');

    fixture.engine.execute({ type: 'recording.start', callId: 'rec-2', customerLegId, agentLegId });
    await grows('rec-2', 4000);
    fixture.engine.execute({ type: 'recording.pause-agent', callId: 'rec-2', isPaused: true });
    await grows('rec-2', 4000);
    fixture.engine.execute({ type: 'recording.pause-agent', callId: 'rec-2', isPaused: false });
    await agentCall.hangUp();
    const nextLegId = await ring('rec-2');
    const nextCall = await agentPhone.nextCall();
    await nextCall.answer();
    connect(customerLegId, nextLegId);
    nextCall.audio.speak(1600);
    await customerCall.audio.hears(1600);
    fixture.engine.execute({ type: 'recording.replace-agent', callId: 'rec-2', agentLegId: nextLegId });
    await grows('rec-2', 4000);
    fixture.engine.execute({ type: 'recording.stop', callId: 'rec-2' });
    await fixture.signal('recording.finished', ({ callId }) => callId === 'rec-2');

    const recording = fixture.recordings.find(({ callId }) => callId === 'rec-2');
    const { left, right } = await decode(recording?.path ?? '');
    assert.deepEqual(
      [...new Set(tones(left))].filter((tone) => tone !== 0),
      [440],
    );
    const heard = tones(right).join(' ');
    assert.match(heard, /1000 0 (1000 0 )?1600/);
    for (const legId of [customerLegId, nextLegId])
      fixture.engine.execute({ type: 'leg.end', legId, reason: 'normal' });
    await Promise.all([customerCall.ended, nextCall.ended]);
  });

  it('S27: what a crash would leave behind can be played', async () => {
    const { customerLegId, agentLegId, customerCall, agentCall } = await talk('rec-3');
    fixture.engine.execute({ type: 'recording.start', callId: 'rec-3', customerLegId, agentLegId });
    await grows('rec-3', 6000);

    const directory = join(fixture.directory, 'recordings');
    const name = (await readdir(directory)).find((file) => file.startsWith('rec-3'));
    const { left } = await decode(join(directory, name ?? ''));

    assert.ok(level(left.subarray(left.length / 2)) > -40);
    fixture.engine.execute({ type: 'recording.stop', callId: 'rec-3' });
    await fixture.signal('recording.finished', ({ callId }) => callId === 'rec-3');
    for (const legId of [customerLegId, agentLegId])
      fixture.engine.execute({ type: 'leg.end', legId, reason: 'normal' });
    await Promise.all([customerCall.ended, agentCall.ended]);
  });

  it('S27: makes recordings whole before the engine stops', async () => {
    const other = await EngineFixture.start();
    const phone = await other.registered(neighbour);
    const call = phone.call(centreNumber);
    const { legId } = await other.signal('leg.arrived');
    other.engine.execute({ type: 'leg.answer', legId });
    await call.answered;
    await call.audio.until(() => call.audio.packetsHeard > 5, 'sound');
    other.engine.execute({
      type: 'recording.start',
      callId: 'rec-4',
      customerLegId: legId,
      agentLegId: 'none',
    });
    await call.audio.until(() => call.audio.packetsHeard > 50, 'a second of sound');

    await other.engine.stop();

    assert.match((await call.ended) ?? '', /Q\.850/);
    const [recording] = other.recordings;
    assert.ok(recording !== undefined && recording.durationMs > 500 && recording.path.endsWith('.mp3'));
    await other.stop();
  });
});

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { PromptSource } from 'tccc-workbench/centre';
import {
  centreNumber,
  customer,
  EngineFixture,
  holdTone,
  queueTone,
  toneWav,
} from './testing/engine-fixture.js';
import type { PhoneCall, SipPhone } from './testing/sip-phone.js';
import { level } from './testing/tone-meter.js';

const promptTone = 1200;
const secondTone = 1600;
const prompt: PromptSource = { kind: 'file', file: 'prompt.wav', text: '您好', language: 'zh-CN' };
const second: PromptSource = { kind: 'file', file: 'second.wav', text: '请按一', language: 'zh-CN' };

describe('EmbeddedEngine: prompts', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;
  let phone: SipPhone;
  before(async () => {
    fixture = await EngineFixture.start();
    await writeFile(join(fixture.directory, 'prompt.wav'), toneWav(promptTone));
    await writeFile(join(fixture.directory, 'second.wav'), toneWav(secondTone));
    phone = await fixture.registered(customer);
  });
  after(() => fixture.stop());

  /** A caller who is answered, with a prompt to come before anything else. */
  async function callIn(first?: PromptSource): Promise<{ call: PhoneCall; legId: string }> {
    const call = phone.call(centreNumber);
    const { legId } = await fixture.signal('leg.arrived');
    fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'silence' } });
    fixture.engine.execute({ type: 'leg.answer', legId });
    if (first) fixture.engine.execute({ type: 'leg.prompt', legId, promptId: 'first', prompt: first });
    await call.answered;
    return { call, legId };
  }

  const isEnd = (legId: string, promptId: string) => (signal: { legId: string; promptId: string }) =>
    signal.legId === legId && signal.promptId === promptId;

  async function hangUp(call: PhoneCall, legId: string): Promise<void> {
    await call.hangUp();
    await fixture.signal('leg.ended', (signal) => signal.legId === legId);
  }

  it('S18: says the whole prompt to a caller who was just answered, tells its end, and then what was heard before', async () => {
    const { call, legId } = await callIn(prompt);
    let packets = 0;
    await call.audio.hears(promptTone);
    packets = call.audio.packetsHeard;

    await fixture.signal('leg.prompt-ended', isEnd(legId, 'first'));

    // one second is fifty packets; the first ten are gone when 200 ms of the tone were heard
    const rest = call.audio.packetsHeard - packets;
    assert.ok(rest > 25 && rest < 55, `${rest} packets of 20 ms came after the first 200 ms`);
    await call.audio.hearsSilence();
    await hangUp(call, legId);
  });

  it('S18: a second prompt takes the place of the first, whose end is never told', async () => {
    const { call, legId } = await callIn(prompt);
    await call.audio.hears(promptTone);

    fixture.engine.execute({ type: 'leg.prompt', legId, promptId: 'again', prompt: second });
    await call.audio.hears(secondTone);
    await fixture.signal('leg.prompt-ended', isEnd(legId, 'again'));

    assert.deepEqual(
      fixture.signals.filter(({ type }) => type === 'leg.prompt-ended'),
      [],
    );
    await hangUp(call, legId);
  });

  it('S18: what a leg listens to next stops the prompt, also one that is only being made', async () => {
    const { call, legId } = await callIn(prompt);
    await call.audio.hears(promptTone);
    fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'music', music: 'hold' } });
    await call.audio.hears(holdTone);

    const text = '这句话不应该被听到';
    fixture.engine.execute({
      type: 'leg.prompt',
      legId,
      promptId: 'late',
      prompt: { kind: 'text', text, language: 'zh-CN' },
    });
    fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'music', music: 'queue' } });
    await call.audio.hears(queueTone);
    await call.audio.hearsPackets(100);
    await call.audio.hears(queueTone);

    assert.deepEqual(
      fixture.signals.filter(({ type }) => type === 'leg.prompt-ended'),
      [],
    );
    await hangUp(call, legId);
  });

  it('S18: speaks a text, and keys pressed meanwhile are told', async () => {
    const text = '您好，请输入您的工单号，以井号键结束。';
    const { call, legId } = await callIn({ kind: 'text', text, language: 'zh-CN' });

    await call.audio.until(() => level(call.audio.heard) > -35, 'speech');
    call.audio.press('5');
    await fixture.signal('leg.digit', (signal) => signal.legId === legId && signal.digit === '5');
    await fixture.signal('leg.prompt-ended', isEnd(legId, 'first'));

    await hangUp(call, legId);
  });

  it('S19: sends keys to the telephone one after the other, also the same one twice', async () => {
    const { call, legId } = await callIn();
    await call.audio.hearsPackets(5);

    fixture.engine.execute({ type: 'leg.send-digits', legId, digits: '8800#' });

    await call.audio.hearsKeys('8800#');
    await hangUp(call, legId);
  });

  it('leaves legs that are gone alone', () => {
    fixture.engine.execute({ type: 'leg.prompt', legId: 'gone', promptId: 'none', prompt });
    fixture.engine.execute({ type: 'leg.send-digits', legId: 'gone', digits: '1' });

    assert.deepEqual(fixture.warnings, []);
  });
});

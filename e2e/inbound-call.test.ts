import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsKey, hearsMusic, hearsSilence, hearsTone } from './harness/ear.js';
import { newestRecording, oneRecord, recordsOf } from './harness/records.js';
import { Stage } from './harness/stage.js';

describe('A customer calls in', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 3 });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S12, S14, S16, S17: ring, answer, talk, hold, mute, hang-up by the customer, wrap-up, idle', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();

    await customer.call();
    await hearsMusic(customer.page, agentHz);
    await desk.presence('振铃');
    await desk.answer();
    await desk.presence('忙碌');
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);

    await desk.press('通话保持');
    await desk.callIs('保持中');
    await hearsMusic(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);
    await desk.press('取消保持');
    await hearsTone(customer.page, agentHz);

    await desk.press('静音');
    await desk.callIs('已静音');
    await hearsSilence(customer.page);
    await hearsTone(desk.page, customerHz);
    await desk.press('取消静音');
    await hearsTone(customer.page, agentHz);

    await hearsKey(desk.page, () => customer.press('8'));

    await customer.hangUp();
    await desk.presence('话后整理');
    await desk.panel.getByRole('button', { name: '返回接待' }).waitFor();
    await desk.presence('空闲');
  });

  it('S23 to S27: one record with its status, times and numbers, and an MP3 with a channel for each side', async () => {
    const [before] = await recordsOf(stage.centre.url);
    const desk = await stage.agent();
    const customer = await stage.customer();
    const dialledAt = Date.now();
    await customer.call();
    await desk.answer();
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);

    await desk.press('挂断');
    await customer.is('ended');
    const record = await oneRecord(stage.centre.url, ({ startedAt }) => startedAt > (before?.startedAt ?? 0));

    assert.equal(record.endStatus, 'normal');
    assert.equal(record.hungUpBy, 'agent');
    assert.equal(record.direction, 'inbound');
    assert.equal(record.calledNumber, '051485664126');
    assert.match(record.callerNumber, /^189.*8352$/);
    assert.ok(Math.abs(record.startedAt - dialledAt) < 5000);
    assert.ok(
      record.answeredAt && record.answeredAt >= record.startedAt && record.time === record.answeredAt,
    );
    assert.equal(record.durationMs, record.endedAt - record.startedAt);

    await desk.presence('空闲');
    const { seconds, channels } = await newestRecording(desk);
    const talked = (record.endedAt - record.answeredAt) / 1000;
    assert.ok(Math.abs(seconds - talked) < 1.5, `${seconds} s recorded of ${talked} s`);
    assert.equal(channels.length, 2);
    assert.ok(Math.abs((channels[0]?.hz ?? 0) - customerHz) <= 20, `left is ${channels[0]?.hz} Hz`);
    assert.ok(Math.abs((channels[1]?.hz ?? 0) - agentHz) <= 20, `right is ${channels[1]?.hz} Hz`);
    const row = desk.page.locator('tccc-call-records').getByText('189****8352').first();
    await row.waitFor();
  });

  it('S14: 继续话后整理 stops the countdown until 返回接待', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();
    await customer.call();
    await desk.answer();
    await customer.hangUp();

    await desk.panel.getByRole('button', { name: '继续话后整理' }).click();
    await desk.panel.getByText('已停止倒计时').first().waitFor();
    await desk.panel.getByRole('button', { name: '返回接待' }).click();
    await desk.presence('空闲');
  });
});

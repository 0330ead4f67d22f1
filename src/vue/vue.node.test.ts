import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effectScope, type GlobalComponents } from 'vue';
import { aRingingCall, createTestWorkbench, until } from '../testing/index.js';
import { isTcccElement, useSnapshot } from './index.js';

type PropsOf<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];

describe('The Vue types', () => {
  it("B13: tell the template checker each element's properties and events", () => {
    const heard: string[] = [];
    const desk: PropsOf<'tccc-workbench'> = {
      class: 'desk',
      centreUrl: 'https://centre.example',
      onTcccScreenPop: ({ detail }) => heard.push(detail.customerNumber),
      onTcccCallRequest: (event) => event.preventDefault(),
    };
    const pad: PropsOf<'tccc-dialpad'> = {
      // @ts-expect-error: a number is a text
      number: 10086,
    };
    const panel: PropsOf<'tccc-call-panel'> = {
      callId: 'c1',
      // @ts-expect-error: a screen pop is no event of the panel
      onTcccScreenPop: () => undefined,
    };
    assert.deepEqual(Object.keys(desk), ['class', 'centreUrl', 'onTcccScreenPop', 'onTcccCallRequest']);
    assert.ok('number' in pad && 'callId' in panel);
  });

  it('B13: isTcccElement tells the compiler which tags are none of its components', () => {
    assert.deepEqual(['tccc-dialpad', 'TcccDialpad', 'my-card'].map(isTcccElement), [true, false, false]);
  });

  it('B13: useSnapshot follows the workbench until its scope ends', async () => {
    const { workbench, centre } = await createTestWorkbench();
    const scope = effectScope();
    const count = scope.run(() => useSnapshot(workbench, ({ calls }) => calls.length));
    assert.ok(count);
    assert.equal(count.value, 0);

    centre.tellSnapshot({ calls: [aRingingCall()] });
    await until(workbench, ({ calls }) => calls.length === 1);
    assert.equal(count.value, 1);

    scope.stop();
    centre.tellSnapshot({ calls: [] });
    await until(workbench, ({ calls }) => calls.length === 0);
    assert.equal(count.value, 1);
    workbench.dispose();
  });
});

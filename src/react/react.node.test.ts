import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { TcccDialpad, TcccProvider, TcccWorkbench, useSnapshot } from './index.js';
import { aRingingCall, createTestWorkbench } from '../testing/index.js';
import type { Workbench } from '../workbench/workbench.js';

describe('The React components', () => {
  it('B13: are rendered on a server, attributes and all', () => {
    const page = renderToString(
      createElement(
        TcccWorkbench,
        { className: 'desk', lang: 'en' },
        createElement('p', { slot: 'third-party' }, 'The customer'),
      ),
    );
    assert.match(
      page,
      /^<tccc-workbench class="desk" lang="en"[^>]*><p slot="third-party">The customer<\/p>/,
    );
  });

  it('B13: know the properties and events of each element by their types', () => {
    const heard: unknown[] = [];
    const elements = [
      createElement(TcccWorkbench, {
        centreUrl: 'https://centre.example',
        onTcccScreenPop: ({ detail }) => heard.push(detail.customerNumber),
        // an event of an element inside comes out of the desk
        onTcccCallRequest: (event) => event.preventDefault(),
      }),
      createElement(TcccDialpad, {
        number: '10086',
        onTcccCallPlaced: ({ detail }) => heard.push(detail.callId),
      }),
      createElement(TcccProvider, { onTcccTransferRequest: (event) => event.preventDefault() }),
      // @ts-expect-error: a number is a text
      createElement(TcccDialpad, { number: 10086 }),
      // @ts-expect-error: the detail of a screen pop has no such field
      createElement(TcccWorkbench, { onTcccScreenPop: ({ detail: { caller } }) => heard.push(caller) }),
      // @ts-expect-error: a dial pad ends no call
      createElement(TcccDialpad, { onTcccCallEnded: () => undefined }),
    ];
    assert.equal(elements.length, 6);
  });

  it('B13: useSnapshot shows a part of the workbench', async () => {
    const { workbench } = await createTestWorkbench({ snapshot: { calls: [aRingingCall()] } });
    assert.equal(renderToString(createElement(CallCount, { workbench })), '<b>1</b>');
    workbench.dispose();
  });
});

function CallCount({ workbench }: { readonly workbench: Workbench }) {
  const calls = useSnapshot(workbench, (snapshot) => snapshot.calls);
  return createElement('b', {}, calls.length);
}

import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { placeBeside } from './popover-placement.js';

interface Spot {
  readonly inset: string;
  readonly dir?: 'ltr' | 'rtl';
}

async function open({ inset, dir = 'ltr' }: Spot) {
  const box = await fixture<HTMLElement>(
    html`<div dir=${dir}>
      <button>Open</button>
      <div popover>Words</div>
    </div>`,
  );
  const anchor = box.querySelector('button')!;
  const popover = box.querySelector<HTMLElement>('[popover]')!;
  anchor.style.cssText = `position: fixed; inset: ${inset}; width: 100px; height: 40px`;
  popover.style.cssText = 'inset: auto; margin: 0; width: 240px; height: 200px; box-sizing: border-box';
  popover.showPopover();
  return { anchor, popover };
}

const at = (element: HTMLElement): DOMRect => element.getBoundingClientRect();

describe('placeBeside', () => {
  it('puts a popover under its button, at the same end', async () => {
    const { anchor, popover } = await open({ inset: '20px auto auto 300px' });

    placeBeside({ anchor, popover });
    expect(at(popover).left).to.equal(300);
    expect(at(popover).top).to.equal(64);
    placeBeside({ anchor, popover, align: 'end' });

    expect(at(popover).right).to.equal(400);
  });

  it('lines up the other way round from right to left', async () => {
    const { anchor, popover } = await open({ inset: '20px auto auto 300px', dir: 'rtl' });

    placeBeside({ anchor, popover });
    expect(at(popover).right).to.equal(400);
    placeBeside({ anchor, popover, align: 'end' });

    expect(at(popover).left).to.equal(300);
  });

  it('stays inside the window', async () => {
    const { anchor, popover } = await open({ inset: '20px 0 auto auto' });
    placeBeside({ anchor, popover });
    expect(at(popover).right).to.equal(document.documentElement.clientWidth - 8);

    const low = await open({ inset: 'auto auto 0 0' });
    placeBeside({ anchor: low.anchor, popover: low.popover });

    expect(at(low.popover).left).to.equal(8);
    expect(at(low.popover).bottom, 'above where there is more room').to.equal(at(low.anchor).top - 4);
  });

  it('never grows higher than the room it has', async () => {
    const { anchor, popover } = await open({ inset: '20px auto auto 300px' });
    popover.style.height = '5000px';

    placeBeside({ anchor, popover });

    expect(at(popover).bottom).to.equal(document.documentElement.clientHeight - 8);
  });
});

/* eslint-disable no-console -- what the page's author is told is what is tested */
import { expect } from '@open-wc/testing';
import '../../components/workbench/workbench.define.js';

describe('the CDN build on a page that has a desk already', () => {
  it('B13: says that the elements of npm stay, of the same version too', async () => {
    const told: string[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => void told.push(String(text));

    const { version } = await import('./index.js');
    console.warn = warn;

    const own = told.filter((text) => text.startsWith(`tccc-workbench ${version} `));
    expect(own.length).to.equal(1);
    expect(own[0]).to.contain(`another build, ${version}: they stay`);
  });
});

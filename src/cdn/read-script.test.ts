import { expect } from '@open-wc/testing';
import { readScript } from './read-script.js';

function tag(src: string, data: Readonly<Record<string, string>> = {}): HTMLScriptElement {
  const script = document.createElement('script');
  script.src = src;
  Object.assign(script.dataset, data);
  return script;
}

describe('compat.js: what its tag says', () => {
  it('B2: attributes of the tag, as in old documents', () => {
    const script = tag('https://centre.example/cdn/compat.js', {
      token: 't',
      sdkAppId: '1400000001',
      userid: 'lin@example.com',
    });

    expect(readScript(script)).to.deep.equal({
      centreUrl: 'https://centre.example',
      token: 't',
      userId: 'lin@example.com',
    });
  });

  it('B2: the address of the script, as in newer ones', () => {
    const script = tag('https://centre.example/cdn/compat.js?token=t&userId=lin%40example.com&sdkAppId=1');

    expect(readScript(script)).to.deep.include({ token: 't', userId: 'lin@example.com' });
  });

  it('B2: the centre may be elsewhere, and the host may sign in', () => {
    const script = tag('https://cdn.example/compat.js', { centreUrl: 'https://centre.example' });

    expect(readScript(script)).to.deep.equal({
      centreUrl: 'https://centre.example',
      token: undefined,
      userId: undefined,
    });
  });

  it('B2: a module is told to be a classic script', () => {
    expect(() => readScript(null)).to.throw('classic script');
  });
});

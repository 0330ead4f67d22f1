import { expect, waitUntil } from '@open-wc/testing';
import { twoTones } from './fixtures/two-tones.js';

interface Framed extends Window {
  violations: string[];
  isReady?: boolean;
}

/** A page of its own that allows styles from files only, as a careful host does. */
async function strictPage(): Promise<{ readonly page: Framed; close(): void }> {
  const module = new URL('./recording-player.define.ts', import.meta.url).pathname;
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><html lang="en"><head>
    <meta http-equiv="Content-Security-Policy" content="style-src 'self'">
    <script>
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    </script>
    <script type="module">import '${module}'; window.isReady = true;</script>
    </head><body></body></html>`;
  document.body.append(frame);
  await waitUntil(() => (frame.contentWindow as Framed | null)?.isReady, 'the page never loaded', {
    timeout: 8_000,
  });
  return { page: frame.contentWindow as Framed, close: () => frame.remove() };
}

describe('<tccc-recording-player> in a page that allows styles from files only', () => {
  it('S27: is styled, draws both lanes and seeks, without a breach of the policy', async () => {
    const { page, close } = await strictPage();
    const player = page.document.createElement('tccc-recording-player');
    const workbench = {
      snapshot: {},
      subscribe: () => () => undefined,
      recordingUrl: async () => twoTones(4),
    };
    Object.assign(player, { workbench, recordId: 'call-1' });
    page.document.body.append(player);

    const wave = (): HTMLElement | null | undefined => player.shadowRoot?.querySelector<HTMLElement>('.wave');
    await waitUntil(() => wave()?.dataset['drawn'] === 'true', 'never drawn', { timeout: 8_000 });
    const slider = player.shadowRoot!.querySelector<HTMLInputElement>('.wave input')!;
    slider.value = '2';
    slider.dispatchEvent(new Event('input'));
    await waitUntil(() => wave()!.style.getPropertyValue('--played') === '50%');

    expect(page.getComputedStyle(wave()!).display).to.equal('grid');
    expect(page.violations).to.deep.equal([]);

    // The policy is in force: a style element, such as wavesurfer.js puts into its own shadow root, is refused.
    const style = page.document.createElement('style');
    style.textContent = 'body { color: red }';
    player.shadowRoot!.append(style);
    await waitUntil(() => page.violations.length === 1);
    close();
  });
});

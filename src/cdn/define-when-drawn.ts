import { loadElement } from '../../components/workbench/desk-parts.js';

const ours = /^tccc-/;

/** Registers each of our elements once it is in the page: those of the markup, and those that come later. */
export function defineWhenDrawn(page: Document): void {
  const define = (): void => {
    for (const { localName } of page.querySelectorAll(':not(:defined)')) {
      if (ours.test(localName)) loadElement(localName).catch(reportError);
    }
  };
  new MutationObserver(define).observe(page, { childList: true, subtree: true });
  define();
}

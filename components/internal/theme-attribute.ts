import { themeAttribute } from '../../src/theme/tokens.js';

let sheet: CSSStyleSheet | undefined;

/** Lets `data-tccc-theme` work around `host`: in the page, and in the shadow root it stands in. Done once a root. */
export function adoptThemeAttribute(host: Element): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(themeAttribute);
  }
  for (let root = host.getRootNode(); root instanceof Document || root instanceof ShadowRoot;) {
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    if (root instanceof Document) return;
    root = root.host.getRootNode();
  }
}

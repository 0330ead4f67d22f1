import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** CSS properties by their names in style sheets. */
export type CssProperties = Readonly<Record<string, string>>;

class CssPropertiesDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new Error('cssProperties belongs into a tag: <div ${cssProperties(…)}>');
  }

  override update(part: ElementPart, [properties]: [CssProperties]): unknown {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return noChange;
  }

  render(_properties: CssProperties): unknown {
    return noChange;
  }
}

/**
 * Sets CSS properties of the element it stands in through the CSSOM. Lit's `styleMap` writes a `style` attribute first,
 * which a page under `style-src 'self'` refuses without a word.
 */
export const cssProperties = directive(CssPropertiesDirective);

import { svg, type SVGTemplateResult } from 'lit';

/** A function call can be marked pure, a tagged template can't: without the mark every bundle would carry every icon. */
export function shape(markup: string): SVGTemplateResult {
  return svg(Object.assign([markup], { raw: [markup] }));
}

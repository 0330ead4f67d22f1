import type { PropertyDeclaration, ReactiveElement } from 'lit';

// What our bundles have in place of `lit/decorators.js` and of esbuild's helper: the same three for TypeScript's
// `experimentalDecorators` only. Lit's own also serve standard decorators, which nothing of ours is written with.

type PropertyDecorator = (prototype: object, name: string) => void;

export function property(options?: PropertyDeclaration): PropertyDecorator {
  return (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

export function state(options?: PropertyDeclaration): PropertyDecorator {
  return property({ ...options, state: true, attribute: false });
}

export function query(selector: string): PropertyDecorator {
  return (prototype, name) =>
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: ReactiveElement): Element | null {
        return (this.renderRoot as ParentNode | undefined)?.querySelector(selector) ?? null;
      },
    });
}

/** Stands for `__decorateClass`; each of the decorators defines what it decorates by itself. */
export function decorateClass(
  decorators: readonly PropertyDecorator[],
  prototype: object,
  name: string,
): void {
  for (const decorate of decorators) decorate(prototype, name);
}

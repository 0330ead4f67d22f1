import type { PropertyDeclaration, ReactiveElement } from 'lit';

// What our bundles have in place of `lit/decorators.js`: the same three for TypeScript's `experimentalDecorators` only. Lit's
// own also serve standard decorators, which nothing of ours is written with, and weigh seven times as much.

type LegacyDecorator = (prototype: object, name: string) => PropertyDescriptor | undefined;

export function property(options?: PropertyDeclaration): LegacyDecorator {
  return (prototype, name) => {
    const isOwn = Object.hasOwn(prototype, name);
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
    return isOwn ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
  };
}

export function state(options?: PropertyDeclaration): LegacyDecorator {
  return property({ ...options, state: true, attribute: false });
}

export function query(selector: string): LegacyDecorator {
  return (prototype, name) => {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: ReactiveElement): Element | null {
        return (this.renderRoot as ParentNode | undefined)?.querySelector(selector) ?? null;
      },
    });
    return undefined;
  };
}

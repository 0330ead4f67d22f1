import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';

/** `tccc-call-ringing` → `TcccCallRinging` */
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

type Listener<Name extends keyof HTMLElementEventMap> = (event: HTMLElementEventMap[Name]) => void;

/**
 * An element as Vue's template checker sees a component: its public properties as props, its events as `@tccc-…`
 * (Vue's guide, “Vue and Web Components”, “Non-Vue Web Components and TypeScript”).
 */
export type VueElement<
  Element extends HTMLElement,
  Property extends keyof Element,
  Name extends keyof HTMLElementEventMap,
> = new () => Element & {
  readonly $props: HTMLAttributes &
    Partial<Pick<Element, Property>> & { [One in Name as `on${Pascal<One>}`]?: Listener<One> } & PublicProps;
  readonly $emit: EmitFn<{ [One in Name]: Listener<One> }>;
};

/** The weight budgets: what a browser asks for, and how much of it there may be. */
declare const budgets: readonly { readonly name: string; readonly path: readonly string[] }[];
export default budgets;

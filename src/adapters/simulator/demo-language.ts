/** A language of the demo's names and prompts. */
export type DemoLanguage = 'zh-CN' | 'en';

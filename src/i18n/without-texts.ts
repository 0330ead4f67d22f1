/** What an element says in its place while its texts don't come: the only words that need no file of texts. */
export function withoutTexts(language: string): string {
  return /^zh\b/i.test(language) ? '文字加载失败，正在重试…' : 'The words could not be loaded. Trying again…';
}

/** What a look sets on the page: attributes, and the class of rules in `looks.css`. */
export interface Look {
  readonly id: string;
  readonly name: string;
  readonly theme?: 'light' | 'dark';
  readonly density?: 'compact';
  /** Written from the right, in a language the page brings along. */
  readonly language?: 'ar';
}

export const looks: readonly Look[] = [
  { id: 'default', name: '跟随系统' },
  { id: 'dark', name: '深色', theme: 'dark' },
  { id: 'brand', name: '品牌', theme: 'light' },
  { id: 'contrast', name: '高对比', theme: 'dark' },
  { id: 'console', name: '紧凑控制台', theme: 'dark', density: 'compact' },
  { id: 'arabic', name: 'العربية', language: 'ar' },
];

/** Wears `look` on the page around the desk; the desk follows at once, also in a call. */
export function wear(look: Look): void {
  const { dataset } = document.body;
  dataset.look = look.id;
  set('tcccTheme', look.theme);
  set('tcccDensity', look.density);
  document.documentElement.lang = look.language ?? 'zh-CN';
  document.documentElement.dir = look.language ? 'rtl' : 'ltr';
}

function set(name: 'tcccTheme' | 'tcccDensity', value: string | undefined): void {
  if (value) document.body.dataset[name] = value;
  else delete document.body.dataset[name];
}

/** What the host wrote for `look`: its attributes, and its rules as the style sheet has them. */
export function sourceOf({ id, theme, density, language }: Look): string {
  const attributes = [
    language && `lang="${language}" dir="rtl"`,
    theme && `data-tccc-theme="${theme}"`,
    density && `data-tccc-density="${density}"`,
  ].filter(Boolean);
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .map(({ cssText }) => cssText)
    .filter((text) => text.startsWith(`[data-look="${id}"]`))
    .map((text) =>
      text
        .replace(/^\[data-look="\w+"\] /, '')
        .replaceAll('; ', ';\n  ')
        .replace('{ ', '{\n  '),
    );
  return [attributes.length > 0 ? `<body ${attributes.join(' ')}>` : '<body>', ...rules]
    .join('\n\n')
    .replaceAll(/\n {2}}/g, '\n}');
}

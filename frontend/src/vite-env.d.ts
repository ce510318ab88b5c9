/// <reference types="vite/client" />

declare module 'virtual:locales' {
  type Texts = Record<string, never>;
  type Load<More = unknown> = () => Promise<{ default: Texts } & More>;
  /** What a language is called, how it is written, and its first texts, which know how to load the others. */
  const languages: Record<string, [name: string, dir: 'ltr' | 'rtl', first: Load<{ areas: Record<string, Load> }>]>;
  export default languages;
}

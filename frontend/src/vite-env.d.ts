/// <reference types="vite/client" />

declare module 'virtual:locales' {
  type Load = () => Promise<{ default: Record<string, never> }>;
  const loaders: Record<'core' | 'workbook' | 'milestone' | 'more' | 'coach' | 'staff' | 'doors' | 'reach' | 'tandem' | 'privacy' | 'start' | 'preparation' | 'gathering' | 'recruiting' | 'dating' | 'datingteam' | 'profile' | 'sheets' | 'teamsheets' | 'consent' | 'consentteam' | 'matching' | 'matchteam', Record<'de' | 'en' | 'tr' | 'ar', Load>>;
  export default loaders;
}

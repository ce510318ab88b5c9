/// <reference types="vite/client" />

declare module 'virtual:locale-*' {
  const messages: Record<string, never>;
  export default messages;
}

// The empty page speaks the language that was read before it.
const [, lang, name] = /^(\S+) (.+)$/.exec(sessionStorage.getItem('mp.gone') ?? '') ?? [];
if (lang && name) {
  document.documentElement.lang = lang;
  document.title = name;
  document.querySelector('h1').textContent = name;
  document.querySelector('textarea').setAttribute('aria-label', name);
}

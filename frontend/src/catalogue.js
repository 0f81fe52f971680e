// What the server says can be picked: offices, forms and their fields, regulations, rules of votes and of checks, listeners.

const list = value => Array.isArray(value) ? value : [];

/** Titles stand in both languages. */
const words = said => typeof said === 'object' && said !== null
  ? (document.documentElement.lang.startsWith('zh') ? said.chinese : said.english) : said;

const pick = entry => ({ ...entry, value: entry.key ?? entry.id, label: words(entry.label ?? entry.title ?? entry.name) ?? entry.key ?? entry.id });

/** The same, whatever of it the server left out. */
export function readCatalogue(said) {
  const forms = list(said.forms).map(form => ({ ...pick(form), fields: list(form.fields).map(pick) }));
  return {
    roles: list(said.roles).map(pick),
    forms,
    fieldsOf: key => forms.find(form => form.value === key)?.fields || [],
    regulations: list(said.regulations).map(pick),
    votes: list(said.votes).map(pick),
    materials: list(said.materials).map(pick),
    standings: list(said.standings).map(pick),
    checks: list(said.checks).map(pick),
    effects: list(said.effects).map(pick),
    listeners: list(said.listeners).map(pick)
  };
}

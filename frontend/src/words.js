let book = {};

/** From now on texts are said in this language, in Chinese as the books say; English is what they are written in. */
export function speak(language, ...books) {
  book = language.startsWith('zh') ? Object.assign({}, ...books) : {};
}

/** A text in the page's language, with values in place of what stands in braces. */
export function t(text, values) {
  return (book[text] || text).replace(/{(\w+)}/g, (whole, name) => values && name in values ? values[name] : whole);
}

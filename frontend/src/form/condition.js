// When a question is asked. The file says when it is hidden; people say when it is asked, which is the same turned round.

const COMPARISON = /^\s*([a-z][A-Za-z0-9]*)\s*(!=|=)\s*(?:"([A-Za-z0-9-]*)"|(true|false))\s*$/;

/** @return {{all: boolean, comparisons: {key, is, value}[]} | null} when it is asked; null if the text says more than comparisons */
export function asked(hide) {
  if (!hide?.startsWith('=')) {
    return null;
  }
  const any = hide.includes(' or ');
  const parts = hide.slice(1).split(any ? ' or ' : ' and ').map(part => COMPARISON.exec(part));
  return parts.every(Boolean)
    ? { all: any || parts.length === 1, comparisons: parts.map(([, key, sign, text, truth]) => ({ key, is: sign === '!=', value: text ?? truth })) }
    : null;
}

/** The same as the file says it. */
export function hidden({ all, comparisons }) {
  return '=' + comparisons.map(({ key, is, value }) =>
    `${key} ${is ? '!=' : '='} ${value === 'true' || value === 'false' ? value : `"${value}"`}`).join(all ? ' or ' : ' and ');
}

/** The same condition of a question that is called otherwise, or of an answer that is. */
export function renamed(hide, from, to, values) {
  const said = asked(hide);
  return said && hidden({
    ...said,
    comparisons: said.comparisons.map(one => one.key === from ? { ...one, key: to, value: values?.[one.value] ?? one.value } : one)
  });
}

/** The same condition without what it says of a question; undefined if it says nothing else. */
export function without(hide, key) {
  const said = asked(hide);
  const comparisons = said?.comparisons.filter(one => one.key !== key);
  return !said ? hide : comparisons.length ? hidden({ ...said, comparisons }) : undefined;
}

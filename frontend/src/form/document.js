// A form as its file: what the library adds is taken off again, and what nobody changed stays as it was written.

const WIDTH = 120;

/** What only the library needs. */
const ADDED = ['id', 'layout', '_parent', '_path'];

/** In this order a component says what it is. */
const ORDER = ['type', 'subtype', 'key', 'path', 'label', 'dateLabel', 'text', 'description', 'decimalDigits', 'multiple', 'accept',
  'validate', 'conditional', 'values', 'properties', 'components'];

const isThing = value => typeof value === 'object' && value !== null;
const isEmpty = value => isThing(value) && Object.keys(value).length === 0;

/** Whether two values say the same; the order of members says nothing. */
export function same(one, other) {
  if (!isThing(one) || !isThing(other)) {
    return one === other;
  }
  const names = Object.keys(one).filter(name => one[name] !== undefined);
  return Array.isArray(one) === Array.isArray(other)
    && names.length === Object.keys(other).filter(name => other[name] !== undefined).length
    && names.every(name => same(one[name], other[name]));
}

/** The document that the library's schema stands for. */
export function documentOf(schema) {
  const { components, ...about } = schema;
  const root = Object.entries(about).filter(([name]) => !['layout', '_parent', '_path', 'exporter'].includes(name));
  return { ...filled(Object.fromEntries(root)), components: (components || []).map(componentOf) };
}

/** What one of its components says in the file. */
export function componentOf(said) {
  const rank = name => ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length;
  return Object.fromEntries(Object.entries(said)
    .filter(([name, value]) => !ADDED.includes(name) && value !== undefined && value !== '' && !(name === 'validate' && isEmpty(value)))
    .sort(([one], [other]) => rank(one) - rank(other))
    .map(([name, value]) => [name, name === 'components' ? value.map(componentOf) : filled(value)]));
}

/** Words that nobody has written are missing, not empty. */
function filled(value) {
  if (Array.isArray(value)) {
    return value.map(filled);
  }
  return isThing(value)
    ? Object.fromEntries(Object.entries(value).filter(([, said]) => said !== undefined && said !== '').map(([name, said]) => [name, filled(said)]))
    : value;
}

/** The text of a document: the one it was opened with, as long as it says the same. */
export function textOf(document, opened) {
  return opened && same(document, JSON.parse(opened)) ? opened : print(document, '', WIDTH) + '\n';
}

/** A component has lines of its own; what fits stands on one. */
function print(value, indent, room) {
  const line = onOneLine(value);
  if (!isThing(value) || !(value.type || isEmpty(value) || Array.isArray(value) && isThing(value[0])) && line.length <= room) {
    return line;
  }
  const inner = indent + '  ';
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Object.entries(value).filter(([, said]) => said !== undefined).map(([name, said]) => {
    const head = Array.isArray(value) ? '' : JSON.stringify(name) + ': ';
    return inner + head + print(said, inner, WIDTH - inner.length - head.length - 1);
  });
  return parts.length ? `${open}\n${parts.join(',\n')}\n${indent}${close}` : open + close;
}

function onOneLine(value) {
  if (Array.isArray(value)) {
    return `[${value.map(onOneLine).join(', ')}]`;
  }
  return isThing(value)
    ? `{ ${Object.entries(value).filter(([, said]) => said !== undefined).map(([name, said]) => `${JSON.stringify(name)}: ${onOneLine(said)}`).join(', ')} }`
    : JSON.stringify(value);
}

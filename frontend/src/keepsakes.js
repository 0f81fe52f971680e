// The model of bpmn-js has no place for everything a file may hold: comments, elements in unusual places, attributes that say what
// is so anyway, references to what is not there. What it would lose is found once, when a file is opened, by comparing the file
// with what would be written of it unchanged; and is put back into whatever is written later, as long as its place is still there.

import { readXml } from './trust.js';

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const ELEMENT = 1, TEXT = 3, CDATA = 4, COMMENT = 8;

/** A carriage return in a text: written as it is, it would be read as the end of a line. */
export const spellReturns = xml => xml.replace(/\r/g, '&#13;');

/** Reads XML; throws an Error if it is not well-formed or brings a document type of its own. */
export function parse(xml) {
  if (/<!DOCTYPE/i.test(xml)) {
    throw new Error('a document type');
  }
  const read = readXml(xml);
  const wrong = read.getElementsByTagName('parsererror')[0];
  if (wrong || !read.documentElement) {
    throw new Error(wrong ? wrong.textContent : 'no element');
  }
  return read;
}

export function write(document) {
  const text = new XMLSerializer().serializeToString(document);
  const declared = text.startsWith('<?xml') ? text : '<?xml version="1.0" encoding="UTF-8"?>' + text;
  return declared.replace(/^(<\?xml[^>]*\?>)\s*/, '$1\n').replace(/-->(<[^!])/, '-->\n$1');
}

const elements = node => Array.from(node.childNodes).filter(child => child.nodeType === ELEMENT);
const attributes = node => Array.from(node.attributes);
const local = node => node.localName || node.nodeName;
const key = node => `{${node.namespaceURI || ''}}${local(node)}`;

/** The text directly in an element, without what only lays it out. */
function ownText(node) {
  return Array.from(node.childNodes)
    .filter(child => child.nodeType === TEXT || child.nodeType === CDATA)
    .map(child => child.nodeValue)
    .join('')
    .trim();
}

/** A QName of the text of a file, with its namespace in place of its prefix. */
function resolved(node, value) {
  const [prefix, name] = value.includes(':') ? value.split(':') : [null, value];
  return `{${node.lookupNamespaceURI(prefix) || ''}}${name}`;
}

function attributeValue(node, attribute) {
  return attribute.namespaceURI === XSI && local(attribute) === 'type' ? resolved(node, attribute.value) : attribute.value;
}

const isDeclaration = attribute => attribute.namespaceURI === XMLNS || /^xmlns(:|$)/.test(attribute.name);

/** The same for two elements that say the same, whatever their prefixes, the order of attributes and the layout. */
export function canonical(node) {
  const said = attributes(node)
    .filter(attribute => !isDeclaration(attribute))
    .map(attribute => `${key(attribute)}=${JSON.stringify(attributeValue(node, attribute))}`)
    .sort();
  const text = ownText(node);
  return `<${key(node)} ${said.join(' ')}>${JSON.stringify(text)}${elements(node).map(canonical).join('')}</>`;
}

/** Which child of one element is which child of the other: by id, else by saying the same, else by place. */
function pair(ones, others) {
  const pairs = new Map();
  const free = new Set(others);
  const take = (one, other) => {
    pairs.set(one, other);
    free.delete(other);
  };
  for (const rule of [sameId, saysTheSame, sameName]) {
    for (const one of ones) {
      if (!pairs.has(one)) {
        const other = Array.from(free).find(candidate => key(candidate) === key(one) && rule(one, candidate));
        if (other) {
          take(one, other);
        }
      }
    }
  }
  return pairs;
}

const id = node => node.getAttribute('id');
const sameId = (one, other) => id(one) !== null && id(one) === id(other);
const saysTheSame = (one, other) => canonical(one) === canonical(other);
const sameName = (one, other) => id(one) === null || id(other) === null;

/** Where an element stands: below which element with an id, and how to go down from there. */
function place(node) {
  const steps = [];
  let at = node;
  while (at.parentNode.nodeType === ELEMENT && id(at) === null) {
    const alike = elements(at.parentNode).filter(sibling => key(sibling) === key(at));
    steps.unshift({ key: key(at), index: alike.indexOf(at), among: alike.length, says: canonical(at) });
    at = at.parentNode;
  }
  return { id: id(at), root: at.parentNode.nodeType !== ELEMENT, key: key(at), steps };
}

function findById(document) {
  const found = new Map();
  const visit = node => {
    if (id(node) !== null) {
      found.set(`${key(node)}#${id(node)}`, node);
    }
    elements(node).forEach(visit);
  };
  visit(document.documentElement);
  return found;
}

/** The element at a place, or null if it is gone or cannot be told from others any more. */
function find(where, document, ids) {
  let at = where.root ? document.documentElement : ids.get(`${where.key}#${where.id}`);
  for (const step of where.steps) {
    if (!at) {
      return null;
    }
    const alike = elements(at).filter(child => key(child) === step.key);
    at = alike.find(child => canonical(child) === step.says) || (alike.length === step.among ? alike[step.index] : null);
  }
  return at || null;
}

/** What of a file is not in what would be written of it. Both are documents. */
export function keepsakes(file, written) {
  const kept = [];
  for (const node of Array.from(file.childNodes)) {
    if (node.nodeType === COMMENT) {
      kept.push({ kind: 'preface', text: node.nodeValue });
    }
  }
  compare(file.documentElement, written.documentElement, kept);
  return kept;
}

function compare(original, copy, kept) {
  const lostAttributes = attributes(original).filter(attribute => isDeclaration(attribute)
    ? attribute.name !== 'xmlns' && copy.lookupNamespaceURI(attribute.name.slice(6)) !== attribute.value
    : attributeIn(copy, attribute) === null);
  for (const attribute of lostAttributes) {
    const bare = attribute.namespaceURI === original.namespaceURI && !original.hasAttribute(local(attribute))
      && copy.hasAttribute(local(attribute));
    kept.push({
      kind: bare ? 'prefix' : 'attribute',
      at: place(copy), namespace: attribute.namespaceURI, name: attribute.name, value: attribute.value
    });
  }
  const text = ownText(original);
  if (text !== '' && ownText(copy) === '' && elements(copy).length === elements(original).length) {
    kept.push({ kind: 'text', at: place(copy), text });
  }
  const children = elements(original);
  const pairs = pair(children, elements(copy));
  const added = elements(copy).filter(child => !Array.from(pairs.values()).includes(child));
  for (const child of children) {
    const other = pairs.get(child);
    const renamed = !other && local(child) === 'formalExpression' && added.find(node => local(node) === 'expression');
    if (other) {
      compare(child, other, kept);
    } else if (renamed) {
      kept.push({ kind: 'name', at: place(renamed), name: child.nodeName });
    } else {
      kept.push({ kind: 'element', at: place(copy), node: child });
    }
  }
  Array.from(original.childNodes).filter(node => node.nodeType === COMMENT).forEach(comment => {
    let next = comment.nextSibling;
    while (next && (next.nodeType !== ELEMENT || !pairs.get(next))) {
      next = next.nextSibling;
    }
    kept.push({
      kind: 'comment', at: place(copy), text: comment.nodeValue, before: next ? place(pairs.get(next)) : null
    });
  });
}

function attributeIn(node, attribute) {
  return attribute.namespaceURI && !isDeclaration(attribute)
    ? (node.hasAttributeNS(attribute.namespaceURI, local(attribute)) ? node.getAttributeNS(attribute.namespaceURI, local(attribute)) : null)
    : (node.hasAttribute(attribute.name) ? node.getAttribute(attribute.name) : null);
}

/**
 * Puts back into a written document what was kept of the file it came from.
 * @return {number} how many keepsakes have no place any more
 */
export function putBack(document, kept) {
  const ids = findById(document);
  // All places are looked up before the first is changed: a change would hide them from each other.
  const places = kept.map(keepsake => keepsake.at && find(keepsake.at, document, ids));
  const nexts = kept.map(keepsake => keepsake.before ? find(keepsake.before, document, ids) : null);
  let homeless = 0;
  kept.forEach((keepsake, index) => {
    const at = places[index];
    if (keepsake.kind === 'preface') {
      document.insertBefore(document.createComment(keepsake.text), document.documentElement);
    } else if (!at) {
      homeless++;
    } else if (keepsake.kind === 'attribute') {
      putAttribute(at, keepsake);
    } else if (keepsake.kind === 'prefix') {
      if (at.hasAttribute(keepsake.name.split(':').pop())) {
        at.setAttributeNS(keepsake.namespace, keepsake.name, at.getAttribute(keepsake.name.split(':').pop()));
        at.removeAttribute(keepsake.name.split(':').pop());
      }
    } else if (keepsake.kind === 'name') {
      rename(at, keepsake.name);
    } else if (keepsake.kind === 'text') {
      if (ownText(at) === '') {
        at.appendChild(document.createTextNode(keepsake.text));
      }
    } else if (keepsake.kind === 'element') {
      if (keepsake.node.getAttribute('id') === null || !ids.has(`${key(keepsake.node)}#${id(keepsake.node)}`)) {
        at.appendChild(document.importNode(keepsake.node, true));
      }
    } else {
      const next = nexts[index];
      at.insertBefore(document.createComment(keepsake.text), next && next.parentNode === at ? next : null);
    }
  });
  return homeless;
}

/** An expression that the model wrote as an element with a type becomes the element it was. */
function rename(node, name) {
  const renamed = node.ownerDocument.createElementNS(node.namespaceURI, prefixed(node, name.split(':').pop()));
  attributes(node)
    .filter(attribute => attribute.namespaceURI !== XSI)
    .forEach(attribute => renamed.setAttribute(attribute.name, attribute.value));
  Array.from(node.childNodes).forEach(child => renamed.appendChild(child));
  node.parentNode.replaceChild(renamed, node);
}

const prefixed = (node, name) => node.prefix ? `${node.prefix}:${name}` : name;

function putAttribute(at, keepsake) {
  if (/^xmlns:/.test(keepsake.name)) {
    if (!at.hasAttribute(keepsake.name)) {
      at.setAttributeNS(XMLNS, keepsake.name, keepsake.value);
    }
  } else if (keepsake.namespace) {
    const name = keepsake.name.split(':').pop();
    if (!at.hasAttributeNS(keepsake.namespace, name)) {
      at.setAttributeNS(keepsake.namespace, keepsake.name, keepsake.value);
    }
  } else if (!at.hasAttribute(keepsake.name)) {
    at.setAttribute(keepsake.name, keepsake.value);
  }
}

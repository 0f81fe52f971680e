// Elements of the page, made without markup in texts.

/** An element with attributes (`on` has listeners, `class` is a class) and children; null and false are left out. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (name === 'value') {
      element.value = value;
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  });
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** A picture of the page's own sprite. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', '#i-' + name);
  svg.append(use);
  return svg;
}

let made = 0;

export const freshId = () => 'e' + ++made;

export function button(words, press, attributes) {
  return h('button', { type: 'button', class: 'btn btn--small', ...attributes, on: { click: press } }, words);
}

/** A dialog that is gone once it is closed. */
export function dialog(title, ...children) {
  const id = freshId();
  const box = h('dialog', { class: 'diagram-dialog', 'aria-labelledby': id }, h('h2', { id }, title), ...children);
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

/** Calls once it has been quiet for so many milliseconds. */
export function quiet(pause, call) {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(call, pause);
  };
}

/** What is being written when a place is made anew is not lost: a field that takes over its place takes over the words. */
export function keepWriting(place) {
  place.addEventListener('input', ({ target }) => {
    target.dataset.writing = 'true';
  });
  place.addEventListener('change', ({ target }) => delete target.dataset.writing);
  place.addEventListener('focusout', ({ target }) => {
    if (target.dataset.writing && target.isConnected) {
      target.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
}

/** Hands over from a field to the one in its place. */
export function handOver(from, to) {
  if (from?.dataset?.writing && to && 'value' in to) {
    to.value = from.value;
    to.dataset.writing = 'true';
  }
}

// One kind of field each. A field is shown what is said now and calls `write` with what is to be said; empty is undefined.

import { freshId, h } from '../dom.js';
import { t } from '../words.js';

const OTHER = '\u0000';

const orNothing = text => text === '' ? undefined : text;

const labelled = (field, id, control, ...more) => h('div', { class: 'field' },
  h('label', { for: id }, t(field.label)),
  control,
  field.hint ? h('span', { class: 'hint', id: id + '-h' }, t(field.hint)) : null,
  ...more);

function input(field, id, value, write, attributes) {
  return h('input', {
    class: 'in', id, value: value ?? '', autocomplete: 'off', 'data-path': field.path, 'aria-describedby': field.hint ? id + '-h' : null,
    ...attributes, on: { change: event => write(orNothing(event.target.value.trim())) }
  });
}

export function text(field, value, write) {
  const id = freshId();
  return labelled(field, id, input(field, id, value, write));
}

export function number(field, value, write) {
  const id = freshId();
  return labelled(field, id, input(field, id, value, write, { inputmode: 'numeric', class: 'in in--short' }));
}

export function area(field, value, write) {
  const id = freshId();
  const box = h('textarea', {
    class: 'in', id, rows: 3, 'data-path': field.path, on: { change: event => write(orNothing(event.target.value)) }
  });
  box.value = value ?? '';
  return labelled(field, id, box);
}

/** Said or not said; "false" where the file says so in words. */
export function yes(field, value, write) {
  return tick(field, value === 'true' || value === true, on => write(on ? 'true' : undefined));
}

export function flag(field, value, write) {
  return tick(field, value === true, on => write(on));
}

export function tick(field, on, write) {
  const box = h('input', { type: 'checkbox', 'data-path': field.path, on: { change: event => write(event.target.checked) } });
  box.checked = on;
  return h('div', { class: 'field' }, h('label', { class: 'opt' }, box, h('span', null, t(field.label))));
}

/** Only what is offered; what the file says otherwise stays as long as nobody picks. */
export function choice(field, value, write, options) {
  const id = freshId();
  const select = h('select', { class: 'in', id, 'data-path': field.path, on: { change: event => write(orNothing(event.target.value)) } },
    ...offered(options, value, true));
  select.value = value ?? '';
  return labelled(field, id, select);
}

/** What is offered, or whatever somebody writes. */
export function pick(field, value, write, options) {
  if (options.length === 0) {
    return text(field, value, write);
  }
  const id = freshId();
  const select = h('select', {
    class: 'in', id, 'data-path': field.path,
    on: {
      change: event => {
        if (event.target.value === OTHER) {
          const written = input(field, id, value, write);
          select.replaceWith(written);
          written.focus();
        } else {
          write(orNothing(event.target.value));
        }
      }
    }
  }, ...offered(options, value, true), h('option', { value: OTHER }, t('Write it yourself …')));
  select.value = value ?? '';
  return labelled(field, id, select);
}

/** Several of what is offered, one under the other, each to be taken away again. */
export function many(field, value, write, options) {
  const said = (value || '').split(field.separator).map(one => one.trim()).filter(Boolean);
  const join = all => orNothing(all.join(field.separator));
  const wordsFor = one => {
    const option = options.find(other => other.value === one);
    return option ? wordsOf(option) : one;
  };
  const chosen = said.map((one, index) => h('li', null, h('span', null, wordsFor(one)), h('button', {
    type: 'button', class: 'diagram-drop', 'aria-label': t('Take away {name}', { name: wordsFor(one) }),
    'data-path': `${field.path}.${index}`, on: { click: () => write(join(said.filter(other => other !== one))) }
  }, '×')));
  const left = options.filter(option => !said.includes(option.value));
  const adding = { label: field.label, path: field.path + '.add' };
  const add = pick(adding, '', one => one && write(join([...said, one])), left);
  return h('div', { class: 'diagram-many' }, add, chosen.length ? h('ul', { class: 'diagram-chosen', 'aria-label': t(field.label) }, ...chosen) : null);
}

/** So many calendar months, years or working days; another length as it is written. */
export function span(field, { length, workingDays }, write) {
  const id = freshId();
  const plain = /^P(\d+)([YM])$/.exec(length || '');
  const unit = workingDays ? 'W' : plain ? plain[2] : length ? 'P' : 'M';
  const box = h('input', { class: 'in in--short', id, value: workingDays || (plain ? plain[1] : length || ''), 'data-path': field.path });
  const units = h('select', { class: 'in', 'aria-label': t('Unit'), 'data-path': field.path + '.unit' },
    ...[['M', 'Months'], ['Y', 'Years'], ['W', 'Working days'], ['P', 'As written (P1Y6M)']]
      .map(([key, words]) => h('option', { value: key }, t(words))));
  units.value = unit;
  const changed = () => {
    const said = box.value.trim();
    write(units.value === 'W' ? { length: undefined, workingDays: orNothing(said) }
      : { length: said === '' ? undefined : units.value === 'P' ? said : `P${said}${units.value}`, workingDays: undefined });
  };
  [box, units].forEach(part => part.addEventListener('change', changed));
  return h('div', { class: 'field' }, h('label', { for: id }, t(field.label)), h('div', { class: 'row' }, box, units));
}

const wordsOf = option => option.fixed ? t(option.label) : option.label;

function offered(options, value, withNothing) {
  const groups = new Map();
  options.forEach(option => groups.set(option.group || '', [...(groups.get(option.group || '') || []), option]));
  const made = Array.from(groups).flatMap(([group, all]) => {
    const inside = all.map(option => h('option', { value: option.value }, wordsOf(option)));
    return group ? [h('optgroup', { label: group }, ...inside)] : inside;
  });
  const unknown = value && !options.some(option => option.value === value) ? [h('option', { value }, value)] : [];
  return [withNothing ? h('option', { value: '' }, t('— nothing —')) : null, ...unknown, ...made];
}

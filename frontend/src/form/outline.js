// The form as a list: the same questions, to be added, moved, put into groups and taken away without a mouse.

import { button, h } from '../dom.js';
import { t } from '../words.js';
import { called, kindWords, mayHold } from './kinds.js';

export class Outline {

  /** @param acts what can be done with a whole question: `edit` shows what is said of it and goes there */
  constructor(place, sheet, changes, acts) {
    Object.assign(this, { place, sheet, changes, acts, found: [] });
    sheet.on(['commandStack.changed', 'import.done', 'selection.changed'], () => this.later());
  }

  later() {
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = null;
        this.show();
      });
    }
  }

  show() {
    if (this.place.hidden || !this.sheet.root) {
      return;
    }
    const focused = this.place.contains(document.activeElement) && document.activeElement.dataset.path;
    const [id, act] = (focused || '').split(' ');
    const scrolled = this.place.scrollTop;
    this.place.replaceChildren(
      h('h2', { id: 'outline-title' }, t('List of the questions')),
      h('p', { class: 'small' }, t('The same form as on the sheet. What is changed here changes there.')),
      this.list(this.sheet.root, 'outline-title'));
    this.place.scrollTop = scrolled;
    if (focused) {
      const [same, line] = [`${id} ${act}`, `${id} edit`].map(path => this.place.querySelector(`[data-path="${CSS.escape(path)}"]`));
      (same && !same.disabled ? same : line || this.selected() || this.place.querySelector('button'))?.focus({ preventScroll: true });
    }
  }

  selected() {
    const field = this.sheet.selection.get();
    return field && this.place.querySelector(`[data-path="${CSS.escape(field.id + ' edit')}"]`);
  }

  list(holder, label) {
    return h('ol', { class: 'outline', 'aria-labelledby': label }, ...(holder.components || []).map((field, index) => this.line(field, holder, index)));
  }

  line(field, holder, index) {
    const name = called(field);
    const id = 'outline-' + field.id;
    const isLast = index === holder.components.length - 1;
    const press = (act, sign, words, run, off) => button(sign, run, {
      class: 'btn btn--small btn--quiet', 'aria-label': words, title: words, 'data-path': `${field.id} ${act}`, disabled: off
    });
    const into = [holder.components[index - 1], holder.components[index + 1]].find(other => other?.components && mayHold(other, field) && field.type !== 'group');
    const beyond = this.sheet.parentOf(holder);
    const selected = this.sheet.selection.get() === field;
    const many = this.found.filter(one => one.question === field).length;
    return h('li', { class: selected ? 'is-here' : null },
      h('div', { class: 'outline__line' },
        h('button', {
          type: 'button', id, class: 'outline__name', 'data-path': field.id + ' edit', 'aria-current': selected ? 'true' : null,
          on: { click: () => this.acts.edit(field) }
        }, name, h('small', null, [kindWords(field.type), field.validate?.required ? t('has to be answered') : null,
          field.conditional ? t('only in some cases') : null, many ? t('{n} to look at', { n: many }) : null].filter(Boolean).join(t(', ')))),
        h('div', { class: 'btns' },
          press('up', '↑', t('Move {name} up', { name }), () => this.changes.move(field, holder, index - 1), index === 0),
          press('down', '↓', t('Move {name} down', { name }), () => this.changes.move(field, holder, index + 1), isLast),
          into ? press('in', '→', t('Put {name} into {group}', { name, group: called(into) }), () => this.changes.move(field, into, into.components.length)) : null,
          beyond ? press('out', '←', t('Take {name} out of {group}', { name, group: called(holder) }), () => this.changes.move(field, beyond, beyond.components.indexOf(holder) + 1)) : null,
          press('become', '⇄', t('Another kind for {name}', { name }), () => this.acts.become(field)),
          press('copy', '+', t('Copy {name}', { name }), () => this.acts.copy(field)),
          press('drop', '×', t('Remove {name}', { name }), () => this.changes.remove(field)))),
      field.components ? field.components.length ? this.list(field, id) : h('p', { class: 'small' }, t('Nothing in it yet.')) : null);
  }
}

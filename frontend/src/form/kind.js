// Asks which kind something is to be, and says before what that takes away.

import { button, dialog, freshId, h } from '../dom.js';
import { t } from '../words.js';
import { become, kindsFor } from './becoming.js';
import { called, kindWords } from './kinds.js';

/** @param take is called with the kind that was picked */
export function askKind(field, sheet, take) {
  const id = freshId();
  const offered = kindsFor(field, sheet.parentOf(field));
  const told = h('div', { role: 'status', class: 'form-lost' });
  const kind = h('select', { class: 'in', id, on: { change: () => show() } },
    ...offered.map(({ type, words }) => h('option', { value: type }, t(words))));
  const show = () => {
    const { lost } = become(field, kind.value, sheet.all().map(one => one.field));
    told.replaceChildren(...lost.length
      ? [h('p', null, t('This is lost:')), h('ul', null, ...lost.map(one => h('li', null, one)))] : [h('p', null, t('Nothing is lost.'))]);
  };
  const change = event => {
    event.preventDefault();
    box.close();
    take(kind.value);
  };
  const box = dialog(t('Another kind for “{name}”', { name: called(field) }), h('form', { on: { submit: change } },
    h('p', { class: 'small' }, t('Now: {kind}. Words, help and when it is asked are kept wherever the new kind has them.', { kind: kindWords(field.type) })),
    h('div', { class: 'field' }, h('label', { for: id }, t('New kind')), kind), told,
    h('div', { class: 'btns' }, h('button', { type: 'submit', class: 'btn btn--small btn--main' }, t('Change the kind')), button(t('Close'), () => box.close()))));
  show();
  kind.focus();
}

// The answers among which somebody chooses: what they say in both languages, and how they stand in the file.

import { button, h } from '../dom.js';
import { t } from '../words.js';
import { valueFrom } from './changes.js';
import { optionWords } from './kinds.js';

const MADE = /^choice\d+$/;

/** A table of answers, each to be written, moved and taken away. */
export function answers(panel, field) {
  const values = field.values || [];
  // Somebody may go on writing before the table is drawn anew: what is changed is what stands there then.
  const now = () => field.values || [];
  const set = (next, changed) => panel.changes.answers(field, next, changed);
  const at = (index, members) => now().map((one, other) => other === index ? { ...one, ...members } : one);
  const free = (value, index) => {
    for (let n = 1; ; n++) {
      const one = n === 1 ? value : `${value}-${n}`;
      if (!now().some((other, place) => place !== index && other.value === one)) {
        return one;
      }
    }
  };
  const english = (index, en) => {
    const old = now()[index].value;
    const value = MADE.test(old) && valueFrom(en) ? free(valueFrom(en), index) : old;
    set(at(index, { en, value }), value === old ? null : { [old]: value });
  };
  const swap = (index, other) => set(now().map((one, place, values) => values[place === index ? other : place === other ? index : place]));
  const input = (path, value, label, write) => h('input', {
    class: 'in', value: value ?? '', autocomplete: 'off', 'data-path': path, 'aria-label': label, placeholder: label,
    on: { change: ({ target }) => write(target.value.replace(/\s+/g, ' ').trim()) }
  });
  const line = (one, index) => {
    const name = optionWords(one) || t('Answer {n}', { n: index + 1 });
    const press = (sign, words, act, off) => button(sign, act, { 'aria-label': words, 'data-path': `value.${index}.${sign}`, disabled: off });
    return h('li', null,
      input(`value.${index}.label`, one.label, t('Answer {n} (Chinese)', { n: index + 1 }), label => set(at(index, { label }))),
      input(`value.${index}.en`, one.en, t('Answer {n} (English)', { n: index + 1 }), en => english(index, en)),
      h('div', { class: 'btns' },
        press('↑', t('Move {name} up', { name }), () => swap(index, index - 1), index === 0),
        press('↓', t('Move {name} down', { name }), () => swap(index, index + 1), index === values.length - 1),
        press('×', t('Take away {name}', { name }), () => set(now().filter((other, place) => place !== index)), values.length <= 2)),
      panel.opened.get('values') ? input(`value.${index}.value`, one.value, t('Answer {n} in the file', { n: index + 1 }), value =>
        /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(value) && free(value, index) === value
          ? set(at(index, { value }), { [now()[index].value]: value }) : (panel.say(t('This name is empty, taken or not allowed.')), panel.later())) : null);
  };
  return h('fieldset', { class: 'form-answers' }, h('legend', null, t('Answers to choose from')),
    h('ol', null, ...values.map(line)),
    h('div', { class: 'btns' },
      button(t('Add an answer'), () => set([...now(), { label: '', value: free('choice' + (values.length + 1)), en: '' }]), { 'data-path': 'value.add' }),
      button(t('Names in the file'), () => {
        panel.opened.set('values', !panel.opened.get('values'));
        panel.later();
      }, { class: 'btn btn--small btn--quiet', 'aria-pressed': String(!!panel.opened.get('values')), 'data-path': 'value.names' })));
}

// What a period or a condition would say: of a case that is invented on the spot, or of a past one. The server reckons it.

import { button, dialog, freshId, h } from './dom.js';
import { ask } from './server.js';
import { t } from './words.js';

/** A day in words as the page's language has them. */
const dayWords = day => new Date(day).toLocaleDateString(document.documentElement.lang || 'zh-CN',
  { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });

const field = (label, input) => h('div', { class: 'field' }, h('label', { for: input.id }, label), input);

/**
 * Asks what happened and says what follows.
 *
 * @param address of the draft
 * @param text gives the drawing as it is now
 * @param wanted `element` and `period` it is about, and what can be supposed: `days`, `numbers` and `outcomes`, each with `value` and `label`
 */
export function wouldSay(address, text, { element, period, days, numbers, outcomes }) {
  const number = h('input', { class: 'in', id: freshId(), maxlength: 40, autocomplete: 'off' });
  const given = [
    ...days.map(({ value, label }) => [value, h('input', { class: 'in in--date', type: 'date', id: freshId() }), label]),
    ...numbers.map(({ value, label }) => [value, h('input', { class: 'in in--short', type: 'number', min: 0, max: 999, id: freshId() }), label])
  ];
  const ticked = outcomes.map(({ value, label }) => [value, h('input', { type: 'checkbox', value }), label]);
  const said = h('div', { role: 'status', class: 'block' });
  const go = async event => {
    event.preventDefault();
    const read = input => input.type === 'number' ? input.valueAsNumber : input.value;
    const { status, said: answer } = await ask(address + '/would-say', 'POST', {
      xml: await text(), element, period, number: number.value,
      given: Object.fromEntries(given.filter(([, input]) => input.value).map(([value, input]) => [value, read(input)])),
      happened: ticked.filter(([, input]) => input.checked).map(([value]) => value)
    });
    said.replaceChildren(...status === 200 ? [answer.day && h('p', null, h('b', null, dayWords(answer.day))), ...answer.lines.map(line => h('p', null, line))].filter(Boolean)
      : [h('p', { class: 'bad' }, status === 404 ? t('There is no such case of this procedure, or it is not yours to see.') : t('The server could not say it now.'))]);
  };
  const box = dialog(t('What would it say?'), h('form', { novalidate: true, on: { submit: go } },
    given.length + ticked.length > 0 ? h('fieldset', null, h('legend', { class: 'label' }, t('Suppose that')),
      ...given.map(([, input, label]) => field(label, input)),
      ...ticked.map(([, input, label]) => h('label', { class: 'opt' }, input, h('span', null, label)))) : null,
    field(given.length + ticked.length > 0 ? t('Or the number of a past case you may see') : t('The number of a past case you may see; empty for every outcome'), number),
    h('div', { class: 'btns' }, h('button', { type: 'submit', class: 'btn btn--small btn--main' }, t('Say it')), button(t('Close'), () => box.close()))), said);
  (given[0]?.[1] || number).focus();
}

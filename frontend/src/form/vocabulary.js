// The questions of all procedures by their standard names, to be found by a word and taken over with their meaning.

import { button, dialog, freshId, h } from '../dom.js';
import { t } from '../words.js';
import { inWords, kindOf, kindWords } from './kinds.js';

/** What the server says, as far as the sheet has its kind. */
export const readVocabulary = said => (Array.isArray(said) ? said : []).filter(one => one.field && kindOf(one.field.type));

const words = said => said ? inWords(said.chinese, said.english) : '';

/** Searches while somebody writes; several can be taken one after the other. */
export function search(vocabulary, taken, take) {
  const id = freshId();
  const found = h('div', { class: 'vocabulary' });
  const said = h('p', { class: 'small', role: 'status' });
  const word = h('input', { class: 'in', type: 'search', id, autocomplete: 'off', on: { input: () => show() } });
  const box = dialog(t('From the vocabulary'), h('div', { class: 'field' }, h('label', { for: id }, t('What should be asked?')), word), said, found,
    h('div', { class: 'btns' }, button(t('Close'), () => box.close())));
  const show = () => {
    const wanted = word.value.trim().toLowerCase();
    const matching = vocabulary.filter(one => textsOf(one).some(text => text?.toLowerCase().includes(wanted)));
    const groups = [...new Set(matching.map(groupOf))];
    said.textContent = t('{n} found', { n: matching.length });
    found.replaceChildren(...groups.map(group => h('section', null, h('h3', null, group), h('ul', { class: 'diagram-elements' },
      ...matching.filter(one => groupOf(one) === group).map(one => h('li', null, h('button', {
        type: 'button', disabled: taken(one.key), 'data-word': one.key, on: {
          click: ({ target }) => {
            take(one);
            const button = target.closest('button');
            button.disabled = true;
            said.textContent = t('{name} was added', { name: words(one.label) });
            word.focus();
          }
        }
      }, h('span', null, h('b', null, words(one.label)), h('small', null, taken(one.key) ? t('already in this form') : hintOrKind(one))))))))));
  };
  show();
  word.focus();
  return box;
}

const groupOf = one => words(one.groupTitle);
const hintOrKind = one => words(one.hint) || kindWords(one.field.type);
const textsOf = one => [one.label, one.hint, ...one.also || []].flatMap(said => said ? [said.chinese, said.english] : []).concat(one.key);

// When a question is asked, picked together: which other answer, is or is not, what; all of it or any of it.

import { button, h } from '../dom.js';
import { t } from '../words.js';
import { asked, hidden } from './condition.js';
import { called, keyOf, optionWords } from './kinds.js';

const DECIDING = ['radio', 'select', 'checkbox'];
const TRUTH = [{ value: 'true', label: 'ticked' }, { value: 'false', label: 'not ticked' }];

/** The answers a condition may speak of, each with its values; the decision with which the step ends is one of them. */
function questions(panel, field) {
  const own = panel.sheet.all()
    .filter(({ field: other, holder }) => other !== field && holder.type !== 'dynamiclist' && DECIDING.includes(other.type) && keyOf(other))
    .map(({ field: other }) => ({
      key: keyOf(other), label: called(other), truth: other.type === 'checkbox',
      values: other.type === 'checkbox' ? TRUTH.map(one => ({ ...one, label: t(one.label) }))
        : (other.values || []).map(option => ({ value: option.value, label: optionWords(option) || option.value }))
    }));
  return [...panel.outcomes.length ? [{ key: 'outcome', label: t('How the step ends'), values: panel.outcomes }] : [], ...own];
}

export function when(panel, field) {
  const now = () => field.conditional ? asked(field.conditional.hide) : { all: true, comparisons: [] };
  const said = now();
  if (!said) {
    return [h('p', { class: 'note' }, t('The condition in the file says more than can be picked here. It is kept; see “For experts”.'))];
  }
  const known = questions(panel, field);
  const write = next => panel.changes.set(field, { conditional: next.comparisons.length ? { hide: hidden(next) } : undefined });
  const at = (index, members) => write({ ...now(), comparisons: now().comparisons.map((one, other) => other === index ? { ...one, ...members } : one) });
  const select = (path, label, value, options, act) => {
    const unknown = options.some(option => option.value === value) ? [] : [h('option', { value }, value)];
    const made = h('select', { class: 'in', 'data-path': path, 'aria-label': label, on: { change: ({ target }) => act(target.value) } },
      ...unknown, ...options.map(option => h('option', { value: option.value }, option.label)));
    made.value = value;
    return made;
  };
  const line = ({ key, is, value }, index) => {
    const question = known.find(one => one.key === key);
    const n = index + 1;
    return h('li', null,
      select(`when.${index}.key`, t('Condition {n}: which question', { n }), key, known.map(one => ({ value: one.key, label: one.label })), next => at(index, {
        key: next, value: known.find(one => one.key === next)?.values[0]?.value ?? 'true'
      })),
      h('div', { class: 'row' },
        select(`when.${index}.is`, t('Condition {n}: is or is not', { n }), String(is), [{ value: 'true', label: t('is') }, { value: 'false', label: t('is not') }], next => at(index, { is: next === 'true' })),
        select(`when.${index}.value`, t('Condition {n}: which answer', { n }), value, question?.values || [], next => at(index, { value: next })),
        panel.drop(t('Take away condition {n}', { n }), `when.${index}.drop`, () => write({ ...now(), comparisons: now().comparisons.filter((one, other) => other !== index) }))));
  };
  const first = known[0];
  return [
    said.comparisons.length === 0 ? h('p', { class: 'small' }, t('Always.')) : h('p', { class: 'small' }, t('Only where this holds:')),
    h('ol', { class: 'form-conditions' }, ...said.comparisons.map(line)),
    said.comparisons.length > 1 ? select('when.all', t('How many of them have to hold'), String(said.all),
      [{ value: 'true', label: t('All of them have to hold') }, { value: 'false', label: t('One of them is enough') }], all => write({ ...now(), all: all === 'true' })) : null,
    first ? button(said.comparisons.length ? t('Add another condition') : t('Ask only in some cases'), () => write({
      ...now(), comparisons: [...now().comparisons, { key: first.key, is: true, value: first.values[0]?.value ?? 'true' }]
    }), { 'data-path': 'when.add' }) : h('p', { class: 'note' }, t('There is no question with answers to choose from on which it could depend.'))
  ].filter(Boolean);
}

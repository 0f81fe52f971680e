// The kinds of what a form is made of: their words, and what a new one says.

import { t } from '../words.js';

const PLAIN = { label: '', properties: { en: '' } };

/** In groups, as they are offered; `asks` is the word for what people answer. */
export const KINDS = [
  ['Writing', 'textfield', 'Short text', { ...PLAIN, validate: { required: true, maxLength: 200 } }],
  ['Writing', 'textarea', 'Long text', { ...PLAIN, validate: { required: true, maxLength: 2000 } }],
  ['Writing', 'number', 'Number', { ...PLAIN, decimalDigits: 0, validate: { required: true } }],
  ['Writing', 'datetime', 'Date', { subtype: 'date', dateLabel: '', validate: { required: true }, properties: { en: '' } }],
  ['Writing', 'month', 'Month', { ...PLAIN, validate: { required: true } }],
  ['Choosing', 'radio', 'One of a few', { ...PLAIN, validate: { required: true }, values: choices() }],
  ['Choosing', 'select', 'One of many', { ...PLAIN, validate: { required: true }, values: choices() }],
  ['Choosing', 'checklist', 'Several of a few', { ...PLAIN, values: choices() }],
  ['Choosing', 'checkbox', 'A tick', PLAIN],
  ['People and organisations', 'person', 'Person', { label: '', validate: { required: true }, properties: { en: '', scope: 'branch' } }],
  ['People and organisations', 'organization', 'Organisation', { label: '', validate: { required: true }, properties: { en: '', scope: 'branches' } }],
  ['Papers', 'filepicker', 'Files', { ...PLAIN, multiple: true, accept: '.pdf,.jpg,.jpeg,.png', validate: { required: true } }],
  ['Arranging', 'dynamiclist', 'Table of rows', { label: '', properties: { en: '', max: '10' }, components: [] }],
  ['Arranging', 'group', 'Group of questions', { ...PLAIN, components: [] }],
  ['Arranging', 'text', 'Explanation', { text: '', properties: { en: '' } }]
].map(([group, type, words, fresh]) => ({ group, type, words, fresh }));

function choices() {
  return [1, 2].map(n => ({ label: '', value: 'choice' + n, en: '' }));
}

const IN_ROWS = ['textfield', 'textarea', 'number', 'datetime', 'month', 'radio', 'select', 'checkbox'];
export const HOLDERS = ['default', 'group', 'dynamiclist'];

export const kindOf = type => KINDS.find(kind => kind.type === type);
export const kindWords = type => t(kindOf(type)?.words || 'Form');

/** What something of a kind says before anybody has said anything. */
export const fresh = type => JSON.parse(JSON.stringify(kindOf(type).fresh));

/** Whether something may stand in something; a row of a table has simple questions only, which are always asked. */
export const mayHold = (holder, field) => holder.type !== 'dynamiclist' || IN_ROWS.includes(field.type) && !field.conditional;

const LABELS = { datetime: 'dateLabel', text: 'text' };
export const labelName = type => LABELS[type] || 'label';
export const keyName = type => type === 'dynamiclist' ? 'path' : ['group', 'text', 'default'].includes(type) ? null : 'key';
export const keyOf = field => field[keyName(field.type)];

const isChinese = () => document.documentElement.lang.startsWith('zh');

/** A pair of texts in the language of the page. */
export const inWords = (chinese, english) => (isChinese() ? chinese || english : english || chinese) || '';

export const labelOf = field => inWords(field[labelName(field.type)], field.properties?.en);
export const hintOf = field => inWords(field.description, field.properties?.hintEn);
export const optionWords = option => inWords(option.label, option.en);

/** What it is called where nobody has said what it asks. */
export const called = field => labelOf(field) || t('{kind} without words', { kind: kindWords(field.type) });

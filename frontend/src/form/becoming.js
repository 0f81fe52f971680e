// What a question says once it is of another kind: what both kinds have is kept, and what is not is told before.

import { asked } from './condition.js';
import { componentOf } from './document.js';
import { called, fresh, keyName, keyOf, KINDS, labelName, mayHold, optionWords } from './kinds.js';
import { t } from '../words.js';

const CHOICES = ['radio', 'select', 'checklist'];
/** Their answers are values of which a condition may speak, and stay the same from one to the other. */
const DECIDING = ['radio', 'select'];

/** What a kind may say beside its words, by the member in which it stands. */
const VALIDATE = {
  textfield: ['required', 'minLength', 'maxLength', 'pattern'], textarea: ['required', 'minLength', 'maxLength'],
  number: ['required', 'min', 'max'], checkbox: [], text: [], group: [], dynamiclist: []
};
const PROPERTIES = {
  textfield: ['meeting', 'sample', 'sampleEn', 'sensitive', 'record', 'patternMessage', 'patternMessageEn'],
  textarea: ['meeting', 'sample', 'sampleEn'], datetime: ['meeting', 'future', 'today'], person: ['meeting', 'scope', 'standing', 'min', 'max'],
  organization: ['scope'], dynamiclist: ['min', 'max'], text: []
};
const WORDS = {
  required: 'Has to be answered', minLength: 'Characters at least', maxLength: 'Characters at most', pattern: 'Pattern of the answer',
  min: 'Smallest number', max: 'Largest number', meeting: 'Filled in from the record of the meeting', sample: 'A whole answer as an example (Chinese)',
  sampleEn: 'A whole answer as an example (English)', record: 'Is the identity number of the person and goes into their record',
  sensitive: 'Only whoever needs it sees it whole (identity numbers, telephone numbers)', future: 'May be a day that is still to come',
  today: 'Is the day of writing: today stands there already',
  scope: 'Who can be chosen', standing: 'Only those who are', values: 'Answers to choose from', decimalDigits: 'Digits after the point',
  accept: 'Which files', multiple: 'May be several files', hint: 'Help for whoever fills it in', key: 'Name in the file'
};
/** What is counted in these is told by other words. */
const COUNTED = {
  person: { min: 'How many persons at least', max: 'How many persons at most' },
  dynamiclist: { min: 'How many rows at least', max: 'How many rows at most (30)' }
};

const rulesOf = type => VALIDATE[type] || ['required'];
const saysOf = type => PROPERTIES[type] || ['meeting'];
const pick = (object, names) => Object.fromEntries(Object.entries(object || {}).filter(([name]) => names.includes(name)));
const isCount = value => typeof value === 'number' || /^\d+$/.test(value);

/** The kinds of which something can become one where it stands: what holds questions goes on to hold them. */
export const kindsFor = (field, holder) => KINDS.filter(({ type, fresh: plain }) =>
  type !== field.type && !plain.components === !field.components && mayHold(holder, { ...field, type }));

/** The questions that are asked only where this one has a certain answer, if there is no such answer any more. */
export const depending = (field, type, all) => unspoken(field, type).flatMap(key => all
  .filter(other => other !== field && !field.components?.includes(other))
  .filter(other => asked(other.conditional?.hide)?.comparisons.some(one => one.key === key))
  .map(other => ({ other, key })));

/** The answers of which no condition can speak any more. */
function unspoken(field, type) {
  if (field.components) {
    return type === 'dynamiclist' ? field.components.map(keyOf) : [];
  }
  return DECIDING.includes(field.type) && DECIDING.includes(type) ? [] : [keyOf(field)];
}

/**
 * @param all every question of the form
 * @return {{component, lost: string[]}} what it says then, and in words what it says no more
 */
export function become(field, type, all) {
  const old = componentOf(field);
  const plain = fresh(type);
  const holds = !!plain.components;
  const rules = pick(old.validate, rulesOf(type));
  const { required, ...limits } = plain.validate || {};
  const component = {
    ...plain, type,
    [labelName(type)]: old[labelName(old.type)] ?? '',
    ...type === 'text' ? {} : { description: old.description },
    conditional: old.conditional,
    ...CHOICES.includes(old.type) && CHOICES.includes(type) ? { values: old.values } : {},
    ...keyName(type) && keyOf(old) ? { [keyName(type)]: keyOf(old) } : {},
    ...holds || type === 'text' ? {} : { validate: { ...limits, ...old.type === 'text' ? { required } : {}, ...rules } },
    properties: {
      ...plain.properties, en: old.properties?.en ?? '', ...type === 'text' ? {} : pick(old.properties, ['hintEn']),
      ...sharedSays(old, type)
    },
    ...holds ? { components: old.components.filter(child => mayHold({ type }, child)) } : {}
  };
  return { component, lost: [...lost(old, component), ...depending(field, type, all).map(({ other }) => t('{name}: asked only in some cases', { name: called(other) }))] };
}

/** Members of the same name mean the same, but for whom one chooses and what one counts. */
const sharedSays = (old, type) => pick(old.properties, saysOf(type)
  .filter(name => saysOf(old.type).includes(name) && !['scope', 'min', 'max'].includes(name)));

function lost(old, now) {
  const words = name => t(name === 'required' && old.type === 'checkbox' ? 'Has to be ticked' : COUNTED[old.type]?.[name] || WORDS[name]);
  const tell = (name, value) => isCount(value) ? t('{what}: {value}', { what: words(name), value }) : words(name);
  const gone = (before, after) => Object.entries(before || {})
    .filter(([name, value]) => value !== undefined && value !== false && after?.[name] === undefined && WORDS[name]).map(([name, value]) => tell(name, value));
  const hinted = old.description || old.properties?.hintEn;
  return [
    keyOf(old) && !keyName(now.type) ? t('{what}: {value}', { what: words('key'), value: keyOf(old) }) : null,
    old.values && !now.values ? t('{what}: {value}', { what: words('values'), value: old.values.map(optionWords).join(t(', ')) }) : null,
    ...gone(old.validate, now.validate),
    ...gone(old.properties, now.properties),
    old.decimalDigits && now.decimalDigits === undefined ? tell('decimalDigits', old.decimalDigits) : null,
    old.accept && !now.accept ? words('accept') : null,
    hinted && now.type === 'text' ? words('hint') : null,
    ...(old.components || []).filter(child => !now.components?.includes(child)).map(child => called(child))
  ].filter(Boolean);
}

// What a field offers to pick from: the offices and forms of the catalogue, and what the diagram itself says elsewhere.

import { t } from '../words.js';
import { extensionsOf, flowElements, is, isAny, outcomesOf } from '../model.js';

const STEPS = ['bpmn:UserTask', 'bpmn:StartEvent'];

export const fixed = (...pairs) => () => pairs.map(([value, label]) => ({ value, label, fixed: true }));

export const roles = ({ catalogue }) => catalogue.roles;
export const forms = ({ catalogue }) => catalogue.forms;
export const votes = ({ catalogue }) => catalogue.votes;
export const checks = ({ catalogue }) => catalogue.checks;
export const effects = ({ catalogue }) => catalogue.effects;
export const materials = ({ catalogue }) => catalogue.materials;
export const standings = ({ catalogue }) => catalogue.standings;
export const listeners = ({ catalogue }) => catalogue.listeners;

const nameOf = element => (element.name || element.id).replace(/\s+/g, ' ');

export const steps = ({ process }) => flowElements(process)
  .filter(element => isAny(element, STEPS) && formOf(element))
  .map(element => ({ value: element.id, label: nameOf(element) }));

export const formOf = element => element.get('flowable:formKey') || '';

const fieldsOf = (catalogue, element) => formOf(element) ? catalogue.fieldsOf(formOf(element)) : [];

/** The fields of the step's own form. */
export const ownFields = ({ catalogue, object }) => is(object, 'bpmn:FlowNode') ? fieldsOf(catalogue, object) : [];

const ofType = (fields, ...types) => fields.filter(field => !field.type || types.includes(field.type));

export const ownDates = context => ofType(ownFields(context), 'DATETIME', 'MONTH');
export const ownFiles = context => ofType(ownFields(context), 'FILEPICKER');

const elsewhere = ({ process, catalogue, object }, types) => flowElements(process)
  .filter(element => isAny(element, STEPS) && element !== object)
  .flatMap(element => ofType(fieldsOf(catalogue, element), ...types)
    .map(field => ({ value: `${element.id}.${field.value}`, label: field.label, group: nameOf(element) })));

/** Fields of dates, of this step and of the others. */
export const dates = context => [
  ...ownDates(context), ...elsewhere(context, ['DATETIME', 'MONTH']), ...fixed(['launch.dueOn', 'The day set at the launch'])()
];
export const numbersElsewhere = context => elsewhere(context, ['NUMBER', 'SELECT', 'RADIO']);
export const peopleOrSteps = context => [...steps(context), ...elsewhere(context, ['PERSON'])];

export const outcomes = ({ object }) => outcomesOf(object);

/** Where a case is handed to: an organisation somebody names, or back, or on once more. */
export const hands = context => [
  ...fixed(['home', 'Back to whoever handed it on'], ['away', 'Once more to whom it was handed'])(),
  ...ofType(ownFields(context), 'ORGANIZATION'), ...elsewhere(context, ['ORGANIZATION'])
];

/** The outcomes of the step before a flow: what it may compare. */
export const outcomesHere = ({ object }) => {
  const source = object.sourceRef;
  const step = is(source, 'bpmn:ExclusiveGateway') ? source.incoming?.[0]?.sourceRef : source;
  return outcomesOf(step);
};

export const stepOutcomes = ({ process }) => flowElements(process)
  .filter(element => isAny(element, STEPS))
  .flatMap(element => outcomesOf(element)
    .map(({ value, label }) => ({ value: `${element.id}.${value}`, label: label || value, group: nameOf(element) })));

/** What has to have happened for a period to give a day, as somebody may suppose it. */
export const supposed = (period, context) => {
  const split = said => (said || '').split(/[\s,]+/).filter(Boolean);
  const named = (options, values) => values.map(value => {
    const found = options.find(option => option.value === value);
    return { value, label: found ? [found.group, found.fixed ? t(found.label) : found.label].filter(Boolean).join(' · ') : value };
  });
  const own = context.object.id;
  return {
    days: [...named(dates(context), split(period.get('from'))), ...period.get('kind') === 'every' ? [{ value: own, label: t('The day it was done last') }] : []],
    numbers: named(numbersElsewhere(context), split(period.get('plusMonths'))),
    outcomes: [...named(stepOutcomes(context), split(period.get('onlyAfter'))),
      ...split(period.get('extendBy')).map(value => ({ value: `${own}.${value}`, label: named(outcomes(context), [value])[0].label }))]
  };
};

export const regulations = ({ process, catalogue }) => {
  const own = extensionsOf(process, 'zc:Regulation').map(one => ({ value: one.id, label: one.name || one.id }));
  return [...own, ...catalogue.regulations.filter(other => !own.some(one => one.value === other.value))];
};

export const articles = context => extensionsOf(context.object, 'zc:Basis')
  .map(basis => ({ value: basis.article, label: basis.article }));

export const lanes = ({ process }) => (process?.laneSets || []).flatMap(set => set.lanes || [])
  .map(lane => ({ value: lane.id, label: nameOf(lane) }));

export const ownPeriods = ({ object }) => extensionsOf(object, 'zc:Period').filter(period => period.id)
  .map(period => ({ value: period.id, label: period.id }));

export const activities = ({ process }) => flowElements(process).filter(element => is(element, 'bpmn:Activity'))
  .map(element => ({ value: element, label: nameOf(element) }));

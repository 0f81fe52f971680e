// Short words for elements and for what is said about them.

import { is, objectOf } from '../model.js';
import { t } from '../words.js';
import * as from from './options.js';

const KINDS = {
  'bpmn:UserTask': 'Step done by people', 'bpmn:ServiceTask': 'Service task', 'bpmn:ScriptTask': 'Script task', 'bpmn:SendTask': 'Send task',
  'bpmn:ReceiveTask': 'Receive task', 'bpmn:ManualTask': 'Manual task', 'bpmn:BusinessRuleTask': 'Business rule task', 'bpmn:Task': 'Task',
  'bpmn:CallActivity': 'Call activity', 'bpmn:SubProcess': 'Group of steps', 'bpmn:Transaction': 'Transaction', 'bpmn:AdHocSubProcess': 'Ad-hoc',
  'bpmn:ExclusiveGateway': 'Either or', 'bpmn:ParallelGateway': 'At the same time', 'bpmn:InclusiveGateway': 'Inclusive gateway',
  'bpmn:ComplexGateway': 'Complex gateway', 'bpmn:EventBasedGateway': 'Event-based gateway', 'bpmn:StartEvent': 'Start', 'bpmn:EndEvent': 'End',
  'bpmn:BoundaryEvent': 'Boundary event', 'bpmn:IntermediateCatchEvent': 'Waiting', 'bpmn:IntermediateThrowEvent': 'Intermediate throw event',
  'bpmn:SequenceFlow': 'Way', 'bpmn:MessageFlow': 'Message flow', 'bpmn:Association': 'Association', 'bpmn:Participant': 'Pool', 'bpmn:Lane': 'Stage',
  'bpmn:TextAnnotation': 'Annotation', 'bpmn:Group': 'Group', 'bpmn:DataObjectReference': 'Data object reference',
  'bpmn:DataStoreReference': 'Data store reference', 'bpmn:Process': 'The whole diagram', 'bpmn:Collaboration': 'The whole diagram'
};

const WAITS = {
  'bpmn:TimerEventDefinition': 'Timer', 'bpmn:MessageEventDefinition': 'Message', 'bpmn:SignalEventDefinition': 'Signal',
  'bpmn:ErrorEventDefinition': 'Error', 'bpmn:EscalationEventDefinition': 'Escalation event', 'bpmn:ConditionalEventDefinition': 'Condition',
  'bpmn:LinkEventDefinition': 'Link', 'bpmn:CompensateEventDefinition': 'Compensation', 'bpmn:TerminateEventDefinition': 'Termination',
  'bpmn:CancelEventDefinition': 'Cancel'
};

/** What an element is, as "Start: message". */
export function kindOf(element) {
  const object = objectOf(element);
  const kind = t(KINDS[object.$type] || object.$type.replace('bpmn:', ''));
  const waits = object.eventDefinitions?.[0] && WAITS[object.eventDefinitions[0].$type];
  return waits ? t('{kind}: {what}', { kind, what: t(waits) }) : kind;
}

const wordFor = (options, value) => {
  const option = options.find(one => one.value === value);
  return option ? (option.fixed ? t(option.label) : option.label) : value;
};

const lengthOf = period => {
  const plain = /^P(\d+)([YM])$/.exec(period.length || '');
  return period.workingDays ? t('{n} working days', { n: period.workingDays })
    : plain ? t(plain[2] === 'Y' ? '{n} years' : '{n} months', { n: plain[1] }) : period.length || '';
};

const PERIODS = { notBefore: 'Not before {length}', due: 'Within {length}', every: 'Every {length}', remind: 'Reminder after {length}' };

export const periodWords = period => t(PERIODS[period.kind] || '{length}', { length: lengthOf(period) });

const PHRASES = {
  basis: (basis, context) => t('{regulation}, article {article}', {
    regulation: wordFor(from.regulations(context), basis.regulation) || '…', article: basis.article || '…'
  }),
  period: periodWords,
  vote: (vote, context) => wordFor(from.votes(context), vote.rule),
  material: (material, context) => wordFor(from.materials(context), material.id),
  separation: (separation, context) => wordFor(from.peopleOrSteps(context), separation.from),
  check: (check, context) => wordFor(from.checks(context), check.rule),
  effect: (effect, context) => effect.standing ? wordFor(from.standings(context), effect.standing)
    : effect.appoint ? wordFor(from.roles(context), effect.appoint) : effect.organization ? t('Moves the case')
      : effect.pass ? t('Hands the case on') : effect.named ? wordFor(from.effects(context), effect.named) : '',
  notify: (notify, context) => (notify.who || '').split(',').map(role => wordFor(from.roles(context), role)).join(t(', ')),
  rung: rung => t('{n} days', { n: rung.days ?? rung.workingDays ?? '…' }) + ' → ' + (rung.to || '…'),
  name: item => item.name || item.id || item.lane || item.errorCode,
  listener: item => [item.event || item.events, item.delegateExpression || item.class || item.expression || item.type].filter(Boolean).join(' · '),
  parameter: item => [item.source || item.sourceExpression || item.name, item.target || item.value].filter(Boolean).join(' → ')
};

/** What an entry of a list says, in a few words. */
export const summaryOf = (phrase, item, context) => PHRASES[phrase](item, context) || t('Not filled in yet');

export const isStep = object => is(object, 'bpmn:FlowNode');

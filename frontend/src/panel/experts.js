// Everything else that the engine reads, under the names it has in the file.

import { is, isAny } from '../model.js';
import * as from from './options.js';

const own = ({ object }) => object;
const isA = (...types) => ({ object }) => isAny(object, types);
const definition = type => ({ object }) => (object.eventDefinitions || []).find(one => is(one, type));
const loop = ({ object }) => object.loopCharacteristics;
const process = context => context.process;
const isProcess = ({ object, process: of }) => !!of && isAny(object, ['bpmn:Process', 'bpmn:Participant', 'bpmn:Collaboration']);
const service = type => ({ object }) => isAny(object, ['bpmn:ServiceTask', 'bpmn:SendTask']) && object.get('flowable:type') === type;

/** A section whose fields are attributes, in the words of the file; a label of their own where there is one. */
const attributes = (prefix, ...names) => names.map(name => ({ name: prefix + name, label: name, kind: 'text' }));
const flags = (prefix, ...names) => names.map(name => ({ name: prefix + name, label: name, kind: 'yes' }));
const F = 'flowable:';
const choice = (name, label, ...values) => ({ name, label, kind: 'choice', options: from.fixed(...values.map(value => [value, value])) });
const expression = (name, label) => ({ name, label, kind: 'expression' });
const items = names => names.map(name => ({ name, label: name, kind: 'text' }));
const body = label => ({ name: 'body', label, kind: 'text' });

const transaction = ['onTransaction', 'customPropertiesResolverClass', 'customPropertiesResolverExpression', 'customPropertiesResolverDelegateExpression'];

const injected = {
  title: 'Fields', property: 'fields', type: 'flowable:Field', add: 'Add a field', summary: 'name',
  fields: [
    ...items(['name', 'stringValue', 'expression']),
    { name: 'stringElement', label: 'string', kind: 'inner', type: 'flowable:String' },
    { name: 'expressionElement', label: 'expressionText', kind: 'inner', type: 'flowable:Expression' }
  ]
};

const listener = (type, title, ...events) => ({
  title, type, holder: own, add: 'Add a listener', summary: 'listener',
  fields: [
    choice('event', 'event', ...events),
    { name: 'delegateExpression', label: 'delegateExpression', kind: 'pick', options: from.listeners },
    ...items(['class', 'expression']),
    choice('type', 'type', 'script'),
    { name: 'script', label: 'script', kind: 'inner', type: 'flowable:Script' },
    ...items(transaction)
  ],
  nested: [injected]
});

const parameters = (type, title, ...names) => ({ title, type, holder: own, add: 'Add a parameter', summary: 'parameter', fields: items(names) });

const handler = (type, title) => ({
  title, type, holder: own, when: service('http'), add: 'Add a handler', summary: 'listener',
  fields: [...items(['class', 'delegateExpression']), choice('type', 'type', 'script'),
    { name: 'script', label: 'script', kind: 'inner', type: 'flowable:Script' }],
  nested: [injected]
});

const single = (type, title, when, fields, holder = own) => ({
  title, type, when, single: true, holder, fields,
  get: context => (holder(context)?.extensionElements?.values || []).find(value => is(value, type))
});

const root = (property, type, label, fields) => ({ name: property, label, kind: 'root', type, fields });
const isEventRegistry = ({ object }) => isAny(object, ['bpmn:StartEvent', 'bpmn:BoundaryEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:ReceiveTask'])
  || service('send-event')({ object });

export const experts = [
  {
    title: 'Identity', when: () => true, at: own,
    fields: [{ name: 'id', label: 'id', kind: 'id' }, { name: 'documentation', label: 'documentation', kind: 'documentation' }]
  },
  {
    title: 'User task', when: isA('bpmn:UserTask'), at: own,
    fields: [
      ...attributes(F, 'assignee', 'owner', 'candidateUsers', 'candidateGroups', 'dueDate', 'businessCalendarName', 'priority', 'category',
        'skipExpression', 'formKey', 'formFieldValidation', 'formHandlerClass', 'taskIdVariableName', 'taskCompleterVariableName', 'extensionId'),
      ...flags(F, 'sameDeployment')
    ]
  },
  {
    title: 'Start event', when: isA('bpmn:StartEvent'), at: own,
    fields: [...attributes(F, 'initiator', 'formKey', 'formFieldValidation', 'formHandlerClass'), ...flags(F, 'sameDeployment'),
      { name: 'isInterrupting', label: 'isInterrupting', kind: 'flag' }]
  },
  {
    title: 'Boundary event', when: isA('bpmn:BoundaryEvent'), at: own,
    fields: [{ name: 'cancelActivity', label: 'cancelActivity', kind: 'flag' }]
  },
  {
    title: 'Timer', when: context => !!definition('bpmn:TimerEventDefinition')(context), open: true, at: definition('bpmn:TimerEventDefinition'),
    fields: [expression('timeDuration', 'Duration (PT1H, P3D)'), expression('timeDate', 'Date'), expression('timeCycle', 'Cycle (R3/PT10H)'),
      ...attributes(F, 'businessCalendarName')]
  },
  {
    title: 'End of the cycle', when: context => !!definition('bpmn:TimerEventDefinition')(context)?.timeCycle,
    at: context => definition('bpmn:TimerEventDefinition')(context).timeCycle, fields: attributes(F, 'endDate')
  },
  {
    title: 'Message', when: context => !!definition('bpmn:MessageEventDefinition')(context), open: true, at: definition('bpmn:MessageEventDefinition'),
    fields: [root('messageRef', 'bpmn:Message', 'Message', items(['name'])), ...attributes(F, 'messageExpression')]
  },
  {
    title: 'Message', when: isA('bpmn:ReceiveTask', 'bpmn:SendTask'), at: own, fields: [root('messageRef', 'bpmn:Message', 'Message', items(['name']))]
  },
  {
    title: 'Signal', when: context => !!definition('bpmn:SignalEventDefinition')(context), open: true, at: definition('bpmn:SignalEventDefinition'),
    fields: [root('signalRef', 'bpmn:Signal', 'Signal', [...items(['name']), choice('flowable:scope', 'scope', 'global', 'processInstance')]),
      ...attributes(F, 'signalExpression'), ...flags(F, 'async')]
  },
  {
    title: 'Error', when: context => !!definition('bpmn:ErrorEventDefinition')(context), open: true, at: definition('bpmn:ErrorEventDefinition'),
    fields: [root('errorRef', 'bpmn:Error', 'Error', items(['name', 'errorCode'])), ...attributes(F, 'errorVariableName'),
      ...flags(F, 'errorVariableTransient', 'errorVariableLocalScope')]
  },
  {
    title: 'Escalation event', when: context => !!definition('bpmn:EscalationEventDefinition')(context), open: true, at: definition('bpmn:EscalationEventDefinition'),
    fields: [root('escalationRef', 'bpmn:Escalation', 'Escalation event', items(['name', 'escalationCode']))]
  },
  {
    title: 'Condition', when: context => !!definition('bpmn:ConditionalEventDefinition')(context), open: true, at: definition('bpmn:ConditionalEventDefinition'),
    fields: [expression('condition', 'Condition')]
  },
  {
    title: 'Link', when: context => !!definition('bpmn:LinkEventDefinition')(context), open: true, at: definition('bpmn:LinkEventDefinition'),
    fields: items(['name'])
  },
  {
    title: 'Compensation', when: context => !!definition('bpmn:CompensateEventDefinition')(context), at: definition('bpmn:CompensateEventDefinition'),
    fields: [{ name: 'activityRef', label: 'activityRef', kind: 'reference', options: from.activities },
      { name: 'waitForCompletion', label: 'waitForCompletion', kind: 'flag' }]
  },
  {
    title: 'Termination', when: context => !!definition('bpmn:TerminateEventDefinition')(context), at: definition('bpmn:TerminateEventDefinition'),
    fields: flags(F, 'terminateAll', 'terminateMultiInstance')
  },
  single('flowable:VariableListenerEventDefinition', 'Variable listener', isA('bpmn:StartEvent', 'bpmn:BoundaryEvent', 'bpmn:IntermediateCatchEvent'),
    [...items(['variableName']), choice('variableChangeType', 'variableChangeType', 'all', 'create', 'update', 'delete', 'update-create')]),
  {
    title: 'Service task', when: isA('bpmn:ServiceTask', 'bpmn:SendTask'), open: true, at: own,
    fields: [
      choice('flowable:type', 'type', 'http', 'mail', 'dmn', 'case', 'external-worker', 'send-event', 'shell', 'camel'),
      { name: 'flowable:delegateExpression', label: 'delegateExpression', kind: 'pick', options: from.listeners },
      ...attributes(F, 'class', 'expression', 'resultVariableName', 'resultVariable', 'topic', 'skipExpression', 'extensionId', 'formKey'),
      choice('flowable:triggerable', 'triggerable', 'true', 'false', 'sync'),
      ...flags(F, 'useLocalScopeForResultVariable', 'storeResultVariableAsTransient', 'doNotIncludeVariables', 'parallelInSameTransaction'),
      ...attributes(F, 'caseDefinitionKey', 'caseInstanceName', 'businessKey', 'idVariableName'),
      ...flags(F, 'inheritBusinessKey', 'sameDeployment', 'fallbackToDefaultTenant')
    ]
  },
  { ...injected, title: 'Fields of the task', property: undefined, when: isA('bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask', 'bpmn:ScriptTask', 'bpmn:UserTask'), holder: own },
  handler('flowable:HttpRequestHandler', 'HTTP request handler'),
  handler('flowable:HttpResponseHandler', 'HTTP response handler'),
  {
    title: 'Exceptions as errors', when: isA('bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:CallActivity'), type: 'flowable:MapException', holder: own,
    add: 'Add an exception', summary: 'name', fields: [body('class'), ...items(['errorCode', 'includeChildExceptions', 'rootCause'])]
  },
  { when: service('external-worker'), ...parameters('flowable:ExternalWorkerInParameter', 'Into the worker', 'source', 'sourceExpression', 'target', 'targetExpression', 'transient') },
  { when: service('external-worker'), ...parameters('flowable:ExternalWorkerOutParameter', 'Out of the worker', 'source', 'sourceExpression', 'target', 'targetExpression', 'transient') },
  single('flowable:EventType', 'Event type', isEventRegistry, [body('eventType')]),
  single('flowable:TriggerEventType', 'Type of the triggering event', service('send-event'), [body('triggerEventType')]),
  single('flowable:SendSynchronously', 'Sent at once', service('send-event'), [body('sendSynchronously')]),
  single('flowable:StartEventCorrelationConfiguration', 'Correlation of the start', isA('bpmn:StartEvent'), [body('startEventCorrelationConfiguration')]),
  { when: isEventRegistry, ...parameters('flowable:EventInParameter', 'Into the event', 'source', 'sourceExpression', 'sourceType', 'target', 'targetType') },
  { when: isEventRegistry, ...parameters('flowable:EventOutParameter', 'Out of the event', 'source', 'sourceType', 'target', 'targetType', 'transient') },
  { when: isEventRegistry, ...parameters('flowable:EventCorrelationParameter', 'Correlation', 'name', 'type', 'value') },
  { when: service('send-event'), ...parameters('flowable:TriggerEventCorrelationParameter', 'Correlation of the trigger', 'name', 'type', 'value') },
  {
    title: 'Script', when: isA('bpmn:ScriptTask'), open: true, at: own,
    fields: [...items(['scriptFormat']), { name: 'script', label: 'script', kind: 'area' }, ...attributes(F, 'resultVariable', 'skipExpression'),
      ...flags(F, 'autoStoreVariables', 'doNotIncludeVariables')]
  },
  {
    title: 'Business rules', when: isA('bpmn:BusinessRuleTask'), open: true, at: own,
    fields: [...attributes(F, 'rules', 'ruleVariablesInput', 'resultVariable', 'class'), ...flags(F, 'exclude')]
  },
  { title: 'Receive task', when: isA('bpmn:ReceiveTask'), at: own, fields: attributes(F, 'skipExpression') },
  {
    title: 'Called process', when: isA('bpmn:CallActivity'), open: true, at: own,
    fields: [
      ...items(['calledElement']), choice('flowable:calledElementType', 'calledElementType', 'key', 'id'),
      ...attributes(F, 'calledElementBinding', 'businessKey', 'processInstanceName', 'idVariableName'),
      ...flags(F, 'inheritVariables', 'inheritBusinessKey', 'sameDeployment', 'fallbackToDefaultTenant', 'useLocalScopeForOutParameters', 'completeAsync')
    ]
  },
  { when: context => isA('bpmn:CallActivity', 'bpmn:Event')(context) || service('case')(context), ...parameters('flowable:In', 'In', 'source', 'sourceExpression', 'target', 'targetExpression', 'transient', 'variables', 'businessKey') },
  { when: context => isA('bpmn:CallActivity', 'bpmn:Event')(context) || service('case')(context), ...parameters('flowable:Out', 'Out', 'source', 'sourceExpression', 'target', 'targetExpression', 'transient', 'variables') },
  {
    title: 'Several times', when: isA('bpmn:Activity'), at: own,
    fields: [{ name: 'loopCharacteristics', label: 'Several times', kind: 'loop' }, { name: 'isForCompensation', label: 'isForCompensation', kind: 'flag' }]
  },
  {
    title: 'How many times', when: context => is(loop(context), 'bpmn:MultiInstanceLoopCharacteristics'), at: loop,
    fields: [expression('loopCardinality', 'loopCardinality'), ...attributes(F, 'collection', 'elementVariable', 'elementIndexVariable'),
      expression('completionCondition', 'completionCondition'), ...flags(F, 'noWaitStatesAsyncLeave')]
  },
  {
    title: 'Collection handler', when: context => is(loop(context), 'bpmn:MultiInstanceLoopCharacteristics'), type: 'flowable:Collection', holder: loop,
    add: 'Add a handler', summary: 'listener',
    fields: [...items(['class', 'delegateExpression']), { name: 'stringElement', label: 'string', kind: 'inner', type: 'flowable:String' },
      { name: 'expressionElement', label: 'expression', kind: 'inner', type: 'flowable:Expression' }]
  },
  {
    title: 'Gathered variables', when: context => is(loop(context), 'bpmn:MultiInstanceLoopCharacteristics'), type: 'flowable:VariableAggregation', holder: loop,
    add: 'Add an aggregation', summary: 'parameter',
    fields: items(['target', 'targetExpression', 'class', 'delegateExpression', 'storeAsTransientVariable', 'createOverviewVariable']),
    nested: [{
      title: 'Variables', property: 'variables', type: 'flowable:Variable', add: 'Add a variable', summary: 'parameter',
      fields: items(['source', 'sourceExpression', 'target', 'targetExpression'])
    }]
  },
  {
    title: 'Ad-hoc', when: isA('bpmn:AdHocSubProcess'), at: own,
    fields: [choice('ordering', 'ordering', 'Parallel', 'Sequential'), { name: 'cancelRemainingInstances', label: 'cancelRemainingInstances', kind: 'flag' },
      expression('completionCondition', 'completionCondition')]
  },
  {
    title: 'Asynchronous', when: isA('bpmn:FlowNode'), at: own, fields: flags(F, 'async', 'exclusive', 'asyncLeave', 'asyncLeaveExclusive')
  },
  single('flowable:FailedJobRetryTimeCycle', 'Tried again', isA('bpmn:Activity', 'bpmn:Event'), [body('failedJobRetryTimeCycle')]),
  {
    title: 'Sequence flow', when: isA('bpmn:SequenceFlow'), at: own,
    fields: [expression('conditionExpression', 'conditionExpression'), ...attributes(F, 'skipExpression'), { name: 'default', label: 'Default flow', kind: 'default' }]
  },
  { ...listener('flowable:TaskListener', 'Task listeners', 'create', 'assignment', 'complete', 'delete', 'all'), when: isA('bpmn:UserTask') },
  { ...listener('flowable:ExecutionListener', 'Execution listeners', 'start', 'end', 'take'), when: isA('bpmn:FlowNode', 'bpmn:SequenceFlow') },
  { ...listener('flowable:ExecutionListener', 'Execution listeners', 'start', 'end'), when: isProcess, holder: process },
  {
    title: 'Event listeners', when: isProcess, type: 'flowable:EventListener', holder: process, add: 'Add a listener', summary: 'listener',
    fields: items(['events', 'entityType', 'class', 'delegateExpression', 'throwEvent', 'signalName', 'messageName', 'errorCode', 'onTransaction'])
  },
  {
    title: 'Form properties', when: isA('bpmn:UserTask', 'bpmn:StartEvent'), type: 'flowable:FormProperty', holder: own, add: 'Add a property', summary: 'name',
    fields: items(['id', 'name', 'type', 'expression', 'variable', 'default', 'datePattern', 'required', 'readable', 'writable']),
    nested: [{ title: 'Values', property: 'values', type: 'flowable:Value', add: 'Add a value', summary: 'name', fields: items(['id', 'name']) }]
  },
  {
    title: 'Process', when: isProcess, at: process,
    fields: [{ name: 'id', label: 'id', kind: 'id' }, { name: 'isExecutable', label: 'isExecutable', kind: 'flag' },
      { name: 'documentation', label: 'documentation', kind: 'documentation' },
      ...attributes(F, 'candidateStarterUsers', 'candidateStarterGroups'), ...flags(F, 'isEagerExecutionFetching'),
      choice('flowable:history', 'history', 'none', 'activity', 'audit', 'full')]
  },
  { title: 'Annotation', when: isA('bpmn:TextAnnotation'), open: true, at: own, fields: [{ name: 'text', label: 'Text', kind: 'area' }, ...items(['textFormat'])] },
  { title: 'Association', when: isA('bpmn:Association'), at: own, fields: [choice('associationDirection', 'associationDirection', 'None', 'One', 'Both')] },
  { title: 'Data', when: isA('bpmn:DataObjectReference'), at: ({ object }) => object.dataObjectRef, fields: [{ name: 'isCollection', label: 'isCollection', kind: 'flag' }] }
];

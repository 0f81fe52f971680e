// What a step of a procedure says about itself, in the words of those who write regulations.

import { extensionsOf, is, isAny, outcomeIn } from '../model.js';
import * as from from './options.js';

const isTask = ({ object }) => is(object, 'bpmn:UserTask');
const isAct = ({ object }) => is(object, 'bpmn:StartEvent') && is(object.eventDefinitions?.[0], 'bpmn:MessageEventDefinition');
const isStep = context => isTask(context) || isAct(context);
const isFlow = ({ object }) => is(object, 'bpmn:SequenceFlow');
const isProcess = ({ object, process }) => !!process && isAny(object, ['bpmn:Process', 'bpmn:Participant', 'bpmn:Collaboration']);

const own = ({ object }) => object;
const process = context => context.process;

/** One element of an extension that is there or not; it is made when its first field is filled in. */
const single = (holder, type) => ({
  type, holder, get: context => extensionsOf(holder(context), type)[0]
});

const text = (name, label, more) => ({ name, label, kind: 'text', ...more });
const area = (name, label, more) => ({ name, label, kind: 'area', ...more });
const pick = (name, label, options, more) => ({ name, label, kind: 'pick', options, ...more });
const many = (name, label, options, separator = ' ') => ({ name, label, kind: 'many', options, separator });
const yes = (name, label) => ({ name, label, kind: 'yes' });
const number = (name, label, more) => ({ name, label, kind: 'number', ...more });

const rungs = [
  number('days', 'Calendar days after the day it is due', { hint: 'Negative: before it' }),
  number('workingDays', 'Or working days after it'),
  many('to', 'Who is told', from.fixed(['applicant', 'The applicant'], ['holder', 'Whoever has to act'],
    ['secretary', 'Branch secretary'], ['committee', 'Committee above'], ['department', 'Organisation department'])),
  pick('of', 'Of which period', from.ownPeriods)
];

const unlessOne = type => context => extensionsOf(context.object, type).length === 0;

export const people = [
  {
    title: 'Who acts, with which form', when: isTask, open: true, at: own,
    fields: [
      many('flowable:candidateGroups', 'Who acts (office)', from.roles, ','),
      { ...pick('flowable:formKey', 'Which form', from.forms), kind: 'form' }
    ]
  },
  {
    title: 'Who acts, with which form', when: isAct, open: true, at: own,
    fields: [{ ...pick('flowable:formKey', 'Which form', from.forms), kind: 'form' }]
  },
  {
    title: 'The step', when: isStep, open: true, ...single(own, 'zc:Step'),
    fields: [
      { ...many('by', 'Who may do it at any time', from.roles, ','), when: isAct },
      pick('date', 'The day it really happened', from.ownDates),
      text('number', 'Number in the regulation'),
      pick('after', 'Not before which step', from.steps),
      number('soonDays', 'Shown as soon due so many days before'),
      text('en', 'Name in English'),
      area('why', 'What it is for'),
      area('whyEn', 'What it is for, in English')
    ]
  },
  {
    title: 'Articles', when: isStep, open: true, type: 'zc:Basis', holder: own, add: 'Add an article',
    summary: 'basis',
    fields: [pick('regulation', 'Regulation', from.regulations), number('article', 'Article')]
  },
  {
    title: 'Periods', when: isStep, open: true, type: 'zc:Period', holder: own, add: 'Add a period', summary: 'period', supposed: from.supposed,
    fields: [
      {
        name: 'kind', label: 'Kind', kind: 'choice', options: from.fixed(
          ['notBefore', 'Not before'], ['due', 'At the latest'], ['every', 'Again every'], ['remind', 'Reminder'])
      },
      { name: 'length', label: 'Length', kind: 'span' },
      many('from', 'Counted from', from.dates),
      {
        name: 'pick', label: 'If these are several days', kind: 'choice',
        options: from.fixed(['latest', 'The latest counts'], ['earliest', 'The earliest counts'])
      },
      many('outcome', 'Only for these outcomes', from.outcomes),
      yes('soft', 'As a rule: a reason is enough'),
      pick('article', 'Rests on article', from.articles),
      pick('plusMonths', 'Plus the months in', from.numbersElsewhere),
      pick('extendBy', 'Extended by the outcome', from.outcomes),
      text('extendTo', 'Extended to (P1Y, P6M)'),
      many('pausedBy', 'Rests after', from.stepOutcomes),
      pick('onlyAfter', 'Runs only after', from.stepOutcomes),
      text('id', 'Id, for the escalation'),
      text('name', 'What is to be done'),
      text('en', 'What is to be done, in English')
    ]
  },
  {
    title: 'Vote', when: isStep, type: 'zc:Vote', holder: own, add: 'Add a vote', addable: unlessOne('zc:Vote'), summary: 'vote',
    fields: [
      pick('rule', 'Rule', from.votes),
      many('carries', 'Outcomes of a vote that carried', from.outcomes),
      many('fails', 'Outcomes of a vote that failed', from.outcomes),
      many('inquorate', 'Outcomes without a quorum', from.outcomes),
      many('articles', 'Articles on the vote', from.articles)
    ]
  },
  {
    title: 'Materials', when: isStep, type: 'zc:Material', holder: own, add: 'Add a material', summary: 'material',
    fields: [pick('id', 'Material', from.materials), pick('field', 'Field with the file', from.ownFiles)]
  },
  {
    title: 'Who may not act', when: isStep, type: 'zc:Separation', holder: own, add: 'Add a separation', summary: 'separation',
    fields: [pick('from', 'Whoever did this step, or is named in this field', from.peopleOrSteps)]
  },
  {
    title: 'Checks', when: isStep, type: 'zc:Check', holder: own, add: 'Add a check', summary: 'check',
    fields: [
      pick('rule', 'Rule', from.checks),
      pick('field', 'Field', from.ownFields),
      many('outcome', 'Only for these outcomes', from.outcomes)
    ]
  },
  {
    title: 'What it changes', when: isStep, type: 'zc:Effect', holder: own, add: 'Add a change', summary: 'effect',
    fields: [
      pick('standing', 'New standing', from.standings),
      pick('date', 'Counts from', from.dates),
      { name: 'plus', label: 'Plus', kind: 'text' },
      pick('plusMonths', 'Plus the months in', from.numbersElsewhere),
      pick('appoint', 'Appoints to', from.roles),
      pick('field', 'The people in the field', from.ownFields),
      pick('organization', 'Moves the case to the organisation in', from.ownFields),
      pick('pass', 'Hands the case to the organisation in', from.hands),
      pick('named', 'Of the procedure itself', from.effects),
      many('outcome', 'Only for these outcomes', from.outcomes)
    ]
  },
  {
    title: 'Who is told', when: isStep, type: 'zc:Notify', holder: own, add: 'Add a message', summary: 'notify',
    fields: [
      many('who', 'Who', from.roles, ','),
      {
        name: 'on', label: 'When', kind: 'choice',
        options: from.fixed(['created', 'When the step comes up'], ['completed', 'When it is done'])
      },
      many('outcome', 'Only for these outcomes', from.outcomes)
    ]
  },
  {
    title: 'Public notice', when: isStep, ...single(own, 'zc:Notice'),
    fields: [pick('start', 'First day', from.ownDates), pick('end', 'Last day', from.ownDates)]
  },
  {
    title: 'Escalation', when: isStep, type: 'zc:Escalate', holder: own, add: 'Add a rung', summary: 'rung', fields: rungs
  },
  {
    title: 'Outcome', when: isFlow, open: true, at: own,
    fields: [
      { name: 'outcome', label: 'Taken for the outcome', kind: 'outcome', options: from.outcomesHere },
      { name: 'documentation', label: 'Button in English', kind: 'documentation' }
    ]
  },
  {
    title: 'About the outcome', when: context => isFlow(context) && !!outcomeIn(context.object), open: true, ...single(own, 'zc:Outcome'),
    fields: [
      area('consequence', 'What happens when it is pressed'),
      area('consequenceEn', 'What happens, in English'),
      { name: 'reason', label: 'Reason', kind: 'choice', options: from.fixed(['required', 'Must be given']) },
      yes('grave', 'Cannot be undone: asked once more'),
      yes('lapses', 'Comes about by itself once overdue'),
      yes('together', 'Can be taken for many cases at once'),
      pick('returns', 'Sends back the step', from.steps),
      pick('once', 'Not any more after', from.stepOutcomes),
      pick('only', 'Only after', from.stepOutcomes)
    ]
  },
  {
    title: 'The procedure', when: isProcess, open: true, at: process,
    fields: [text('name', 'Name of the procedure')]
  },
  {
    title: 'Name in English', when: isProcess, open: true, ...single(process, 'zc:Title'), fields: [text('en', 'Name in English')]
  },
  {
    title: 'Regulations', when: isProcess, open: true, type: 'zc:Regulation', holder: process, add: 'Add a regulation', summary: 'name',
    fields: [
      text('name', 'Name'), text('short', 'Cited as'), text('version', 'Year of the text'),
      text('nameEn', 'Name in English'), text('shortEn', 'Cited as, in English'), text('id', 'Id')
    ]
  },
  {
    title: 'Stages', when: isProcess, type: 'zc:Stage', holder: process, add: 'Add a stage', summary: 'name',
    fields: [pick('lane', 'Lane', from.lanes), text('en', 'Name in English')]
  },
  {
    title: 'Escalation of all steps', when: isProcess, type: 'zc:Escalate', holder: process, add: 'Add a rung', summary: 'rung', fields: rungs
  },
  {
    title: 'Reviews of all people together', when: isProcess, type: 'zc:TeamReview', holder: process, add: 'Add a review', summary: 'name',
    fields: [
      text('id', 'Id'), text('name', 'Name'), text('en', 'Name in English'), many('by', 'Who makes it', from.roles, ','),
      pick('of', 'About people who are', from.standings), text('length', 'Again after (P1Y, P6M)'),
      text('lead', 'To be done so long before'), pick('regulation', 'Regulation', from.regulations), number('article', 'Article')
    ],
    nested: [{ title: 'Escalation', property: 'escalates', type: 'zc:Escalate', add: 'Add a rung', summary: 'rung', fields: rungs }]
  }
];

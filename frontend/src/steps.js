// The diagram as a table: the same steps, editable, for those who would rather read than look.

import { button, h, handOver, keepWriting } from './dom.js';
import { extensionsOf, flowElements, is, outcomeIn } from './model.js';
import { insertInto } from './palette.js';
import * as fields from './panel/fields.js';
import { kindOf, periodWords } from './panel/phrases.js';
import { t } from './words.js';

const COLUMNS = ['Step number', 'Name', 'Who acts', 'Form', 'Periods', 'Goes on to', 'Do'];

export class Steps {

  /** @param panel what says more of a step */
  constructor(place, modeler, changes, catalogue, panel) {
    Object.assign(this, { place, modeler, changes, catalogue, panel, comments: () => [] });
    keepWriting(place);
    modeler.on(['commandStack.changed', 'import.done'], () => this.later());
    modeler.on('selection.changed', () => this.mark());
  }

  later() {
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = null;
        this.show();
      });
    }
  }

  show() {
    if (this.place.hidden) {
      return;
    }
    const writer = document.activeElement;
    const focused = this.place.contains(writer) && writer.dataset.path;
    const rows = this.inOrder().map(element => this.row(element));
    this.place.replaceChildren(h('div', { class: 'diagram-scroll', tabindex: '0', role: 'region', 'aria-label': t('Table of steps') },
      h('table', { class: 'diagram-table' },
        h('caption', { class: 'small' }, t('The same diagram as on the canvas. What is changed here changes there.')),
        h('thead', null, h('tr', null, ...COLUMNS.map(words =>
          h('th', { scope: 'col' }, t(words))))),
        h('tbody', null, ...rows))));
    this.mark();
    if (focused) {
      const again = this.place.querySelector(`[data-path="${CSS.escape(focused)}"]`);
      handOver(writer, again);
      again?.focus({ preventScroll: true });
      if (writer.dataset.writing && again?.setSelectionRange && writer.selectionStart !== null) {
        again.setSelectionRange(writer.selectionStart, writer.selectionEnd);
      }
    }
  }

  /** As a case comes by them; what no way leads to stands at the end. */
  inOrder() {
    const registry = this.modeler.get('elementRegistry');
    const all = registry.filter(element => !element.labelTarget && is(element.businessObject, 'bpmn:FlowNode'));
    const seen = new Set();
    const queue = all.filter(element => is(element.businessObject, 'bpmn:StartEvent') && element.parent && !is(element.parent.businessObject, 'bpmn:SubProcess'));
    while (queue.length > 0) {
      const next = queue.shift();
      if (!seen.has(next)) {
        seen.add(next);
        const on = (next.outgoing || []).map(flow => flow.target).filter(target => target && is(target.businessObject, 'bpmn:FlowNode'));
        const inside = (next.children || []).filter(child => is(child.businessObject, 'bpmn:StartEvent'));
        const attached = next.attachers || [];
        queue.unshift(...inside, ...attached, ...on.filter(target => !seen.has(target)));
      }
    }
    all.forEach(element => seen.add(element));
    return [...seen].filter(element => !is(element.businessObject, 'bpmn:Gateway') || element.businessObject.name
      || !isOutcomes(element));
  }

  row(element) {
    const object = element.businessObject;
    const path = `row.${object.id}`;
    const set = (name, value) => this.changes.set(element, object, { [name]: value });
    const bare = (control, label) => {
      const input = control.querySelector('input, select, textarea');
      input.setAttribute('aria-label', label);
      control.querySelector('label')?.remove();
      return control;
    };
    const called = object.name || kindOf(element);
    const name = bare(fields.text({ label: 'Name', path: path + '.name' }, object.name, value =>
      this.modeler.get('modeling').updateLabel(element, value || '')), t('Name of {name}', { name: called }));
    const isTask = is(object, 'bpmn:UserTask');
    return h('tr', { 'data-element': object.id },
      cell(0, extensionsOf(object, 'zc:Step')[0]?.number || ''),
      h('th', { scope: 'row' }, name, h('small', null, kindOf(element)), ...this.remarks(object.id), ...this.hidden(element).flatMap(gateway => this.remarks(gateway.businessObject.id))),
      cell(2, isTask ? bare(fields.pick({ label: 'Who acts', path: path + '.who' }, object.get('flowable:candidateGroups'),
        value => set('flowable:candidateGroups', value), this.offices(object.get('flowable:candidateGroups'))), t('Who acts at {name}', { name: called })) : null),
      cell(3, isTask ? bare(fields.pick({ label: 'Form', path: path + '.form' }, object.get('flowable:formKey'),
        value => set('flowable:formKey', value), this.catalogue.forms), t('Form of {name}', { name: called })) : null),
      cell(4, ...extensionsOf(object, 'zc:Period').map(period => h('div', null, periodWords(period)))),
      cell(5, h('ul', { class: 'diagram-ways' }, ...this.ways(element).map(flow => this.way(flow, path)))),
      cell(6, h('div', { class: 'btns' },
        button(t('Properties'), () => this.enter(element), { class: 'btn btn--small btn--quiet', 'data-path': path + '.go', 'aria-label': t('Properties of {name}', { name: called }) }),
        button(t('Remove'), () => this.modeler.get('modeling').removeElements([element]), { class: 'btn btn--small btn--quiet', 'aria-label': t('Remove {name}', { name: called }) }))));
  }

  /** What was said of an element. */
  remarks(id) {
    return this.comments(id).map(words => h('small', { class: 'diagram-remark' }, h('b', null, t('Comment')), ' ', words));
  }

  /** The gateways that only sort the outcomes of a step and have no row of their own. */
  hidden(element) {
    return (element.outgoing || []).map(flow => flow.target).filter(target => target && isOutcomes(target) && !target.businessObject.name);
  }

  /** Each office by itself, and together those that share the step. */
  offices(said) {
    const roles = this.catalogue.roles;
    const several = (said || '').split(',').map(one => one.trim());
    const title = id => roles.find(role => role.value === id)?.label || id;
    return several.length > 1 ? [{ value: said, label: several.map(title).join(t(', ')) }, ...roles] : roles;
  }

  /** The ways a case can take from a step: where a gateway only sorts its outcomes, the ways behind it. */
  ways(element) {
    return (element.outgoing || []).filter(flow => is(flow.businessObject, 'bpmn:SequenceFlow')).flatMap(flow =>
      flow.target && isOutcomes(flow.target) && !flow.target.businessObject.name
        ? flow.target.outgoing.filter(behind => is(behind.businessObject, 'bpmn:SequenceFlow')) : [flow]);
  }

  way(flow, path) {
    const target = flow.target;
    const to = target.businessObject.name || kindOf(target);
    const words = flow.businessObject.name || outcomeIn(flow.businessObject);
    return h('li', null, words ? `${words} → ` : '→ ', to, ' ', h('button', {
      type: 'button', class: 'btn btn--small btn--quiet', 'data-path': `${path}.${flow.id}`,
      'aria-label': t('Insert a step before {name}', { name: to }),
      on: { click: () => this.inserted(insertInto(this.modeler, flow)) }
    }, t('Insert a step')), ...this.remarks(flow.businessObject.id));
  }

  inserted(element) {
    this.show();
    this.place.querySelector(`[data-path="row.${CSS.escape(element.id)}.name"]`)?.focus();
  }

  enter(element) {
    this.modeler.get('selection').select(element);
    this.modeler.get('canvas').scrollToElement(element);
    this.panel.focus();
  }

  mark() {
    const selected = this.modeler.get('selection').get().map(element => element.id);
    this.place.querySelectorAll('tr[data-element]').forEach(row =>
      row.classList.toggle('is-here', selected.includes(row.dataset.element)));
  }
}

/** On a narrow screen each cell says by itself which column it is; one with nothing in it is left out there. */
const cell = (column, ...content) => h('td', { 'data-column': content.some(Boolean) ? t(COLUMNS[column]) : null }, ...content);

/** A gateway that only sorts the outcomes of the step before it. */
const isOutcomes = element => is(element.businessObject, 'bpmn:ExclusiveGateway') && element.incoming?.length === 1
  && is(element.incoming[0].source?.businessObject, 'bpmn:UserTask');

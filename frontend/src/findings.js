import Linter from 'bpmnlint/lib/linter';
import adHoc from 'bpmnlint/rules/ad-hoc-sub-process';
import conditionalFlows from 'bpmnlint/rules/conditional-flows';
import endRequired from 'bpmnlint/rules/end-event-required';
import eventGateway from 'bpmnlint/rules/event-based-gateway';
import eventSubProcess from 'bpmnlint/rules/event-sub-process-typed-start-event';
import global from 'bpmnlint/rules/global';
import labelRequired from 'bpmnlint/rules/label-required';
import link from 'bpmnlint/rules/link-event';
import disconnected from 'bpmnlint/rules/no-disconnected';
import duplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows';
import joinFork from 'bpmnlint/rules/no-gateway-join-fork';
import implicitEnd from 'bpmnlint/rules/no-implicit-end';
import implicitSplit from 'bpmnlint/rules/no-implicit-split';
import implicitStart from 'bpmnlint/rules/no-implicit-start';
import overlapping from 'bpmnlint/rules/no-overlapping-elements';
import singleBlankStart from 'bpmnlint/rules/single-blank-start-event';
import singleDefinition from 'bpmnlint/rules/single-event-definition';
import startRequired from 'bpmnlint/rules/start-event-required';
import subProcessStart from 'bpmnlint/rules/sub-process-blank-start-event';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway';
import superfluousTermination from 'bpmnlint/rules/superfluous-termination';
import { button, h, icon, quiet } from './dom.js';
import { is } from './model.js';
import { kindOf } from './panel/phrases.js';
import { ORDER, SEVERITY, severityOf } from './severity.js';
import { t } from './words.js';

const PAUSE = 500;
const MARKERS = { warn: 'found-warn', comment: 'found-comment' };

/** Each rule: how serious it is, and what it finds, in words. */
const RULES = {
  'ad-hoc-sub-process': [adHoc, 'error', 'An ad-hoc group may hold no start, end or gateway like these.'],
  'conditional-flows': [conditionalFlows, 'error', 'One way says when it is taken and this one does not.'],
  'end-event-required': [endRequired, 'error', 'There is no end.'],
  'event-based-gateway': [eventGateway, 'error', 'An event-based gateway must lead to at least two events.'],
  'event-sub-process-typed-start-event': [eventSubProcess, 'error', 'It does not say what it starts with.'],
  'global': [global, 'warn', 'It is used nowhere, has no name, or shares it with another.'],
  'label-required': [labelRequired, 'warn', 'It has no name.'],
  'link-event': [link, 'error', 'A link leads from one event to another of the same name.'],
  'no-disconnected': [disconnected, 'error', 'No way leads here or on from here.'],
  'no-duplicate-sequence-flows': [duplicateFlows, 'error', 'Two ways say the same.'],
  'no-gateway-join-fork': [joinFork, 'warn', 'A gateway should either join or part ways, not both.'],
  'no-implicit-end': [implicitEnd, 'error', 'It goes nowhere from here.'],
  'no-implicit-split': [implicitSplit, 'error', 'Several ways leave here and it is not said which one is taken.'],
  'no-implicit-start': [implicitStart, 'error', 'No way leads here.'],
  'no-overlapping-elements': [overlapping, 'warn', 'It lies over another element.'],
  'single-blank-start-event': [singleBlankStart, 'error', 'There is more than one start.'],
  'single-event-definition': [singleDefinition, 'error', 'It waits for several things at once.'],
  'start-event-required': [startRequired, 'error', 'There is no start.'],
  'sub-process-blank-start-event': [subProcessStart, 'error', 'A group of steps starts with a plain start.'],
  'superfluous-gateway': [superfluousGateway, 'warn', 'This gateway does nothing.'],
  'superfluous-termination': [superfluousTermination, 'warn', 'Nothing is left to be ended here.']
};

/** One for each time: its rules remember what they have seen. */
const linter = () => new Linter({
  config: { rules: Object.fromEntries(Object.entries(RULES).map(([name, [, severity]]) => [name, severity])) },
  resolver: { resolveRule: (pack, name) => RULES[name][0], resolveConfig: () => ({}) }
});

/** What is wrong, beside the canvas and on it: what drawing alone shows at once, what the server finds when it is asked. */
export class Findings {

  constructor(place, modeler) {
    Object.assign(this, { place, modeler, drawn: [], asked: [], marked: [] });
    const soon = quiet(PAUSE, () => this.lint());
    modeler.on(['commandStack.changed', 'import.done'], soon);
  }

  async lint() {
    const definitions = this.modeler.getDefinitions();
    if (!definitions) {
      return;
    }
    const results = await linter().lint(definitions);
    this.drawn = Object.entries(results).flatMap(([rule, found]) => found
      .filter(({ category }) => category === 'error' || category === 'warn')
      .filter(({ id }) => rule !== 'label-required' || !this.isGateway(id))
      .map(({ id, category }) => ({ element: id, severity: category, message: t(RULES[rule] ? RULES[rule][2] : rule) })));
    this.show();
  }

  /** A gateway that sorts the outcomes of a step has no name of its own. */
  isGateway(id) {
    return is(this.modeler.get('elementRegistry').get(id)?.businessObject, 'bpmn:Gateway');
  }

  /** What the server found. */
  answered(found) {
    this.asked = found.map(one => ({ ...one, severity: severityOf(one.severity) }));
    this.show();
  }

  /** What was said of an element and is not settled. */
  comments(id) {
    return this.asked.filter(({ element, severity }) => severity === 'comment' && element === id).map(({ message }) => message);
  }

  show() {
    const both = [...this.asked, ...this.drawn].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
    const all = both.filter((one, index) => both.findIndex(other => other.element === one.element && other.message === one.message) === index);
    this.mark(all);
    this.place.replaceChildren(h('h2', { id: 'findings-title' }, all.length ? t('{n} to look at', { n: all.length }) : t('Nothing to look at')));
    if (all.length) {
      this.place.append(h('ul', null, ...all.map(one => this.line(one))));
    }
  }

  line({ element, severity, message }) {
    const shape = this.modeler.get('elementRegistry').get(element);
    const [words, sign, style] = SEVERITY[severity];
    const name = shape ? shape.businessObject.name || kindOf(shape) : element || t('The whole diagram');
    return h('li', null, h('span', { class: 'due ' + style }, icon(sign), t(words)), h('b', null, name), h('span', null, message),
      shape ? button(t('Show it'), () => this.go(shape), { 'aria-label': t('Show it: {name}', { name }) }) : h('span', null));
  }

  go(shape) {
    this.modeler.get('selection').select(shape);
    this.modeler.get('canvas').scrollToElement(shape, 80);
  }

  mark(all) {
    const canvas = this.modeler.get('canvas');
    const registry = this.modeler.get('elementRegistry');
    this.marked.filter(([id]) => registry.get(id)).forEach(([id, marker]) => canvas.removeMarker(id, marker));
    this.marked = all.filter(({ element, severity }) => severity !== 'info' && severity !== 'authorised' && registry.get(element))
      .map(({ element, severity }) => [element, MARKERS[severity] || 'found-error']);
    this.marked.forEach(([id, marker]) => canvas.addMarker(id, marker));
  }
}

import { PopupEntries } from 'bpmn-js/lib/features/popup-menu/PopupEntries';
import { getFlowLabelPosition } from 'bpmn-js/lib/util/LabelUtil';
import { selfAndAllChildren } from 'diagram-js/lib/util/Elements';
import { button, dialog, freshId, h } from './dom.js';
import { is, isAny, objectOf } from './model.js';
import { t } from './words.js';

/** What procedures are mostly made of stands beside the canvas; the rest is behind the last button. */
const AT_HAND = [
  { words: 'Step done by people', entry: 'user-task' },
  { words: 'Group of steps', entry: 'expanded-subprocess' },
  { heading: 'Ways' },
  { words: 'Either or', entry: 'exclusive-gateway' },
  { words: 'At the same time', entry: 'parallel-gateway' },
  { heading: 'Start, end, waiting' },
  { words: 'Start', entry: 'none-start-event' },
  { words: 'Wait for a time', entry: 'timer-intermediate-catch' },
  { words: 'End', entry: 'none-end-event' },
  { heading: 'Tools' },
  { words: 'Connect', tool: 'globalConnect', icon: 'bpmn-icon-connection-multi' },
  { words: 'Select several', tool: 'lassoTool', method: 'activateSelection', icon: 'bpmn-icon-lasso-tool' },
  { words: 'Make space', tool: 'spaceTool', method: 'activateSelection', icon: 'bpmn-icon-space-tool' }
];

const task = (label, attributes) => ({
  label, className: 'bpmn-icon-service', target: { type: 'bpmn:ServiceTask', attributes: { 'flowable:type': attributes } }
});

/** What the engine knows beyond BPMN. */
const OF_THE_ENGINE = {
  'http-task': task('HTTP task', 'http'),
  'mail-task': task('Mail task', 'mail'),
  'decision-task': task('Decision task', 'dmn'),
  'case-task': task('Case task', 'case'),
  'external-worker-task': task('External worker task', 'external-worker'),
  'send-event-task': task('Send event task', 'send-event'),
  'shell-task': task('Shell task', 'shell'),
  'camel-task': task('Camel task', 'camel')
};

const PARTS = {
  'text-annotation': { label: 'Text annotation', className: 'bpmn-icon-text-annotation', target: { type: 'bpmn:TextAnnotation' } },
  'group': { label: 'Group', className: 'bpmn-icon-group', target: { type: 'bpmn:Group' } }
};

const ALL = { ...PopupEntries, ...OF_THE_ENGINE, ...PARTS };

const entryFor = name => ALL[name] || Object.values(ALL)[0];

export class Palette {

  constructor(place, modeler) {
    this.modeler = modeler;
    place.append(h('h2', null, t('Add')), ...AT_HAND.map(one => this.at(one)),
      button(t('All elements …'), () => this.all(), { class: 'diagram-all', 'aria-keyshortcuts': 'a' }));
    document.addEventListener('keydown', event => {
      const writing = event.target.closest('input, textarea, select, [contenteditable], dialog');
      if (event.key === 'a' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        this.all();
      }
    });
  }

  at({ words, heading, entry, tool, method, icon }) {
    if (heading) {
      return h('p', { class: 'small' }, t(heading));
    }
    const picked = event => tool
      ? this.modeler.get(tool)[method || 'toggle'](event)
      : this.put(entryFor(entry).target, event);
    return h('button', { type: 'button', on: { click: picked } },
      h('span', { class: (icon || entryFor(entry).className) + ' diagram-icon', 'aria-hidden': 'true' }), t(words));
  }

  /** Every element there is, found by a part of its name. */
  all() {
    const id = freshId();
    const words = h('input', { class: 'in', id, type: 'search', autocomplete: 'off' });
    const found = h('ul', { class: 'diagram-elements' });
    const box = dialog(t('All elements'),
      h('div', { class: 'field' }, h('label', { for: id }, t('Find an element')), words), found,
      button(t('Close'), () => box.close()));
    const show = () => {
      const asked = words.value.trim().toLowerCase();
      found.replaceChildren(...Object.values(ALL)
        .filter(entry => t(entry.label).toLowerCase().includes(asked) || entry.label.toLowerCase().includes(asked))
        .map(entry => h('li', null, h('button', {
          type: 'button', on: {
            click: event => {
              box.close();
              this.put(entry.target, event);
            }
          }
        }, h('span', { class: entry.className + ' diagram-icon', 'aria-hidden': 'true' }), t(entry.label)))));
    };
    words.addEventListener('input', show);
    words.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        event.preventDefault();
        found.querySelector('button')?.click();
      }
    });
    show();
    words.focus();
  }

  /** With the mouse it then hangs on the pointer; with the keyboard it is put after what is selected. */
  put(target, event) {
    const shape = this.shape(target);
    if (event && event.detail > 0) {
      this.modeler.get('create').start(event, shape);
    } else {
      this.putAfterSelected(shape);
    }
  }

  shape({ type, attributes, ...rest }) {
    const elements = this.modeler.get('elementFactory');
    if (type === 'bpmn:Participant') {
      return elements.createParticipantShape(rest);
    }
    const shape = elements.createShape({ type, ...rest });
    Object.entries(attributes || {}).forEach(([name, value]) => shape.businessObject.set(name, value));
    return shape;
  }

  putAfterSelected(shape) {
    const selected = this.modeler.get('selection').get()[0];
    const modeling = this.modeler.get('modeling');
    const canvas = this.modeler.get('canvas');
    let put;
    if (selected && is(shape.businessObject, 'bpmn:BoundaryEvent') && is(objectOf(selected), 'bpmn:Activity')) {
      put = modeling.createShape(shape, { x: selected.x + selected.width - 20, y: selected.y + selected.height }, selected, { attach: true });
    } else if (selected && is(objectOf(selected), 'bpmn:FlowNode') && is(shape.businessObject, 'bpmn:FlowNode')) {
      put = this.modeler.get('autoPlace').append(selected, shape);
    } else {
      const view = canvas.viewbox();
      const middle = { x: Math.round(view.x + view.width / 2), y: Math.round(view.y + view.height / 2) };
      put = modeling.createShape(shape, middle, canvas.getRootElement());
    }
    this.modeler.get('selection').select(put);
  }
}

/** What a step needs of a way to stand in it, with a bit of the way before and after. */
const NEEDED = { x: 170, y: 150 };

/** Puts a step into a way, and makes space for it where there is too little. */
export function insertInto(modeler, flow) {
  const [from, to] = longest(flow.waypoints);
  const along = Math.abs(from.x - to.x) >= Math.abs(from.y - to.y) ? 'x' : 'y';
  const missing = NEEDED[along] - Math.abs(from[along] - to[along]);
  if (missing > 0) {
    makeSpace(modeler, along, missing, (from[along] + to[along]) / 2, from.y);
  }
  const [one, other] = longest(flow.waypoints);
  const middle = { x: Math.round((one.x + other.x) / 2), y: Math.round((one.y + other.y) / 2) };
  const step = modeler.get('elementFactory').createShape({ type: 'bpmn:UserTask' });
  const put = modeler.get('modeling').createShape(step, middle, flow);
  if (flow.label) {
    const to = getFlowLabelPosition(flow.waypoints);
    modeler.get('modeling').moveShape(flow.label, {
      x: to.x - flow.label.x - flow.label.width / 2, y: to.y - flow.label.y - flow.label.height
    });
  }
  modeler.get('selection').select(put);
  return put;
}

/** Moves on what stands behind a place; sideways only within the stage, so that the others stay as they are. */
function makeSpace(modeler, axis, by, start, level) {
  const root = modeler.get('canvas').getRootElement();
  const all = selfAndAllChildren(root, true).filter(element => element !== root);
  const stage = all.filter(element => is(element.businessObject, 'bpmn:Lane') && element.y <= level && level <= element.y + element.height).pop();
  const moved = element => element.waypoints || isAny(element.businessObject, ['bpmn:Lane', 'bpmn:Participant'])
    || axis === 'y' || !stage || element.y >= stage.y && element.y + element.height <= stage.y + stage.height;
  const { movingShapes, resizingShapes } = modeler.get('spaceTool').calculateAdjustments(all.filter(moved), axis, by, start);
  modeler.get('modeling').createSpace(movingShapes, resizingShapes, { x: 0, y: 0, [axis]: by }, axis === 'x' ? 'e' : 's', start);
}

/** The longest straight part of a way. */
function longest(points) {
  const parts = points.slice(1).map((point, index) => [points[index], point]);
  const length = ([one, other]) => Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
  return parts.reduce((best, part) => length(part) > length(best) ? part : best);
}

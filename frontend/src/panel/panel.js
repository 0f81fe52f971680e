// The properties of what is selected: first in the words of those who write regulations, then everything the engine reads.

import { button, h, handOver, icon, keepWriting } from '../dom.js';
import { documentation, is, objectOf, outcomeIn, processOf, rootElements } from '../model.js';
import { t } from '../words.js';
import { experts } from './experts.js';
import * as fields from './fields.js';
import { people } from './people.js';
import { kindOf, summaryOf } from './phrases.js';

/** A condition compares nothing but the outcome of its step. */
const NOTHING = { period: 0, days: [], numbers: [], outcomes: [] };

export class Panel {

  /** @param place where it is shown; `changes` is how it writes */
  constructor(place, modeler, changes, catalogue) {
    Object.assign(this, { place, modeler, changes, catalogue, opened: new Map() });
    keepWriting(place);
    const again = () => this.later();
    modeler.on('selection.changed', ({ newSelection }) => {
      this.element = newSelection.length === 1 ? newSelection[0] : undefined;
      this.several = newSelection.length > 1;
      again();
    });
    modeler.on(['elements.changed', 'import.done', 'root.set', 'commandStack.changed'], again);
  }

  later() {
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = null;
        this.show();
      });
    }
  }

  /** To its first field, at once. */
  focus() {
    this.show();
    this.place.querySelector('input, textarea, select')?.focus();
  }

  show() {
    const element = this.element || this.modeler.get('canvas').getRootElement();
    if (!element || !element.businessObject) {
      return;
    }
    const writer = document.activeElement;
    const focused = writer?.dataset?.path;
    const same = this.shown === element;
    const inside = this.place.contains(document.activeElement);
    const at = [document.activeElement?.selectionStart, document.activeElement?.selectionEnd];
    const scrolled = same ? this.place.scrollTop : 0;
    this.shown = element;
    this.context = { element, object: objectOf(element), process: processOf(element), catalogue: this.catalogue };
    this.place.replaceChildren(...this.several ? [h('p', { class: 'note' }, t('Several elements are selected.'))] : this.content());
    this.place.scrollTop = scrolled;
    if (inside && focused) {
      const again = this.place.querySelector(`[data-path="${CSS.escape(focused)}"]`);
      if (same) {
        handOver(writer, again);
      }
      again?.focus({ preventScroll: true });
      if (again?.setSelectionRange && again.type === 'text' && at[0] !== null && at[0] !== undefined) {
        again.setSelectionRange(at[0], at[1]);
      }
    }
  }

  content() {
    const { object } = this.context;
    const title = object.name || object.text || kindOf(this.context.element);
    const named = 'name' in object.$descriptor.propertiesByName && !is(object, 'bpmn:Collaboration') && !is(object, 'bpmn:Process');
    const shown = sections => sections.map((section, index) => ({ ...section, key: sections === people ? 'p' + index : 'x' + index }))
      .filter(section => section.when(this.context))
      .map(section => this.section(section)).filter(Boolean);
    return [
      h('h2', { id: 'panel-title' }, title),
      h('p', { class: 'small' }, kindOf(this.context.element)),
      named ? this.field({ name: 'name', label: 'Name', kind: 'area', path: 'name' }, { owner: object, write: this.naming() }) : null,
      ...shown(people),
      this.fold('experts', t('For experts: everything in the file'), () => shown(experts), 'diagram-experts'),
      this.rest()
    ].filter(Boolean);
  }

  /** A name is changed as on the canvas, so that its label follows. */
  naming() {
    return value => this.modeler.get('modeling').updateLabel(this.context.element.labelTarget || this.context.element, value || '');
  }

  fold(key, title, content, style, count) {
    const open = this.opened.get(key) || false;
    const box = h('details', { class: 'fold block ' + (style || ''), open, 'data-key': key },
      h('summary', { 'data-path': 'fold.' + key }, title, count ? h('small', null, String(count)) : null));
    const inside = h('div', null);
    box.append(inside);
    const fill = () => inside.childNodes.length === 0 && inside.append(...content().filter(Boolean));
    if (open) {
      fill();
    }
    box.addEventListener('toggle', () => {
      this.opened.set(key, box.open);
      if (box.open) {
        fill();
      }
    });
    return box;
  }

  section(section) {
    if (!this.opened.has(section.key)) {
      this.opened.set(section.key, !!section.open);
    }
    if (section.get) {
      return this.single(section);
    }
    if (section.type) {
      const holder = section.holder(this.context);
      const found = (holder?.extensionElements?.values || []).filter(value => is(value, section.type));
      return holder ? this.list(section, section.key, found, {
        add: () => this.changes.extend(this.context.element, holder, section.type, {}),
        drop: item => this.changes.withdraw(this.context.element, holder, item)
      }) : null;
    }
    const owner = section.at(this.context);
    return owner ? this.fold(section.key, t(section.title), () => section.fields
      .filter(field => !field.when || field.when(this.context))
      .map(field => this.field({ ...field, path: `${section.key}.${field.name}` }, { owner }))) : null;
  }

  /** Something of which there is one or none: the first field that is filled in makes it, the last one emptied takes it away. */
  single(section) {
    const holder = section.holder(this.context);
    if (!holder) {
      return null;
    }
    const there = section.get(this.context);
    const write = field => value => {
      const now = section.get(this.context);
      if (!now && value !== undefined) {
        this.changes.extend(this.context.element, holder, section.type, { [field.name]: value });
      } else if (now && value === undefined && section.fields.every(other => other.name === field.name || now.get(other.name) === undefined)) {
        this.changes.withdraw(this.context.element, holder, now);
      } else if (now) {
        this.changes.set(this.context.element, now, { [field.name]: value });
      }
    };
    return this.fold(section.key, t(section.title), () => section.fields
      .filter(field => !field.when || field.when(this.context))
      .map(field => this.field({ ...field, path: `${section.key}.${field.name}` }, { owner: there, write: write(field) })));
  }

  list(section, key, found, { add, drop }) {
    const may = !section.addable || section.addable(this.context);
    return this.fold(key, t(section.title), () => [
      ...found.map((item, index) => this.item(section, `${key}.${index}`, item, drop)),
      may ? h('button', {
        type: 'button', class: 'btn btn--small', 'data-path': key + '.add',
        on: {
          click: () => {
            this.opened.set(`${key}.${found.length}`, true);
            add();
          }
        }
      }, t(section.add)) : null
    ], '', found.length);
  }

  item(section, key, item, drop) {
    const words = summaryOf(section.summary, item, this.context);
    return this.fold(key, words, () => [
      ...section.fields.map(field => this.field({ ...field, path: `${key}.${field.name}` }, { owner: item })),
      ...(section.nested || []).map(nested => this.list(nested, `${key}.${nested.property}`, item.get(nested.property) || [], {
        add: () => this.changes.set(this.context.element, item, {
          [nested.property]: [...(item.get(nested.property) || []), this.changes.make(nested.type, {}, item)]
        }),
        drop: gone => this.changes.set(this.context.element, item, {
          [nested.property]: item.get(nested.property).filter(other => other !== gone)
        })
      })),
      section.supposed ? this.wouldSay(`${key}.say`, { period: Number(key.split('.').pop()), ...section.supposed(item, this.context) }) : null,
      h('button', { type: 'button', class: 'btn btn--small btn--quiet', 'data-path': key + '.drop', on: { click: () => drop(item) } },
        t('Take away {name}', { name: words }))
    ], 'diagram-item');
  }

  field(field, { owner, write }) {
    const { element } = this.context;
    const set = write || (value => this.changes.set(element, owner, { [field.name]: value }));
    const value = owner ? owner.get(field.name) : undefined;
    const options = () => field.options(this.context).map(option => ({ ...option, value: option.value }));
    switch (field.kind) {
      case 'choice': return fields.choice(field, value, set, options());
      case 'pick': return fields.pick(field, value, set, options());
      case 'form': return this.form(field, value, set, options());
      case 'many': return fields.many(field, value, set, options());
      case 'yes': return fields.yes(field, value, set);
      case 'flag': return fields.flag(field, value, set);
      case 'area': return fields.area(field, value, set);
      case 'number': return fields.number(field, value, set);
      case 'id': return fields.text(field, value, id => this.rename(owner, id));
      case 'documentation': return fields.area(field, documentation(owner), text => this.changes.document(element, owner, text));
      case 'expression': return fields.text(field, value?.body, text => this.changes.express(element, owner, field.name, text));
      case 'inner': return fields.area(field, value?.body, text => this.inner(owner, field, text));
      case 'span': return fields.span(field, { length: owner.length, workingDays: owner.workingDays },
        said => this.changes.set(element, owner, said));
      case 'outcome': return h('div', null, fields.pick(field, outcomeIn(owner), said => this.changes.express(element, owner, 'conditionExpression',
        said && `\${outcome == '${said}'}`), options()),
      owner.conditionExpression ? h('div', { class: 'btns diagram-under' }, this.wouldSay(`${field.path}.say`, NOTHING)) : null);
      case 'default': return fields.tick(field, owner.sourceRef?.default === owner, on => this.byDefault(owner, on));
      case 'reference': return this.reference(field, owner, options());
      case 'root': return this.root(field, owner);
      case 'loop': return this.loop(field, owner);
      default: return fields.text(field, value, set);
    }
  }

  /** A form is picked here and written on a page of its own. */
  form(field, value, set, options) {
    const go = (words, key) => button(words, () => this.place.dispatchEvent(new CustomEvent('form-wanted', {
      bubbles: true, detail: { key, step: this.context.object.id, name: this.context.object.name, use: set }
    })), { 'data-path': `${field.path}.${key ? 'edit' : 'new'}` });
    return h('div', null, fields.pick(field, value, set, options),
      h('div', { class: 'btns diagram-under' }, value ? go(t('Edit this form'), value) : null, go(t('New form for this step'))));
  }

  /** What is written here is tried on a case. */
  wouldSay(path, supposed) {
    return button(t('What would it say?'), () => this.place.dispatchEvent(new CustomEvent('would-say', {
      bubbles: true, detail: { element: this.context.object.id, ...supposed }
    })), { 'data-path': path });
  }

  rename(owner, id) {
    const ids = this.modeler.get('moddle').ids;
    const taken = ids.assigned(id);
    if (id && /^[A-Za-z_][\w.-]*$/.test(id) && (!taken || taken === owner)) {
      this.changes.set(this.context.element, owner, { id });
    } else {
      this.say(t('This id is empty, taken or not allowed.'));
      this.later();
    }
  }

  inner(owner, field, text) {
    const old = owner.get(field.name);
    if (old && text) {
      this.changes.set(this.context.element, old, { body: text });
    } else {
      this.changes.set(this.context.element, owner, {
        [field.name]: text ? this.changes.make(field.type, { body: text }, owner) : undefined
      });
    }
  }

  byDefault(flow, on) {
    const source = this.modeler.get('elementRegistry').get(flow.sourceRef.id);
    this.modeler.get('modeling').updateProperties(source, { default: on ? flow : undefined });
  }

  reference(field, owner, options) {
    const value = owner.get(field.name);
    return fields.choice(field, value?.id, id => this.changes.set(this.context.element, owner, {
      [field.name]: options.find(option => option.value.id === id)?.value
    }), options.map(option => ({ value: option.value.id, label: option.label })));
  }

  /** Something declared for the whole file, and what is said of it. */
  root(field, owner) {
    const { element, object } = this.context;
    const value = owner.get(field.name);
    const all = rootElements(object, field.type);
    const NEW = '\u0001';
    const picked = fields.choice(field, value?.id, id => {
      const target = id === NEW ? this.changes.declare(element, field.type, { name: t('New') }) : all.find(one => one.id === id);
      this.changes.set(element, owner, { [field.name]: target });
    }, [...all.map(one => ({ value: one.id, label: one.name || one.id })), { value: NEW, label: t('A new one') }]);
    const about = value ? field.fields.map(one => this.field({ ...one, path: `${field.path}.${one.name}` }, { owner: value })) : [];
    return h('div', null, picked, ...about);
  }

  loop(field, owner) {
    const now = owner.loopCharacteristics;
    const is3 = is(now, 'bpmn:MultiInstanceLoopCharacteristics');
    const value = !now ? '' : !is3 ? 'loop' : now.isSequential ? 'sequential' : 'parallel';
    const options = [['parallel', 'At the same time'], ['sequential', 'One after the other'], ['loop', 'Loop']]
      .map(([key, label]) => ({ value: key, label, fixed: true }));
    return fields.choice(field, value, kind => {
      if (kind && kind !== 'loop' && is3) {
        return this.changes.set(this.context.element, now, { isSequential: kind === 'sequential' });
      }
      const type = kind === 'loop' ? 'bpmn:StandardLoopCharacteristics' : 'bpmn:MultiInstanceLoopCharacteristics';
      return this.changes.set(this.context.element, owner, {
        loopCharacteristics: kind ? this.changes.make(type, kind === 'sequential' ? { isSequential: true } : {}, owner) : undefined
      });
    }, options);
  }

  /** What a file says of an element that no field stands for. */
  rest() {
    const known = [...people, ...experts].map(section => section.type).filter(Boolean);
    const other = (this.context.object.extensionElements?.values || []).filter(value => !known.some(type => is(value, type)));
    return other.length === 0 ? null : h('p', { class: 'note' }, icon('info'), ' ',
      t('Also in the file, kept as it is: {names}', { names: [...new Set(other.map(value => value.$type))].join(', ') }));
  }

  say(words) {
    this.place.dispatchEvent(new CustomEvent('diagram-says', { bubbles: true, detail: words }));
  }
}

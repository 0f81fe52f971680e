// The library's canvas with our own kinds on it: nothing of a form is evaluated in it, and what it keeps is the file.

import { FormEditor } from '@bpmn-io/form-js-editor';
import { Default, FormRenderContext } from '@bpmn-io/form-js-viewer';
import { createElement as e } from 'preact';
import { useContext } from 'preact/hooks';
import { asked } from './condition.js';
import { documentOf, textOf } from './document.js';
import { called, fresh, hintOf, keyOf, keyName, KINDS, kindWords, mayHold, optionWords } from './kinds.js';
import { t } from '../words.js';

/** What the library would bring along: its own palette, panel, texts and its language of expressions. */
const NOT_OURS = ['palette', 'propertiesPanel', 'markdownRenderer', 'expressionLanguage', 'feelPopup', 'dragging'];

const provides = (module, names) => names.some(name => name in module) || (module.__depends__ || []).some(one => provides(one, names));

class Editor extends FormEditor {

  _getModules() {
    const all = super._getModules();
    const [, Dragging] = all.find(module => module.dragging).dragging;
    return [...all.filter(module => !provides(module, NOT_OURS)), {
      __init__: ['dragging', 'ourKinds', 'ourActions'],
      dragging: ['type', inOneColumn(Dragging)],
      ourKinds: ['type', OurKinds],
      ourActions: ['type', OurActions],
      palette: ['value', {}],
      propertiesPanel: ['value', { attachTo() {} }],
      expressionLanguage: ['value', { isExpression: () => false, evaluate: () => null, evaluateUnaryTest: () => null }],
      templating: ['value', { isTemplate: () => false }]
    }];
  }
}

/** By this name the library knows what something can be dropped into. */
const HOLDS = 'fjs-drop-container-vertical';

/** One question below the other, and only where it may stand. */
function inOneColumn(Dragging) {
  return class extends Dragging {

    createDragulaInstance(options) {
      this.drake = super.createDragulaInstance({ ...options, container: options.container.filter(name => !name.includes('horizontal')) });
      // What is dragged does not go into itself.
      let own = [];
      const open = on => own.forEach(holder => holder.classList.toggle(HOLDS, on));
      this.drake.on('drag', element => {
        own = Array.from(element.getElementsByClassName(HOLDS));
        open(false);
      });
      this.drake.on('dragend', () => open(true));
      return this.drake;
    }

    validateDrop(element, target) {
      const holder = this._formFieldRegistry.get(target.dataset.id);
      const field = this.dragged(element);
      return holder && field && !mayHold(holder, field) ? 'not here' : undefined;
    }

    handleRowDrop(element, target, source, sibling) {
      if (!this.validateDrop(element, target)) {
        super.handleRowDrop(element, target, source, sibling);
      } else {
        this.drake.cancel(true);
      }
    }

    createNewField(element, targetRow, targetFormField, targetIndex) {
      this._eventBus.fire('zc.dropped', { kind: element.dataset.fieldType, parent: targetFormField, index: targetIndex });
    }

    dragged(element) {
      const node = element.querySelector('.fjs-element');
      return node ? this._formFieldRegistry.get(node.dataset.id) : element.dataset.fieldType && { type: element.dataset.fieldType };
    }
  };
}

/** Keys are our own matter: that one stands twice is said in words, not refused while somebody writes. */
function OurKinds(formFields) {
  Object.keys(formFields._formFields).forEach(type => delete formFields._formFields[type]);
  KINDS.forEach(({ type, words }) => {
    const Kind = ({ field }) => e(Drawn, { field });
    Kind.config = {
      type, name: t(words), keyed: false, label: null, group: 'basic-input', icon: () => null,
      create: (said, isNew) => isNew ? { ...fresh(type), ...said } : { ...said }
    };
    formFields.register(type, Kind);
  });
  const Whole = props => e(Holding, props);
  Whole.config = { type: 'default', keyed: false, label: null, create: said => ({ components: [], ...said }) };
  formFields.register('default', Whole);
}
OurKinds.$inject = ['formFields'];

function OurActions(formFieldContextActions) {
  formFieldContextActions.registerProvider(100, {
    getContextPadEntries: field => entries => ({ delete: { ...entries.delete, title: t('Remove {name}', { name: called(field) }) } })
  });
}
OurActions.$inject = ['formFieldContextActions'];

const Empty = ({ field }) => e('p', { class: 'form-empty' }, field.type === 'default'
  ? t('The form is still empty. Pick from the left what it should ask.') : t('Nothing in it yet. Drag questions in here.'));

function Holding(props) {
  const context = useContext(FormRenderContext);
  return e(FormRenderContext.Provider, { value: { ...context, Empty } }, e(Default, props));
}

/** As much as the canvas needs to show of a question: what is asked, how it is answered, when it is asked. */
function Drawn({ field }) {
  const optional = keyName(field.type) && !['group', 'checkbox', 'dynamiclist'].includes(field.type) && !field.validate?.required;
  const said = field.conditional && (asked(field.conditional.hide) ? t('Asked only in some cases') : t('Has a condition of its own'));
  return e('div', { class: 'form-drawn form-drawn--' + field.type },
    field.type === 'text' ? e('p', null, called(field)) : e('p', { class: 'form-label' }, called(field), optional ? e('small', null, t('optional')) : null),
    hintOf(field) ? e('p', { class: 'form-hint' }, hintOf(field)) : null,
    answer(field),
    said ? e('p', { class: 'form-when' }, said) : null);
}

function answer(field) {
  switch (field.type) {
    case 'radio': case 'select': case 'checklist':
      return e('ul', { class: 'form-options form-options--' + field.type }, (field.values || []).map(option => e('li', null, optionWords(option) || '…')));
    case 'checkbox': return e('ul', { class: 'form-options form-options--checklist' }, e('li', null, t('Yes')));
    case 'group': return e(Holding, { field });
    case 'dynamiclist': return e(Holding, { field });
    case 'text': return null;
    default: return e('p', { class: 'form-answer' }, kindWords(field.type));
  }
}

let rows = 0;

/** A row of its own; without a name the library makes a new one of it, and of what stands in it, at each change. */
export const rowOfItsOwn = () => ({ row: 'row' + ++rows });

const inRows = holder => ({
  ...holder, ...holder.components ? { components: holder.components.map(one => inRows({ ...one, layout: rowOfItsOwn() })) } : {}
});

/** The canvas with a form in it. */
export class Sheet {

  constructor(container) {
    this.container = container;
    this.editor = new Editor({
      container, properties: { ariaLabel: t('Form') },
      propertiesPanel: { parent: document.createElement('div') }, palette: { parent: document.createElement('div') }
    });
    this.registry = this.editor.get('formFieldRegistry');
    this.selection = this.editor.get('selection');
  }

  async open(source) {
    await this.editor.importSchema(inRows(JSON.parse(source)));
    this.opened = source;
    this.editor.get('commandStack').clear();
    this.selection.clear();
  }

  get root() {
    return this.registry.getForm();
  }

  /** The library would say that the form is of its own newest kind. */
  document() {
    return documentOf({ ...this.editor.getSchema(), schemaVersion: this.root.schemaVersion });
  }

  text() {
    return textOf(this.document(), this.opened);
  }

  /** Everything in it, in order, with how deep it stands. */
  all(holder = this.root, depth = 0) {
    return (holder?.components || []).flatMap(field => [{ field, holder, depth }, ...this.all(field, depth + 1)]);
  }

  parentOf(field) {
    return this.registry.get(field._parent);
  }

  /** A question by its key; in a row of a table by the key of the table and its own. */
  byKey(key) {
    const [first, cell] = String(key ?? '').split(/[.\[\]]+/).filter(part => part && !/^\d+$/.test(part));
    const found = this.all().find(({ field }) => keyOf(field) === first && first)?.field;
    return cell && found?.components?.find(one => keyOf(one) === cell) || found;
  }

  /** What a finding is about: by where it stands in the text, or by its key; nothing if it is about the whole form. */
  about({ path, field }) {
    let found = null;
    let holder = this.root;
    for (const [, index] of (path || '').matchAll(/\/components\/(\d+)/g)) {
      holder = holder?.components?.[index];
      found = holder || found;
    }
    return found || field && this.byKey(field) || null;
  }

  has(field) {
    return this.registry.get(field.id) === field;
  }

  on(events, listener) {
    [events].flat().forEach(event => this.editor.on(event, listener));
  }
}

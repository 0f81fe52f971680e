// Everything that changes a form, each a step that can be undone.

import { become, depending } from './becoming.js';
import { renamed, without } from './condition.js';
import { componentOf } from './document.js';
import { fresh, keyName, keyOf, mayHold } from './kinds.js';
import { rowOfItsOwn } from './sheet.js';

const KEY = /^[a-z][A-Za-z0-9]*$/;
/** What it keeps as long as it stands where it stands. */
const HELD = ['id', 'layout', '_parent', '_path', 'type', 'components'];

/** Without what says nothing. */
const said = object => {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length ? Object.fromEntries(entries) : undefined;
};

/** Several commands as one step. */
class Together {

  preExecute({ act }) {
    act();
  }

  execute() {
    return [];
  }

  revert() {
    return [];
  }
}

export class Changes {

  constructor(sheet) {
    this.sheet = sheet;
    this.stack = sheet.editor.get('commandStack');
    this.modeling = sheet.editor.get('modeling');
    this.stack.registerHandler('zc.together', Together);
    sheet.on('zc.dropped', ({ kind, parent, index }) => this.add({ type: kind }, parent, index));
  }

  together(act) {
    this.stack.execute('zc.together', { act });
  }

  set(field, members) {
    this.modeling.editFormField(field, members);
  }

  /** Sets some of what stands in a member that has members itself. */
  setIn(field, name, members) {
    this.set(field, { [name]: name === 'properties' ? said({ ...field[name], ...members }) || {} : said({ ...field[name], ...members }) });
  }

  /**
   * Adds something and selects it.
   *
   * @param unsaid what something of a kind says where the component says nothing
   */
  add(component, parent, index, unsaid = fresh) {
    const { type } = component;
    const { components, ...alone } = { ...unsaid(type), ...JSON.parse(JSON.stringify(component)) };
    const name = keyName(type);
    if (name && parent.type !== 'dynamiclist' || name && !alone[name]) {
      alone[name] = this.freeKey(alone[name] || 'question', !alone[name]);
    }
    let added;
    this.together(() => {
      added = this.modeling.addFormField({ ...alone, layout: rowOfItsOwn(), ...components ? { components: [] } : {} }, parent, index);
      (components || []).forEach((one, at) => this.add(one, added, at, unsaid));
      this.sheet.selection.set(added);
    });
    return added;
  }

  /** Where something new stands: in the group that is selected, or after what is selected, or at the end. */
  placeFor(type) {
    const { sheet } = this;
    const selected = sheet.selection.get();
    if (selected && selected.components && mayHold(selected, { type })) {
      return [selected, selected.components.length];
    }
    for (let field = selected; field && sheet.parentOf(field); field = sheet.parentOf(field)) {
      const parent = sheet.parentOf(field);
      if (mayHold(parent, { type })) {
        return [parent, parent.components.indexOf(field) + 1];
      }
    }
    return [sheet.root, sheet.root.components.length];
  }

  move(field, parent, index) {
    const from = this.sheet.parentOf(field);
    const at = from.components.indexOf(field);
    // The library counts the place as it is before the field is taken out of where it stands.
    this.modeling.moveFormField(field, from, parent, at, from === parent && index > at ? index + 1 : index);
  }

  /** Makes something another kind of thing where it stands. */
  become(field, type) {
    const all = this.sheet.all().map(one => one.field);
    const { components, ...said } = become(field, type, all).component;
    const name = keyName(type);
    this.together(() => {
      depending(field, type, all).forEach(({ other, key }) => {
        const hide = without(other.conditional.hide, key);
        this.set(other, { conditional: hide && { hide } });
      });
      (field.components || []).filter(child => !mayHold({ type }, child)).forEach(child => this.remove(child));
      const before = Object.keys(field).filter(member => !HELD.includes(member));
      this.set(field, {
        ...Object.fromEntries(before.map(member => [member, undefined])), ...said, ...name ? { [name]: keyOf(said) || this.freeKey('question', true) } : {}
      });
      // In a row of its own a name may stand that stands elsewhere too.
      (components ? field.components : []).filter(child => all.some(other => other !== child && keyOf(other) && keyOf(other) === keyOf(child)))
        .forEach(child => this.set(child, { [keyName(child.type)]: this.freeKey(keyOf(child)) }));
    });
  }

  /** Adds the same once more behind it, by another name; what depends on each other in it goes on to. */
  copy(field) {
    const parent = this.sheet.parentOf(field);
    const inside = (holder, other) => [[holder, other], ...(holder.components || []).flatMap((child, at) => inside(child, other.components[at]))];
    let added;
    this.together(() => {
      added = this.add(componentOf(field), parent, parent.components.indexOf(field) + 1, () => ({}));
      if (parent.type === 'dynamiclist') {
        this.set(added, { [keyName(added.type)]: this.freeKey(keyOf(field)) });
      }
      const pairs = inside(field, added);
      pairs.filter(([, twin]) => twin.conditional).forEach(([, twin]) => {
        const hide = pairs.reduce((said, [old, young]) => keyOf(old) && renamed(said, keyOf(old), keyOf(young)) || said, twin.conditional.hide);
        this.set(twin, { conditional: { hide } });
      });
    });
    return added;
  }

  remove(field) {
    const parent = this.sheet.parentOf(field);
    this.modeling.removeFormField(field, parent, parent.components.indexOf(field));
  }

  freeKey(wanted, numbered) {
    const taken = new Set(this.sheet.all().map(({ field }) => keyOf(field)));
    for (let n = 1; ; n++) {
      const key = n === 1 && !numbered ? wanted : wanted + n;
      if (!taken.has(key) && key !== 'outcome') {
        return key;
      }
    }
  }

  /** @return {boolean} whether it may be called so; the conditions that speak of it follow */
  rename(field, key) {
    if (key === keyOf(field)) {
      return true;
    }
    if (!KEY.test(key || '') || this.freeKey(key) !== key) {
      return false;
    }
    const old = keyOf(field);
    this.together(() => {
      this.set(field, { [keyName(field.type)]: key });
      this.follow(old, key);
    });
    return true;
  }

  /** Other values for the same answers; the conditions that speak of them follow. */
  answers(field, values, changed) {
    this.together(() => {
      this.set(field, { values });
      if (changed) {
        this.follow(keyOf(field), keyOf(field), changed);
      }
    });
  }

  follow(from, to, values) {
    this.sheet.all().forEach(({ field }) => {
      const hide = field.conditional && renamed(field.conditional.hide, from, to, values);
      if (hide && hide !== field.conditional.hide) {
        this.set(field, { conditional: { hide } });
      }
    });
  }

  undo() {
    this.stack.undo();
  }

  redo() {
    this.stack.redo();
  }
}

/** A name for the file made of the English words. */
export function keyFrom(english) {
  const words = english.replace(/[^A-Za-z0-9 ]+/g, ' ').trim().split(/\s+/).slice(0, 4);
  const joined = words.map((word, index) => index ? word[0].toUpperCase() + word.slice(1).toLowerCase() : word.toLowerCase()).join('');
  return KEY.test(joined) ? joined.slice(0, 40) : null;
}

/** A value for the file made of the English words. */
export function valueFrom(english) {
  return english.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').split('-').slice(0, 4).join('-') || null;
}

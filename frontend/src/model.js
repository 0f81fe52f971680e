// Reading and changing what a diagram says, always through the command stack, so that every change can be undone.

export const objectOf = element => (element.labelTarget || element).businessObject;
export const is = (object, type) => !!object && typeof object.$instanceOf === 'function' && object.$instanceOf(type);
export const isAny = (object, types) => types.some(type => is(object, type));

export const definitionsOf = object => {
  let at = object;
  while (at && !is(at, 'bpmn:Definitions')) {
    at = at.$parent;
  }
  return at;
};

export const rootElements = (object, type) => (definitionsOf(object)?.rootElements || []).filter(one => is(one, type));

/** The process an element of the canvas belongs to or stands for; of a collaboration of one process, that. */
export function processOf(element) {
  let at = objectOf(element);
  if (is(at, 'bpmn:Participant')) {
    return at.processRef;
  }
  if (is(at, 'bpmn:Collaboration')) {
    const own = (at.participants || []).map(participant => participant.processRef).filter(Boolean);
    return own.length === 1 ? own[0] : undefined;
  }
  while (at && !is(at, 'bpmn:Process')) {
    at = at.$parent;
  }
  return at;
}

/** Every flow element of a process, also of its sub-processes, in the order of the file. */
export function flowElements(container) {
  return (container?.flowElements || []).flatMap(element =>
    is(element, 'bpmn:SubProcess') ? [element, ...flowElements(element)] : [element]);
}

export const extensionsOf = (object, type) =>
  (object?.extensionElements?.values || []).filter(value => value.$type === type || is(value, type));

export const documentation = object => object.documentation?.[0]?.text || '';

/** What can come out of a step: the words its flows compare, with the names of the flows. */
export function outcomesOf(step) {
  const flows = (step?.outgoing || []).flatMap(flow =>
    is(flow.targetRef, 'bpmn:ExclusiveGateway') && flow.targetRef.outgoing?.length > 1 ? flow.targetRef.outgoing : [flow]);
  return flows.map(flow => ({ value: outcomeIn(flow), label: flow.name })).filter(outcome => outcome.value);
}

export function outcomeIn(flow) {
  const found = /^\s*\$\{\s*outcome\s*==\s*'([^']*)'\s*}\s*$/.exec(flow.conditionExpression?.body || '');
  return found ? found[1] : '';
}

/** Changes a diagram. */
export class Changes {

  constructor(modeler) {
    this.modeling = modeler.get('modeling');
    this.factory = modeler.get('bpmnFactory');
    this.stack = modeler.get('commandStack');
  }

  /** Sets properties of an element of the canvas or of something below it; undefined takes one away. */
  set(element, owner, properties) {
    if (owner === objectOf(element) && ('name' in properties || 'id' in properties)) {
      this.modeling.updateProperties(element.labelTarget || element, properties);
    } else {
      this.modeling.updateModdleProperties(element, owner, properties);
    }
  }

  make(type, properties, parent) {
    const made = this.factory.create(type, properties);
    made.$parent = parent;
    return made;
  }

  /** Adds something to what is said of an object beyond BPMN. */
  extend(element, owner, type, properties) {
    const values = owner.extensionElements?.values || [];
    const holder = owner.extensionElements || this.make('bpmn:ExtensionElements', { values: [] }, owner);
    const added = this.make(type, properties, holder);
    if (owner.extensionElements) {
      this.set(element, holder, { values: [...values, added] });
    } else {
      holder.values = [added];
      this.set(element, owner, { extensionElements: holder });
    }
    return added;
  }

  /** Takes something away from it; a holder that is empty then goes too. */
  withdraw(element, owner, gone) {
    const left = owner.extensionElements.values.filter(value => value !== gone);
    if (left.length > 0) {
      this.set(element, owner.extensionElements, { values: left });
    } else {
      this.set(element, owner, { extensionElements: undefined });
    }
  }

  /** Sets a text in an expression of its own element. */
  express(element, owner, property, text) {
    const old = owner.get(property);
    if (!text) {
      this.set(element, owner, { [property]: undefined });
    } else if (old) {
      this.set(element, old, { body: text });
    } else {
      this.set(element, owner, { [property]: this.make('bpmn:FormalExpression', { body: text }, owner) });
    }
  }

  document(element, owner, text) {
    const old = owner.documentation?.[0];
    if (old && text) {
      this.set(element, old, { text });
    } else {
      const rest = (owner.documentation || []).slice(1);
      this.set(element, owner, {
        documentation: text ? [this.make('bpmn:Documentation', { text }, owner), ...rest] : rest
      });
    }
  }

  /** A message, signal, error or escalation of the whole file. */
  declare(element, type, properties) {
    const definitions = definitionsOf(objectOf(element));
    const made = this.make(type, properties, definitions);
    this.set(element, definitions, { rootElements: [...definitions.rootElements, made] });
    return made;
  }
}

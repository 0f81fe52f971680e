// Reads the diagrams that the modeler of Flowable 6 kept as JSON. Whatever of it has no place in BPMN is kept beside the element
// it was said of.

import { parse, write } from './keepsakes.js';

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const DI = 'http://www.omg.org/spec/BPMN/20100524/DI';
const DC = 'http://www.omg.org/spec/DD/20100524/DC';
const WAY = 'http://www.omg.org/spec/DD/20100524/DI';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const FLOWABLE = 'http://flowable.org/bpmn';
const MODELER = 'http://flowable.org/modeler';

const EVENTS = { Start: 'startEvent', End: 'endEvent', Boundary: 'boundaryEvent', Catch: 'intermediateCatchEvent', Throw: 'intermediateThrowEvent' };
const DEFINITIONS = {
  Timer: 'timer', Message: 'message', Signal: 'signal', Error: 'error', Escalation: 'escalation', Conditional: 'conditional',
  Cancel: 'cancel', Compensation: 'compensate', Terminate: 'terminate'
};
const ELEMENTS = {
  UserTask: 'userTask', ServiceTask: 'serviceTask', ScriptTask: 'scriptTask', SendTask: 'sendTask', ReceiveTask: 'receiveTask',
  ReceiveEventTask: 'receiveTask', ManualTask: 'manualTask', BusinessRule: 'businessRuleTask', CallActivity: 'callActivity',
  SubProcess: 'subProcess', CollapsedSubProcess: 'subProcess', EventSubProcess: 'subProcess', AdhocSubProcess: 'adHocSubProcess',
  ExclusiveGateway: 'exclusiveGateway', ParallelGateway: 'parallelGateway', InclusiveGateway: 'inclusiveGateway',
  EventGateway: 'eventBasedGateway', TextAnnotation: 'textAnnotation', DataStore: 'dataStoreReference', SequenceFlow: 'sequenceFlow',
  MessageFlow: 'messageFlow', Association: 'association', DataAssociation: 'association'
};
const TYPES = {
  HttpTask: 'http', MailTask: 'mail', CamelTask: 'camel', ShellTask: 'shell', DecisionTask: 'dmn', SendEventTask: 'send-event',
  ExternalWorkerTask: 'external-worker', MuleTask: 'mule', CaseTask: 'case'
};

/** What was one text is one attribute. */
const ATTRIBUTES = {
  initiator: 'initiator', formkeydefinition: 'formKey', formfieldvalidation: 'formFieldValidation', prioritydefinition: 'priority',
  duedatedefinition: 'dueDate', categorydefinition: 'category', skipexpression: 'skipExpression', activetaskidvariablename: 'taskIdVariableName',
  asynchronousdefinition: 'async', servicetaskclass: 'class', servicetaskexpression: 'expression',
  servicetaskdelegateexpression: 'delegateExpression', servicetaskresultvariable: 'resultVariableName', servicetasktriggerable: 'triggerable',
  servicetaskuselocalscopeforresultvariable: 'useLocalScopeForResultVariable', servicetaskstoreresultvariabletransient: 'storeResultVariableAsTransient',
  scriptautostorevariables: 'autoStoreVariables', ruletask_class: 'class', ruletask_variables_input: 'ruleVariablesInput', ruletask_result: 'resultVariable',
  ruletask_rules: 'rules', ruletask_exclude: 'exclude', callactivitycalledelementtype: 'calledElementType', callactivityidvariablename: 'idVariableName',
  callactivityfallbacktodefaulttenant: 'fallbackToDefaultTenant', callactivityinheritvariables: 'inheritVariables',
  callactivitysamedeployment: 'sameDeployment', callactivityprocessinstancename: 'processInstanceName', callactivitybusinesskey: 'businessKey',
  callactivityinheritbusinesskey: 'inheritBusinessKey', callactivityuselocalscopeforoutparameters: 'useLocalScopeForOutParameters',
  callactivitycompleteasync: 'completeAsync', topic: 'topic', calendarname: 'businessCalendarName', process_potentialstarteruser: 'candidateStarterUsers',
  process_potentialstartergroup: 'candidateStarterGroups', iseagerexecutionfetch: 'isEagerExecutionFetching', process_historylevel: 'history'
};
const OF_BPMN = { scriptformat: 'scriptFormat', callactivitycalledelement: 'calledElement', interrupting: 'isInterrupting', cancelactivity: 'cancelActivity', isforcompensation: 'isForCompensation' };
/** What says nothing beyond what is so anyway, or is only where an element stands or belongs. */
const SILENT = new Set(['overrideid', 'name', 'documentation', 'process_id', 'process_namespace', 'defaultflow', 'text', 'isexecutable', 'multiinstance_type', 'istransaction']);
const INJECTED = {
  mailtask: ['headers', 'to', 'from', 'subject', 'cc', 'bcc', 'text', 'html', 'htmlVar', 'textVar', 'charset'],
  httptask: ['requestMethod', 'requestUrl', 'requestHeaders', 'requestBody', 'requestBodyEncoding', 'requestTimeout', 'disallowRedirects',
    'failStatusCodes', 'handleStatusCodes', 'ignoreException', 'responseVariableName', 'saveRequestVariables', 'saveResponseParameters',
    'saveResponseParametersTransient', 'saveResponseVariableAsJson', 'resultVariablePrefix'],
  shell: ['command', 'arg1', 'arg2', 'arg3', 'arg4', 'arg5', 'wait', 'outputVariable', 'errorCodeVariable', 'redirectError', 'cleanEnv', 'directory'],
  cameltask: ['camelContext']
};

const isEmpty = value => value === undefined || value === null || value === '' || value === 'None' || value === 'No' || value === 'false'
  || value === false || Array.isArray(value) && value.length === 0
  || typeof value === 'object' && Object.values(value).every(isEmpty);
const said = value => value === 'Yes' ? 'true' : value === 'No' ? 'false' : String(value);
/** That these are not so has to be said. */
const UNLESS_SAID = ['exclusivedefinition', 'cancelactivity', 'interrupting'];

/** A list, or nothing: what is not filled in is a text there. */
const each = (list, act) => (Array.isArray(list) ? list : []).forEach(act);

/** Whether a text is such a diagram. */
export function isOldModel(text) {
  try {
    const model = JSON.parse(text);
    return Array.isArray(modelIn(model).childShapes);
  } catch {
    return false;
  }
}

const modelIn = model => model.childShapes ? model : model.editorJson || {};

/** The diagram as BPMN. */
export const fromOldModel = text => new Reader(modelIn(JSON.parse(text))).read();

class Reader {

  constructor(model) {
    this.model = model;
    this.file = parse(`<definitions xmlns="${MODEL}" xmlns:bpmndi="${DI}" xmlns:dc="${DC}" xmlns:di="${WAY}" xmlns:xsi="${XSI}"`
      + ` xmlns:flowable="${FLOWABLE}" xmlns:modeler="${MODELER}"/>`);
    this.root = this.file.documentElement;
    this.shapes = new Map();
    this.sources = new Map();
  }

  read() {
    const { properties = {}, childShapes } = this.model;
    this.root.setAttribute('targetNamespace', properties.process_namespace || 'http://www.flowable.org/processdef');
    this.walk(childShapes, { x: 0, y: 0 });
    this.declare(properties);
    const pools = childShapes.filter(shape => shape.stencil.id === 'Pool');
    const collaboration = pools.length ? this.add(this.root, 'collaboration', { id: 'collaboration' }) : null;
    const id = properties.process_id || 'process';
    const loose = childShapes.filter(shape => shape.stencil.id !== 'Pool' && shape.stencil.id !== 'MessageFlow');
    if (!pools.length || loose.length) {
      this.process(id, properties.name, properties, loose);
    }
    pools.forEach(pool => {
      const about = pool.properties || {};
      const of = about.process_id || `process_${this.idOf(pool)}`;
      this.add(collaboration, 'participant', { id: this.idOf(pool), name: about.name, processRef: of });
      this.process(of, about.name, about, pool.childShapes || []);
    });
    childShapes.filter(shape => shape.stencil.id === 'MessageFlow' && collaboration).forEach(flow => this.element(collaboration, flow));
    this.draw(collaboration ? 'collaboration' : id);
    return write(this.file);
  }

  /** Where every shape stands on the whole, and from which another leaves. */
  walk(shapes, from) {
    (shapes || []).forEach(shape => {
      const { upperLeft = { x: 0, y: 0 }, lowerRight = { x: 0, y: 0 } } = shape.bounds || {};
      const at = { x: from.x + upperLeft.x, y: from.y + upperLeft.y, width: lowerRight.x - upperLeft.x, height: lowerRight.y - upperLeft.y };
      this.shapes.set(shape.resourceId, { shape, at });
      (shape.outgoing || []).forEach(out => this.sources.set(out.resourceId, shape));
      this.walk(shape.childShapes, at);
    });
  }

  idOf(shape) {
    const id = shape.properties?.overrideid || shape.resourceId;
    return /^[A-Za-z_]/.test(id) ? id : 'sid-' + id;
  }

  declare(properties) {
    const all = (list, element, give) => each(list, one => this.add(this.root, element, give(one)));
    all(properties.messagedefinitions, 'message', one => ({ id: one.id, name: one.name }));
    all(properties.signaldefinitions, 'signal', one => ({ id: one.id, name: one.name, 'flowable:scope': one.scope }));
    all(properties.escalationdefinitions, 'escalation', one => ({ id: one.id, name: one.name, escalationCode: one.id }));
    ['messagedefinitions', 'signaldefinitions', 'escalationdefinitions'].forEach(name => delete properties[name]);
  }

  process(id, name, properties, shapes) {
    const process = this.add(this.root, 'process', { id, name, isExecutable: String(properties.isexecutable ?? true) });
    this.about(process, properties, '');
    const lanes = shapes.filter(shape => shape.stencil.id === 'Lane');
    if (lanes.length) {
      const set = this.add(process, 'laneSet', { id: `lanes_${id}` });
      lanes.forEach(lane => {
        const element = this.add(set, 'lane', { id: this.idOf(lane), name: lane.properties?.name });
        (lane.childShapes || []).filter(shape => !/Flow$|Association$|TextAnnotation/.test(shape.stencil.id))
          .forEach(shape => this.add(element, 'flowNodeRef', {}, this.idOf(shape)));
      });
    }
    [...shapes.filter(shape => shape.stencil.id !== 'Lane'), ...lanes.flatMap(lane => lane.childShapes || [])]
      .forEach(shape => this.element(process, shape));
  }

  element(parent, shape) {
    const stencil = shape.stencil.id;
    const properties = shape.properties || {};
    const event = /^(Start|End|Boundary|Catch|Throw)(\w+?)Event$/.exec(stencil);
    const name = event ? EVENTS[event[1]] : TYPES[stencil] ? 'serviceTask' : ELEMENTS[stencil];
    if (!name) {
      return;
    }
    const element = this.add(parent, properties.istransaction === true || properties.istransaction === 'true' ? 'transaction' : name, {
      id: this.idOf(shape), name: properties.name, 'flowable:type': TYPES[stencil], triggeredByEvent: stencil === 'EventSubProcess' ? 'true' : null
    });
    if (/flow|association/i.test(name)) {
      const target = this.shapes.get((shape.target || shape.outgoing?.[0] || {}).resourceId)?.shape;
      const source = this.sources.get(shape.resourceId);
      element.setAttribute('sourceRef', source ? this.idOf(source) : '');
      element.setAttribute('targetRef', target ? this.idOf(target) : '');
      if (said(properties.defaultflow) === 'true' && source) {
        this.defaults = [...(this.defaults || []), [this.idOf(source), this.idOf(shape)]];
      }
    }
    if (name === 'boundaryEvent' && this.sources.has(shape.resourceId)) {
      element.setAttribute('attachedToRef', this.idOf(this.sources.get(shape.resourceId)));
    }
    this.about(element, properties, stencil);
    if (event && DEFINITIONS[event[2]]) {
      this.definition(element, DEFINITIONS[event[2]], properties);
    }
    (shape.childShapes || []).forEach(child => this.element(element, child));
  }

  definition(element, kind, properties) {
    const definition = this.add(element, kind + 'EventDefinition', {});
    const express = (name, text) => isEmpty(text) ? null : this.add(definition, name, {}, text);
    if (kind === 'timer') {
      express('timeDate', properties.timerdatedefinition);
      express('timeDuration', properties.timerdurationdefinition);
      const calendar = element.getAttributeNS(FLOWABLE, 'businessCalendarName');
      if (calendar) {
        element.removeAttributeNS(FLOWABLE, 'businessCalendarName');
        definition.setAttributeNS(FLOWABLE, 'flowable:businessCalendarName', calendar);
      }
      const cycle = express('timeCycle', properties.timercycledefinition);
      if (cycle && !isEmpty(properties.timerenddatedefinition)) {
        cycle.setAttributeNS(FLOWABLE, 'flowable:endDate', properties.timerenddatedefinition);
      }
    } else if (kind === 'conditional') {
      express('condition', properties.conditionaleventcondition);
    } else if (!isEmpty(properties[kind + 'ref'])) {
      definition.setAttribute(kind + 'Ref', properties[kind + 'ref']);
      this.need(kind, properties[kind + 'ref']);
    } else if (kind === 'terminate' && said(properties.terminateAll) === 'true') {
      definition.setAttributeNS(FLOWABLE, 'flowable:terminateAll', 'true');
    }
  }

  /** What is referred to must be declared. */
  need(kind, id) {
    const there = Array.from(this.root.children).some(one => one.getAttribute('id') === id);
    if (!there && ['message', 'signal', 'error', 'escalation'].includes(kind)) {
      const made = this.add(null, kind, { id, name: id, [kind === 'error' ? 'errorCode' : 'ignored']: kind === 'error' ? id : null });
      this.root.prepend(made);
    }
  }

  /** Everything else that is said of an element. */
  about(element, properties, stencil) {
    const extensions = this.file.createElementNS(MODEL, 'extensionElements');
    const put = (name, attributes, text, into = extensions) => this.add(into, 'flowable:' + name, attributes, text, FLOWABLE);
    if (!isEmpty(properties.documentation)) {
      this.add(element, 'documentation', {}, properties.documentation);
    }
    element.append(extensions);
    Object.entries(properties).filter(([name, value]) =>
      !SILENT.has(name) && !isEmpty(value) || UNLESS_SAID.includes(name) && said(value) === 'false').forEach(([name, value]) => {
      const prefix = Object.keys(INJECTED).find(one => name.startsWith(one));
      const field = prefix && INJECTED[prefix].find(one => prefix + one.toLowerCase() === name.toLowerCase());
      if (ATTRIBUTES[name]) {
        element.setAttributeNS(FLOWABLE, 'flowable:' + ATTRIBUTES[name], said(value));
      } else if (OF_BPMN[name]) {
        element.setAttribute(OF_BPMN[name], said(value));
      } else if (field) {
        put('field', { name: field, [/[$#]\{/.test(value) ? 'expression' : 'stringValue']: said(value) });
      } else if (!this.special(element, name, value, put)) {
        this.add(extensions, 'modeler:' + name.replace(/[^\w.-]/g, '_'), {}, typeof value === 'object' ? JSON.stringify(value) : String(value), MODELER);
      }
    });
    this.several(element, properties);
    if (stencil === 'TextAnnotation' && !isEmpty(properties.text)) {
      this.add(element, 'text', {}, properties.text);
    }
    if (extensions.children.length === 0) {
      extensions.remove();
    }
  }

  special(element, name, value, put) {
    const fields = (list, into) => each(list, one => put('field', {
      name: one.name, stringValue: one.stringValue || one.string || null, expression: one.expression || null
    }, null, into));
    const listeners = (list, kind) => each(list, one => fields(one.fields, put(kind, {
      event: one.event, class: one.className || null, expression: one.expression || null, delegateExpression: one.delegateExpression || null
    })));
    const parameters = (list, kind) => each(list, one => put(kind, {
      source: one.source || null, sourceExpression: one.sourceExpression || null, target: one.target || null, targetExpression: one.targetExpression || null
    }));
    switch (name) {
      case 'exclusivedefinition':
        if (said(value) === 'false') {
          element.setAttributeNS(FLOWABLE, 'flowable:exclusive', 'false');
        }
        return true;
      case 'usertaskassignment': return this.assign(element, value.assignment || {});
      case 'tasklisteners': return listeners(value.taskListeners, 'taskListener'), true;
      case 'executionlisteners': return listeners(value.executionListeners, 'executionListener'), true;
      case 'servicetaskfields': return fields(value.fields), true;
      case 'servicetaskfailedjobretrytimecycle': return put('failedJobRetryTimeCycle', {}, value), true;
      case 'callactivityinparameters': return parameters(value.inParameters, 'in'), true;
      case 'callactivityoutparameters': return parameters(value.outParameters, 'out'), true;
      case 'formproperties':
        each(value.formProperties, ({ enumValues, ...one }) => {
          const property = put('formProperty', Object.fromEntries(Object.entries(one).filter(([, text]) => !isEmpty(text) || text === false)));
          each(enumValues, option => put('value', { id: option.id, name: option.name }, null, property));
        });
        return true;
      case 'conditionsequenceflow': {
        const text = typeof value === 'string' ? value : value.expression?.staticValue;
        if (!text) {
          return false;
        }
        this.add(element, 'conditionExpression', {}, text).setAttributeNS(XSI, 'xsi:type', 'tFormalExpression');
        return true;
      }
      case 'scripttext': return this.add(element, 'script', {}, value), true;
      default: return /^(timer|multiinstance_|conditionalevent|messageref|signalref|errorref|escalationref|terminateAll)/.test(name);
    }
  }

  assign(element, assignment) {
    const idm = assignment.type === 'idm' && assignment.idm ? assignment.idm : {};
    const names = list => (Array.isArray(list) ? list : []).map(one => typeof one === 'string' ? one : one.value ?? one.id).filter(Boolean).join(',');
    const assignee = idm.type === 'initiator' ? '${initiator}' : assignment.assignee || idm.assignee?.id;
    const given = {
      assignee, owner: assignment.owner, candidateUsers: names(assignment.candidateUsers || idm.candidateUsers),
      candidateGroups: names(assignment.candidateGroups || idm.candidateGroups)
    };
    Object.entries(given).filter(([, value]) => value).forEach(([name, value]) => element.setAttributeNS(FLOWABLE, 'flowable:' + name, value));
    return true;
  }

  several(element, properties) {
    if (isEmpty(properties.multiinstance_type)) {
      return;
    }
    const loop = this.add(element, 'multiInstanceLoopCharacteristics', {
      isSequential: String(properties.multiinstance_type === 'Sequential'), 'flowable:collection': properties.multiinstance_collection || null,
      'flowable:elementVariable': properties.multiinstance_variable || null, 'flowable:elementIndexVariable': properties.multiinstance_index_variable || null
    });
    [['multiinstance_cardinality', 'loopCardinality'], ['multiinstance_condition', 'completionCondition']].forEach(([from, to]) =>
      isEmpty(properties[from]) ? null : this.add(loop, to, {}, properties[from]));
  }

  draw(plane) {
    (this.defaults || []).forEach(([step, flow]) => Array.from(this.root.getElementsByTagNameNS(MODEL, '*'))
      .find(one => one.getAttribute('id') === step)?.setAttribute('default', flow));
    const board = this.add(this.add(this.root, 'bpmndi:BPMNDiagram', { id: 'diagram' }, null, DI), 'bpmndi:BPMNPlane', { id: 'plane', bpmnElement: plane }, null, DI);
    this.shapes.forEach(({ shape, at }) => {
      const id = this.idOf(shape);
      if (/Flow$|Association$/.test(shape.stencil.id)) {
        this.line(board, shape, id);
      } else if (ELEMENTS[shape.stencil.id] || TYPES[shape.stencil.id] || /Event$|^Pool$|^Lane$/.test(shape.stencil.id)) {
        const drawn = this.add(board, 'bpmndi:BPMNShape', {
          id: id + '_di', bpmnElement: id, isExpanded: /^(Event|Adhoc)?SubProcess$/.test(shape.stencil.id) ? 'true' : null
        }, null, DI);
        this.add(drawn, 'dc:Bounds', at, null, DC);
      }
    });
  }

  /** A way begins and ends in the middle of a shape; what lies within the shape is not drawn. */
  line(board, flow, id) {
    const source = this.sources.has(flow.resourceId) && this.shapes.get(this.sources.get(flow.resourceId).resourceId);
    const target = this.shapes.get((flow.target || flow.outgoing?.[0] || {}).resourceId);
    if (!source || !target) {
      return;
    }
    const inner = (flow.dockers || []).slice(1, -1);
    const points = [middle(source.at), ...inner, middle(target.at)];
    points[0] = edge(source.at, points[0], points[1]);
    points[points.length - 1] = edge(target.at, points[points.length - 1], points[points.length - 2]);
    const drawn = this.add(board, 'bpmndi:BPMNEdge', { id: id + '_di', bpmnElement: id }, null, DI);
    points.forEach(point => this.add(drawn, 'di:waypoint', { x: Math.round(point.x), y: Math.round(point.y) }, null, WAY));
  }

  add(parent, name, attributes, text, namespace = MODEL) {
    const element = this.file.createElementNS(namespace, name);
    Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined && value !== '').forEach(([attribute, value]) =>
      attribute.startsWith('flowable:') ? element.setAttributeNS(FLOWABLE, attribute, value) : element.setAttribute(attribute, value));
    if (!isEmpty(text)) {
      element.textContent = text;
    }
    parent?.append(element);
    return element;
  }
}

const middle = box => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** Where a line from the middle of a box to a point leaves it. */
function edge(box, from, to) {
  const by = { x: to.x - from.x, y: to.y - from.y };
  const part = Math.min(by.x ? box.width / 2 / Math.abs(by.x) : Infinity, by.y ? box.height / 2 / Math.abs(by.y) : Infinity, 1);
  return { x: from.x + by.x * part, y: from.y + by.y * part };
}

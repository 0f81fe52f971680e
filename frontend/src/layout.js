import { layoutProcess } from 'bpmn-auto-layout';
import { writeFlows } from './flows.js';
import { parse, write } from './keepsakes.js';

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const DI = 'http://www.omg.org/spec/BPMN/20100524/DI';
const DC = 'http://www.omg.org/spec/DD/20100524/DC';
const WAY = 'http://www.omg.org/spec/DD/20100524/DI';
const MARGIN = 40, LABEL = 30, GAP = 60, NOTE = { width: 160, height: 60 };

const children = (node, name, namespace = MODEL) =>
  Array.from(node.children).filter(child => child.localName === name && child.namespaceURI === namespace);

/** Whether nothing of a diagram has a place on the canvas. */
export const isWithoutPlaces = xml => parse(xml).getElementsByTagNameNS(DI, 'BPMNShape').length === 0;

/** The same diagram with places for its elements. Nothing else of the file is changed. */
export async function laidOut(xml) {
  const file = parse(xml);
  const root = file.documentElement;
  children(root, 'BPMNDiagram', DI).forEach(diagram => diagram.remove());
  const collaboration = children(root, 'collaboration')[0];
  const participants = collaboration ? children(collaboration, 'participant') : [];
  const processes = children(root, 'process');
  const plane = make(file, DI, 'bpmndi:BPMNPlane', {
    id: fresh(file, 'plane'), bpmnElement: (collaboration || processes[0])?.getAttribute('id')
  });
  const diagram = make(file, DI, 'bpmndi:BPMNDiagram', { id: fresh(file, 'diagram') });
  diagram.append(plane);
  let top = 0;
  for (const process of processes) {
    const participant = participants.find(one => (one.getAttribute('processRef') || '').split(':').pop() === process.id);
    const drawn = await drawing(file, process);
    const box = bounds(drawn);
    const by = participant
      ? { x: MARGIN + LABEL - box.left, y: top + MARGIN - box.top }
      : { x: MARGIN - box.left, y: top + MARGIN - box.top };
    drawn.forEach(shape => plane.append(moved(file.importNode(shape, true), by)));
    const high = box.bottom - box.top + 2 * MARGIN;
    if (participant) {
      plane.append(shapeOf(file, participant, 0, top, Math.max(box.right - box.left + 2 * MARGIN + LABEL, 600), high));
    }
    notes(file, process, plane, by);
    top += high + GAP;
  }
  for (const participant of participants) {
    if (!placeOf(plane, participant.id)) {
      plane.append(shapeOf(file, participant, 0, top, 600, 60));
      top += 60 + GAP;
    }
  }
  (collaboration ? children(collaboration, 'messageFlow') : []).forEach(flow => connect(file, plane, flow));
  root.append(diagram);
  return write(file);
}

/** Where the library would put the elements of one process. It is shown that process alone. */
async function drawing(file, process) {
  const alone = file.implementation.createDocument(MODEL, 'definitions', null);
  alone.documentElement.setAttribute('id', 'alone');
  alone.documentElement.setAttribute('targetNamespace', 'alone');
  const copy = alone.importNode(process, true);
  // Of a step only its place matters here; what is said about it would only be in the way.
  ['extensionElements', 'laneSet', 'textAnnotation', 'association', 'documentation'].forEach(name =>
    Array.from(copy.getElementsByTagNameNS(MODEL, name)).forEach(node => node.remove()));
  writeFlows(copy);
  alone.documentElement.append(copy);
  const result = parse(await layoutProcess(write(alone)));
  const planes = Array.from(result.getElementsByTagNameNS(DI, 'BPMNPlane'));
  return planes.slice(0, 1).flatMap(plane => Array.from(plane.children));
}

function bounds(shapes) {
  const boxes = shapes.flatMap(shape => children(shape, 'Bounds', DC)).map(box => numbers(box));
  return boxes.length === 0 ? { left: 0, top: 0, right: 400, bottom: 80 } : {
    left: Math.min(...boxes.map(box => box.x)),
    top: Math.min(...boxes.map(box => box.y)),
    right: Math.max(...boxes.map(box => box.x + box.width)),
    bottom: Math.max(...boxes.map(box => box.y + box.height))
  };
}

const numbers = node => Object.fromEntries(['x', 'y', 'width', 'height'].map(name => [name, Number(node.getAttribute(name))]));

function moved(shape, by) {
  [...shape.getElementsByTagNameNS(DC, 'Bounds'), ...shape.getElementsByTagNameNS(WAY, 'waypoint')].forEach(point => {
    point.setAttribute('x', Number(point.getAttribute('x')) + by.x);
    point.setAttribute('y', Number(point.getAttribute('y')) + by.y);
  });
  return shape;
}

/** Notes stand above what they are about. */
function notes(file, process, plane) {
  const links = Array.from(process.getElementsByTagNameNS(MODEL, 'association'));
  Array.from(process.getElementsByTagNameNS(MODEL, 'textAnnotation')).forEach((note, index) => {
    const link = links.find(one => [one.getAttribute('sourceRef'), one.getAttribute('targetRef')].includes(note.id));
    const about = link && placeOf(plane, [link.getAttribute('sourceRef'), link.getAttribute('targetRef')].find(id => id !== note.id));
    const x = about ? about.x : MARGIN + index * (NOTE.width + 20);
    const y = (about ? about.y : MARGIN) - NOTE.height - 20;
    plane.append(shapeOf(file, note, x, y, NOTE.width, NOTE.height));
  });
  links.forEach(link => connect(file, plane, link));
}

function placeOf(plane, id) {
  const shape = Array.from(plane.children).find(one => one.getAttribute('bpmnElement') === id);
  const box = shape && children(shape, 'Bounds', DC)[0];
  return box ? numbers(box) : null;
}

function connect(file, plane, flow) {
  const from = placeOf(plane, flow.getAttribute('sourceRef'));
  const to = placeOf(plane, flow.getAttribute('targetRef'));
  if (from && to) {
    const edge = make(file, DI, 'bpmndi:BPMNEdge', { id: fresh(file, flow.id), bpmnElement: flow.id });
    const below = to.y > from.y;
    edge.append(
      make(file, WAY, 'di:waypoint', { x: from.x + from.width / 2, y: below ? from.y + from.height : from.y }),
      make(file, WAY, 'di:waypoint', { x: to.x + to.width / 2, y: below ? to.y : to.y + to.height }));
    plane.append(edge);
  }
}

function shapeOf(file, element, x, y, width, height) {
  const horizontal = element.localName === 'participant' ? { isHorizontal: 'true' } : {};
  const shape = make(file, DI, 'bpmndi:BPMNShape', { id: fresh(file, element.id), bpmnElement: element.id, ...horizontal });
  shape.append(make(file, DC, 'dc:Bounds', { x, y, width, height }));
  return shape;
}

function make(file, namespace, name, attributes) {
  const element = file.createElementNS(namespace, name);
  Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null)
    .forEach(([attribute, value]) => element.setAttribute(attribute, value));
  return element;
}

/** An id that nothing else of the file has. */
function fresh(file, stem) {
  let id = `${stem}_di`;
  for (let number = 2; file.querySelector(`[id="${CSS.escape(id)}"]`); number++) {
    id = `${stem}_di_${number}`;
  }
  return id;
}

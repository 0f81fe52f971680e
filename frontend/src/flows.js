// BPMN says of each flow where it begins and ends, and may say once more of each step which flows come and go. Many tools do not;
// here everything that asks for the ways of a step relies on it.

import { flowElements, is } from './model.js';

/**
 * Tells each step its flows.
 * @return {Set<string>} the ids of those that did not say all of them
 */
export function tellFlows(definitions) {
  const told = new Set();
  const tell = (node, property, flow) => {
    if (node && !node.get(property).includes(flow)) {
      node.get(property).push(flow);
      told.add(node.id);
    }
  };
  definitions.rootElements.filter(root => is(root, 'bpmn:Process')).flatMap(flowElements)
    .filter(element => is(element, 'bpmn:SequenceFlow'))
    .forEach(flow => {
      tell(flow.sourceRef, 'outgoing', flow);
      tell(flow.targetRef, 'incoming', flow);
    });
  return told;
}

/** Takes what was told out of what is written, so that a file stays as it was. */
export function forgetFlows(document, id) {
  const node = Array.from(document.getElementsByTagNameNS(MODEL, '*')).find(element => element.getAttribute('id') === id);
  Array.from(node?.children || []).filter(child => ['incoming', 'outgoing'].includes(child.localName)).forEach(child => child.remove());
}

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** The same for one process in a file that is not opened yet. */
export function writeFlows(process) {
  const nodes = new Map(Array.from(process.getElementsByTagNameNS(MODEL, '*')).map(node => [node.getAttribute('id'), node]));
  Array.from(process.getElementsByTagNameNS(MODEL, 'sequenceFlow')).forEach(flow =>
    [['sourceRef', 'outgoing'], ['targetRef', 'incoming']].forEach(([end, name]) => {
      const node = nodes.get(flow.getAttribute(end));
      const said = node && Array.from(node.children).some(child => child.localName === name && child.textContent.trim() === flow.id);
      if (node && !said) {
        const told = process.ownerDocument.createElementNS(MODEL, name);
        told.textContent = flow.id;
        node.prepend(told);
      }
    }));
}

// The steps of the drawing that use a form, and the decisions in which they end.

import { readXml } from '../trust.js';
import { inWords } from './kinds.js';

const FLOWABLE = 'http://flowable.org/bpmn';

/** @return {{name: string, outcomes: {value, label}[]}[]} */
export function stepsWith(xml, form) {
  const drawing = readXml(xml);
  const all = name => Array.from(drawing.getElementsByTagNameNS('*', name));
  const flows = all('sequenceFlow');
  const gateways = new Set(all('exclusiveGateway').map(gateway => gateway.getAttribute('id')));
  const from = id => flows.filter(flow => flow.getAttribute('sourceRef') === id);
  return [...all('userTask'), ...all('startEvent')].filter(step => step.getAttributeNS(FLOWABLE, 'formKey') === form).map(step => ({
    name: inWords(step.getAttribute('name'), inside(step, 'step')?.getAttribute('en')),
    outcomes: from(step.getAttribute('id'))
      .flatMap(flow => gateways.has(flow.getAttribute('targetRef')) ? [flow, ...from(flow.getAttribute('targetRef'))] : [flow])
      .map(flow => ({ value: outcomeOf(flow), label: inWords(flow.getAttribute('name'), ownText(flow)) }))
      .filter(outcome => outcome.value)
  }));
}

const inside = (element, name) => element.getElementsByTagNameNS('*', name)[0];

/** What stands beside the name in English. */
const ownText = flow => inside(flow, 'documentation')?.textContent.trim();

const outcomeOf = flow => /outcome\s*==\s*'([^']*)'/.exec(inside(flow, 'conditionExpression')?.textContent || '')?.[1];

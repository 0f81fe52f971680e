import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { diff } from 'bpmn-js-differ';
import { button, h } from './dom.js';
import { isAny } from './model.js';
import { extensions } from './modeler.js';
import { kindOf } from './panel/phrases.js';
import { t } from './words.js';

const KINDS = [['_removed', 'removed', 'Removed'], ['_added', 'added', 'Added'], ['_changed', 'changed', 'Changed'], ['_layoutChanged', 'moved', 'Moved']];

/** Two versions side by side, with a list of what is different; whatever is picked there is shown on both. */
export async function compare(place, old, now) {
  const left = h('div', { class: 'diagram-half' });
  const right = h('div', { class: 'diagram-half' });
  const list = h('ul', { class: 'diagram-changes' });
  place.replaceChildren(
    h('section', { 'aria-label': old.title }, h('h3', null, old.title), left),
    h('section', { 'aria-label': now.title }, h('h3', null, now.title), right),
    h('section', { 'aria-labelledby': 'changes-title', class: 'diagram-differences' }, h('h3', { id: 'changes-title' }, t('What is different')), list));
  const [before, after] = await Promise.all([[left, old.xml], [right, now.xml]].map(async ([container, xml]) => {
    const viewer = new NavigatedViewer({
      container, moddleExtensions: extensions, additionalModules: [{ translate: ['value', t] }],
      bpmnRenderer: { defaultFillColor: '#fffefb', defaultStrokeColor: '#211e19', defaultLabelColor: '#211e19' }
    });
    await viewer.importXML(xml);
    viewer.get('canvas').zoom('fit-viewport');
    return viewer;
  }));
  together(before, after);
  const changes = diff(before.getDefinitions(), after.getDefinitions());
  const lines = KINDS.flatMap(([key, marker, words]) => Object.keys(changes[key]).flatMap(id => {
    const shown = [before, after].map(viewer => viewer.get('elementRegistry').get(id));
    if (!shown[0] && !shown[1] || key === '_layoutChanged' && changes._changed[id]) {
      return [];
    }
    [before, after].forEach((viewer, side) => shown[side] && viewer.get('canvas').addMarker(id, isRoom(shown[side]) ? 'room-' + marker : 'is-' + marker));
    return [line(id, shown, t(words), marker, changes[key][id], [before, after])];
  }));
  list.replaceChildren(...lines.length ? lines : [h('li', null, t('Nothing is different.'))]);
  return () => [before, after].forEach(viewer => viewer.destroy());
}

/** What others stand in is not filled: its colour would hide theirs. */
const isRoom = element => isAny(element.businessObject, ['bpmn:Participant', 'bpmn:Lane', 'bpmn:SubProcess', 'bpmn:Group']);

function line(id, shown, words, marker, change, viewers) {
  const element = shown[1] || shown[0];
  const name = element.businessObject.name || kindOf(element);
  const attributes = change.attrs ? Object.keys(change.attrs).filter(key => !key.startsWith('$')).map(key => key.split('.')[0]) : [];
  return h('li', null, h('span', { class: 'tag is-' + marker }, words), ' ', h('b', null, name),
    attributes.length ? h('small', null, ' ' + [...new Set(attributes)].join(', ')) : null, ' ',
    button(t('Show it'), () => viewers.forEach((viewer, side) => {
      if (shown[side]) {
        const canvas = viewer.get('canvas');
        canvas.zoom(1);
        canvas.scrollToElement(id, { top: 80, left: 80, right: 80, bottom: 80 });
      }
    }), { 'aria-label': t('Show it: {name}', { name }) }));
}

/** Whoever moves one moves both. */
function together(one, other) {
  let following = false;
  [[one, other], [other, one]].forEach(([moved, follower]) => moved.on('canvas.viewbox.changed', ({ viewbox }) => {
    if (!following) {
      following = true;
      follower.get('canvas').viewbox({ x: viewbox.x, y: viewbox.y, width: viewbox.width, height: viewbox.height });
      following = false;
    }
  }));
}

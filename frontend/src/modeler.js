import Modeler from 'bpmn-js/lib/Modeler';
import PaletteModule from 'bpmn-js/lib/features/palette';
import SpaceToolModule from 'bpmn-js/lib/features/space-tool';
import LassoToolModule from 'diagram-js/lib/features/lasso-tool';
import HandToolModule from 'diagram-js/lib/features/hand-tool';
import GlobalConnectModule from 'diagram-js/lib/features/global-connect';
import MinimapModule from 'diagram-js-minimap';
import flowable from '../moddle/flowable.json';
import zc from '../moddle/zc.json';
import { t } from './words.js';

/** What the library's own palette brings along; in its place stands one of buttons. */
const TOOLS = [SpaceToolModule, LassoToolModule, HandToolModule, GlobalConnectModule];

class DiagramModeler extends Modeler {}

DiagramModeler.prototype._modules = Modeler.prototype._modules.filter(module => module !== PaletteModule);

export const extensions = { flowable, zc };

/** The canvas, drawn into an element of the page. It is light in every theme, as paper is. */
export function drawInto(container) {
  return new DiagramModeler({
    container,
    moddleExtensions: extensions,
    additionalModules: [...TOOLS, MinimapModule, { translate: ['value', t] }],
    textRenderer: { defaultStyle: { fontFamily: getComputedStyle(container).fontFamily, fontSize: 13 } },
    bpmnRenderer: { defaultFillColor: '#fffefb', defaultStrokeColor: '#211e19', defaultLabelColor: '#211e19' }
  });
}

import library from 'bpmn-js-i18n/translations/zn.js';
import { button, dialog, freshId, h } from './dom.js';
import { readCatalogue } from './catalogue.js';
import { compare } from './compare.js';
import { diagramsIn, painted, Unreadable } from './files.js';
import { Findings } from './findings.js';
import { hand } from './handing.js';
import { wouldSay } from './wouldsay.js';
import { keepsakes, parse, putBack, spellReturns, write } from './keepsakes.js';
import { forgetFlows, tellFlows } from './flows.js';
import { isWithoutPlaces, laidOut } from './layout.js';
import { Changes } from './model.js';
import { drawInto } from './modeler.js';
import { newForm } from './newform.js';
import { Palette } from './palette.js';
import { Panel } from './panel/panel.js';
import { recover } from './recovery.js';
import { Saving } from './saving.js';
import { ask } from './server.js';
import { Steps } from './steps.js';
import { allowHarmlessMarkup } from './trust.js';
import { undoing } from './undoing.js';
import { speak, t } from './words.js';
import ours from './words/zh.json';

allowHarmlessMarkup();

const EDGE = 20;

/** Where a drawing is saved, and as what. */
const DRAWING = { at: '/xml', name: 'xml', theirs: 'xml', file: '.bpmn', type: 'application/xml' };

/** The canvas with a file in it, of which nothing is lost. */
export class Sheet {

  constructor(container) {
    this.modeler = drawInto(container);
    this.kept = [];
  }

  /** Shows a file; one without places for its elements is laid out first. */
  async open(xml) {
    const placed = isWithoutPlaces(xml) ? await laidOut(xml) : xml;
    this.told = null;
    await this.modeler.importXML(placed);
    this.told = tellFlows(this.modeler.getDefinitions());
    this.kept = keepsakes(parse(placed), await this.written());
    this.fit();
    return { laidOut: placed !== xml };
  }

  /** As wide as there is room for, so that its texts can be read; the rest is below. */
  fit() {
    const canvas = this.modeler.get('canvas');
    canvas.resized();
    const { inner, outer } = canvas.viewbox();
    const scale = Math.min(1, outer.width / (inner.width + 2 * EDGE));
    canvas.viewbox({ x: inner.x - EDGE, y: inner.y - EDGE, width: outer.width / scale, height: outer.height / scale });
  }

  /** The file as it is to be saved. */
  async text() {
    const document = await this.written();
    putBack(document, this.kept);
    return write(document);
  }

  async written() {
    const document = parse(spellReturns((await this.modeler.saveXML({ format: true })).xml));
    this.told?.forEach(id => forgetFlows(document, id));
    return document;
  }

  async svg() {
    return (await this.modeler.saveSVG()).svg;
  }
}

class Editor {

  constructor(page) {
    this.page = page;
    this.address = page.dataset.draft;
    this.title = page.dataset.title;
    this.parts = Object.fromEntries(['palette', 'canvas', 'props', 'steps', 'probs', 'bar', 'status', 'note', 'compare']
      .map(name => [name, page.querySelector(`[data-part=${name}]`)]));
  }

  async start() {
    const [draft, catalogue] = await Promise.all([ask(this.address + '/xml'), ask(this.page.dataset.catalogue)]);
    if (draft.status !== 200) {
      return this.note(t('The draft could not be opened. Load the page again.'));
    }
    this.sheet = new Sheet(this.parts.canvas);
    const { modeler } = this.sheet;
    const changes = new Changes(modeler);
    const words = readCatalogue(catalogue.said || {});
    new Palette(this.parts.palette, modeler);
    const panel = new Panel(this.parts.props, modeler, changes, words);
    this.steps = new Steps(this.parts.steps, modeler, changes, words, panel);
    this.findings = new Findings(this.parts.probs, modeler);
    this.steps.comments = id => this.findings.comments(id);
    this.comments(modeler);
    this.saving = new Saving(this.parts.status, this.address, DRAWING, draft.said.revision, () => this.sheet.text(), xml => this.show(xml));
    this.saving.saved = xml => this.check(xml);
    this.saving.held = holder => this.held(holder);
    this.saving.compare = xml => this.beside({ title: t('Theirs'), xml });
    this.buttons();
    this.page.addEventListener('diagram-says', ({ detail }) => this.note(detail));
    this.page.addEventListener('would-say', ({ detail }) => wouldSay(this.address, () => this.sheet.text(), detail));
    this.page.addEventListener('form-wanted', ({ detail }) => detail.key
      ? this.leave(`${this.address}/forms/${detail.key}`) : newForm(this.address, detail, address => this.leave(address)));
    const kept = this.saving.kept();
    await this.show(draft.said.xml);
    this.held(draft.said.holder);
    this.saving.hold();
    // What is shown is what is saved: from here on every change is one of somebody's hand.
    modeler.on('commandStack.changed', () => this.saving.changed());
    recover(this.saving, kept, draft.said.xml, async () => {
      await this.show(kept);
      this.saving.changed();
    });
    this.check(draft.said.xml);
    this.page.dataset.ready = 'true';
  }

  async show(xml) {
    try {
      const { laidOut: moved } = await this.sheet.open(xml);
      this.note(moved ? t('The file said nothing about where its elements stand. They were laid out; move them as you like.') : '');
      return true;
    } catch (wrong) {
      this.note(t('The diagram cannot be shown: {why}', { why: wrong.message }));
      return false;
    }
  }

  buttons() {
    const table = button(t('Table of steps'), () => {
      this.wanted = this.parts.steps.hidden;
      this.tabled(this.wanted);
    }, { 'aria-pressed': 'false' });
    this.table = table;
    this.parts.bar.prepend(...undoing(this.sheet.modeler), table,
      button(t('Compare'), () => this.choose()),
      button(t('Check'), async () => this.check(await this.sheet.text())),
      button(t('Open a file'), () => this.bring()),
      button(t('Export'), () => this.give()));
    this.parts.canvas.after(h('div', { class: 'zoom', role: 'group', 'aria-label': t('Zoom') },
      this.zoom('−', t('Smaller'), canvas => canvas.zoom(canvas.zoom() / 1.25)),
      this.zoom('+', t('Larger'), canvas => canvas.zoom(canvas.zoom() * 1.25)),
      this.zoom(t('Fit'), null, canvas => canvas.zoom('fit-viewport')),
      this.zoom(t('Overview'), null, () => this.sheet.modeler.get('minimap').toggle())));
    const narrow = matchMedia('(max-width: 64rem)');
    // A narrow window has no room for the canvas; a wide one again shows what was chosen there.
    const fit = () => this.tabled(narrow.matches || Boolean(this.wanted));
    narrow.addEventListener('change', fit);
    fit();
    // Whenever there is more or less room for it, the canvas has to hear of it.
    new ResizeObserver(() => this.sheet.modeler.get('canvas').resized()).observe(this.parts.canvas);
  }

  zoom(sign, words, act) {
    return h('button', { type: 'button', 'aria-label': words, on: { click: () => act(this.sheet.modeler.get('canvas')) } }, sign);
  }

  tabled(on) {
    this.parts.steps.hidden = !on;
    this.table.setAttribute('aria-pressed', String(on));
    this.steps.show();
  }

  /** The link to what was said of the draft leads to what is said of the element that is chosen. */
  comments(modeler) {
    const link = this.page.querySelector('[data-comments]');
    const all = link.getAttribute('href');
    modeler.on('selection.changed', ({ newSelection: [one] }) =>
      link.setAttribute('href', one ? `${all}?element=${encodeURIComponent(one.businessObject?.id || '')}` : all));
  }

  async check(xml) {
    const { status, said } = await ask(this.address + '/check', 'POST', { xml });
    if (status === 200 && Array.isArray(said)) {
      this.findings.answered(said);
      this.steps.later();
    } else if (status !== 404) {
      this.findings.answered([{ element: null, severity: 'info', message: said?.message || t('The server could not check it now.') }]);
    }
  }

  /** Goes to another page once everything is saved. */
  async leave(address) {
    await this.saving.save();
    if (this.saving.unsaved) {
      this.note(t('The diagram has to be saved first.'));
    } else {
      location.assign(address);
    }
  }

  held(holder) {
    this.parts.bar.parentNode.querySelector('[data-held]').textContent =
      holder ? t('{name} has it open too', { name: holder.name }) : '';
  }

  note(words) {
    this.parts.note.textContent = words;
    this.parts.note.hidden = !words;
  }

  /** Opens a file in place of what is drawn; the draft's history keeps what was. */
  bring() {
    const id = freshId();
    const file = h('input', { type: 'file', class: 'in', id, accept: '.bpmn,.xml,.bar,.zip,.json' });
    const wrong = h('p', { class: 'note', role: 'alert' });
    const found = h('div', { class: 'btns diagram-column' });
    const box = dialog(t('Open a file'),
      h('div', { class: 'field' }, h('label', { for: id }, t('BPMN 2.0 of any tool, or a ZIP or BAR of Flowable')), file), wrong, found,
      button(t('Close'), () => box.close()));
    const take = async ({ xml }) => {
      if (await this.show(xml)) {
        box.close();
        this.saving.changed();
      } else {
        wrong.textContent = this.parts.note.textContent;
      }
    };
    file.addEventListener('change', async () => {
      wrong.textContent = '';
      found.replaceChildren();
      try {
        const diagrams = await diagramsIn(file.files[0]);
        if (diagrams.length === 1) {
          await take(diagrams[0]);
        } else {
          found.replaceChildren(h('p', null, t('Which one?')), ...diagrams.map(one => button(one.name, () => take(one))));
        }
      } catch (unreadable) {
        wrong.textContent = unreadable instanceof Unreadable ? unreadable.message : t('The file cannot be read.');
      }
    });
  }

  give() {
    const name = this.title || 'diagram';
    const box = dialog(t('Export'), h('div', { class: 'btns diagram-column' },
      button(t('Diagram (BPMN 2.0)'), async () => hand(name + '.bpmn20.xml', 'application/xml', await this.sheet.text())),
      button(t('Picture (SVG)'), async () => hand(name + '.svg', 'image/svg+xml', await this.sheet.svg())),
      button(t('Picture (PNG)'), async () => hand(name + '.png', 'image/png', await painted(await this.sheet.svg()))),
      button(t('Close'), () => box.close())));
  }

  choose() {
    const versions = Array.from(this.page.querySelectorAll('[data-version]'));
    const box = dialog(t('Compare'), h('p', null, t('Compare what is drawn now with')), h('div', { class: 'btns diagram-column' },
      ...versions.map(version => button(version.textContent, async () => {
        const { status, said } = await ask(version.dataset.version);
        box.close();
        if (status === 200) {
          await this.beside({ title: version.textContent, xml: said.xml });
        } else {
          this.note(t('The version could not be fetched.'));
        }
      })), button(t('Close'), () => box.close())));
  }

  async beside(old) {
    const box = h('div', { class: 'diagram-compare' });
    const shown = h('dialog', { class: 'diagram-dialog diagram-wide', 'aria-label': t('Compare') },
      h('div', { class: 'diagram-row' }, h('h2', null, t('Compare')), button(t('Close'), () => shown.close())), box);
    document.body.append(shown);
    shown.showModal();
    const end = await compare(box, old, { title: t('Drawn now'), xml: await this.sheet.text() });
    shown.addEventListener('close', () => {
      end();
      shown.remove();
    });
  }
}

/** For whoever only wants the canvas, such as a test of what it keeps. */
window.diagramSheet = container => new Sheet(container);
window.diagramsInFile = diagramsIn;

const page = document.querySelector('[data-diagram-editor]');
if (page) {
  speak(document.documentElement.lang || 'zh-CN', library, ours);
  new Editor(page).start();
}

import { button, h } from '../dom.js';
import { hand } from '../handing.js';
import { recover } from '../recovery.js';
import { Saving } from '../saving.js';
import { ask } from '../server.js';
import { allowHarmlessMarkup } from '../trust.js';
import { undoing } from '../undoing.js';
import { speak, t } from '../words.js';
import shared from '../words/zh.json';
import own from '../words/forms.zh.json';
import { Changes } from './changes.js';
import { Findings } from './findings.js';
import { askKind } from './kind.js';
import { Outline } from './outline.js';
import { Palette } from './palette.js';
import { Panel } from './panel.js';
import { Preview } from './preview.js';
import { Sheet } from './sheet.js';
import { stepsWith } from './steps.js';
import { readVocabulary, search } from './vocabulary.js';

allowHarmlessMarkup();

/** Where a form is saved, and as what. */
const FORM = { at: '/source', name: 'source', theirs: 'theirs', file: '.json', type: 'application/json' };

const VIEWS = [['canvas', 'Sheet'], ['outline', 'List'], ['phone', 'Telephone'], ['desk', 'Desk']];

class Page {

  constructor(page) {
    this.page = page;
    this.address = page.dataset.formEditor;
    this.parts = Object.fromEntries(['palette', 'canvas', 'outline', 'preview', 'props', 'probs', 'bar', 'status', 'note', 'steps']
      .map(name => [name, page.querySelector(`[data-part=${name}]`)]));
  }

  async start() {
    const [opened, drawing, vocabulary] = await Promise.all(
      [ask(this.address + '/source'), ask(this.page.dataset.draft + '/xml'), ask(this.page.dataset.vocabulary)]);
    if (opened.status !== 200) {
      return this.note(t('The form could not be opened. Load the page again.'));
    }
    const sheet = this.sheet = new Sheet(this.parts.canvas);
    const changes = this.changes = new Changes(sheet);
    const steps = drawing.status === 200 ? stepsWith(drawing.said.xml, this.page.dataset.key) : [];
    this.vocabulary = readVocabulary(vocabulary.said);
    this.parts.steps.textContent = this.page.dataset.use ? t('Form of: {names}', { names: this.page.dataset.use }) : steps.length ? t('Form of: {names}', { names: steps.map(step => step.name).join(t(', ')) }) : t('No step uses this form yet.');
    const outcomes = steps.flatMap(step => step.outcomes).filter((one, index, all) => all.findIndex(other => other.value === one.value) === index);
    const edit = field => this.edit(field);
    const acts = { edit, copy: field => this.copy(field), become: field => this.become(field) };
    new Palette(this.parts.palette, type => this.add({ type }), () => this.search());
    this.panel = new Panel(this.parts.props, sheet, changes, outcomes, acts);
    this.outline = new Outline(this.parts.outline, sheet, changes, acts);
    this.findings = new Findings(this.parts.probs, sheet, edit);
    this.preview = new Preview(this.parts.preview, this.address, () => sheet.text());
    this.saving = new Saving(this.parts.status, this.address, FORM, opened.said.revision, () => sheet.text(), source => this.show(source), this.page.dataset.draft);
    this.saving.saved = source => this.check(source);
    this.buttons();
    this.page.addEventListener('diagram-says', ({ detail }) => this.note(detail));
    const kept = this.saving.kept();
    if (!await this.show(opened.said.source)) {
      return;
    }
    this.saving.hold();
    sheet.on('commandStack.changed', ({ trigger }) => trigger !== 'clear' && this.changed());
    // The library draws on its next turn; then there is something to be marked.
    sheet.on('changed', () => requestAnimationFrame(() => this.findings.mark()));
    recover(this.saving, kept, opened.said.source, async () => {
      await this.show(kept);
      this.changed();
    });
    this.check(opened.said.source);
    this.page.dataset.ready = 'true';
  }

  async show(source) {
    try {
      await this.sheet.open(source);
      this.preview.changed();
      return true;
    } catch (wrong) {
      this.note(t('The form cannot be shown: {why}', { why: wrong.message }));
      return false;
    }
  }

  changed() {
    this.saving.changed();
    this.preview.changed();
  }

  buttons() {
    this.views = Object.fromEntries(VIEWS.map(([name, words]) => [name, button(t(words), () => {
      this.wanted = name;
      this.view(name);
    }, { 'aria-pressed': 'false' })]));
    this.parts.bar.prepend(h('div', { class: 'btns form-views', role: 'group', 'aria-label': t('How it is shown') }, ...Object.values(this.views)), ...undoing(this.sheet.editor),
      button(t('The whole form'), () => this.edit(null)),
      button(t('Check'), () => this.check(this.sheet.text())),
      button(t('Export'), () => hand(this.page.dataset.key.split('/')[1] + '.json', 'application/json', this.sheet.text())));
    const narrow = matchMedia('(max-width: 64rem)');
    // What somebody has chosen stays however wide the window is; until then there is the sheet where there is room for it.
    const fit = () => {
      const name = this.wanted || (narrow.matches ? 'outline' : 'canvas');
      if (this.page.dataset.view !== name) {
        this.view(name);
      }
    };
    narrow.addEventListener('change', fit);
    fit();
  }

  /** The sheet, the list, or the form itself at one of two widths. */
  view(name) {
    Object.entries(this.views).forEach(([other, pressed]) => pressed.setAttribute('aria-pressed', String(other === name)));
    const previewed = name === 'phone' || name === 'desk';
    this.page.dataset.view = name;
    this.parts.canvas.hidden = name !== 'canvas';
    this.parts.outline.hidden = name !== 'outline';
    this.parts.preview.hidden = !previewed;
    if (previewed) {
      this.preview.show(name);
    }
    this.outline.show();
  }

  add(component) {
    const field = this.changes.add(component, ...this.changes.placeFor(component.type));
    this.outline.show();
    return this.edit(field);
  }

  copy(field) {
    this.edit(this.changes.copy(field));
  }

  become(field) {
    askKind(field, this.sheet, type => {
      this.changes.become(field, type);
      this.edit(field);
    });
  }

  /** Shows what is said of a question, or of the whole form, and goes there. */
  edit(field) {
    if (field) {
      this.sheet.selection.set(field);
    } else {
      this.sheet.selection.clear();
    }
    this.panel.focus();
  }

  search() {
    const keys = () => this.sheet.all().map(({ field }) => field.key ?? field.path);
    const last = { field: null };
    const box = search(this.vocabulary, key => keys().includes(key), entry => {
      last.field = this.changes.add(entry.field, ...this.changes.placeFor(entry.field.type));
    });
    box.addEventListener('close', () => last.field && this.edit(last.field));
  }

  async check(source) {
    const { status, said } = await ask(this.address + '/check', 'POST', { source });
    const found = status === 200 && Array.isArray(said) ? said.map(one => ({ ...one, question: this.sheet.about(one) })) : [{ severity: 'info', message: said?.message || t('The server could not check it now.') }];
    this.findings.answered(found);
    this.panel.found = found;
    this.outline.found = found;
    this.panel.later();
    this.outline.later();
  }

  note(words) {
    this.parts.note.textContent = words;
    this.parts.note.hidden = !words;
  }
}

/** For whoever only wants the canvas, such as a test of what it keeps. */
window.formSheet = container => {
  const sheet = new Sheet(container);
  return { sheet, changes: new Changes(sheet) };
};

const page = document.querySelector('[data-form-editor]');
if (page) {
  speak(document.documentElement.lang || 'zh-CN', shared, own);
  new Page(page).start();
}

// What is said of the question that is selected, in the words of those who write forms; the file's own words come last.

import { button, h, keepWriting } from '../dom.js';
import * as fields from '../panel/fields.js';
import { t } from '../words.js';
import { called, keyName, keyOf, kindWords, labelName } from './kinds.js';
import { keyFrom } from './changes.js';
import { answers } from './answers.js';
import { when } from './when.js';

const SCOPES = [['branch', 'Members of the branch'], ['committee', 'Members below the committee'], ['county', 'Everybody below the county committee']];
const STANDINGS = [['APPLICANT', 'Applicants'], ['ACTIVIST', 'Activists'], ['TARGET', 'Development targets'],
  ['PENDING_APPROVAL', 'Admitted, not approved yet'], ['PROBATIONARY', 'Probationary members'], ['FULL', 'Full members']];
const MEETING = [['heldOn', 'Day it was held'], ['place', 'Where it was held'], ['chair', 'Who chaired'], ['recorder', 'Who took the minutes'],
  ['scrutineer', 'Who watched the vote'], ['teller', 'Who counted the vote'], ['should', 'How many should attend'], ['actual', 'How many attended'],
  ['agree', 'Ballots for'], ['against', 'Ballots against'], ['abstain', 'Ballots abstaining'], ['writtenAgree', 'Written opinions for'],
  ['writtenAgainst', 'Written opinions against'], ['ballotsIssued', 'Ballots issued'], ['ballotsReturned', 'Ballots returned'],
  ['ballotsValid', 'Valid ballots'], ['secret', 'Whether the ballot was secret'], ['absent', 'Who was absent'], ['observers', 'Who observed'],
  ['conduct', 'How the person has done'], ['minutes', 'The minutes'], ['summary', 'The summary of the vote']];
const PAPERS = [['.pdf', 'PDF'], ['.jpg,.jpeg', 'Photograph (JPG)'], ['.png', 'Picture (PNG)']];

const BY_MEETING = ['textfield', 'textarea', 'number', 'datetime', 'month', 'radio', 'select', 'checklist', 'checkbox', 'person', 'filepicker'];
const ALWAYS_ANSWERED = ['group', 'text', 'dynamiclist'];

const offered = pairs => pairs.map(([value, label]) => ({ value, label, fixed: true }));

/** As words stand in a file: on one line, with nothing around them. */
const tidy = text => text?.replace(/\s+/g, ' ').trim() || undefined;

export class Panel {

  /**
   * @param outcomes the decisions of the steps that use the form
   * @param acts what can be done with a whole question
   */
  constructor(place, sheet, changes, outcomes, acts) {
    Object.assign(this, { place, sheet, changes, outcomes, acts, opened: new Map(), found: [] });
    keepWriting(place);
    place.addEventListener('focusout', () => this.waited && this.later());
    sheet.on(['selection.changed', 'commandStack.changed', 'import.done'], () => this.later());
  }

  later() {
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = null;
        this.show();
      });
    }
  }

  /** To its first field, at once: whatever is typed next is typed there. */
  focus() {
    this.show();
    const first = () => this.place.querySelector('input, textarea, select')?.focus();
    first();
    // The sheet goes to what it draws on its next turn, and is left again.
    this.sheet.container.addEventListener('focusin', first);
    requestAnimationFrame(() => requestAnimationFrame(() => this.sheet.container.removeEventListener('focusin', first)));
  }

  show() {
    const field = this.sheet.selection.get() || this.sheet.root;
    if (!field) {
      return;
    }
    const writer = document.activeElement;
    const inside = this.place.contains(writer);
    const path = inside && writer.dataset.path;
    const at = inside && [writer.selectionStart, writer.selectionEnd];
    const same = this.shown === field;
    if (same && inside && writer.dataset.writing) {
      // Whoever is writing is not interrupted; the words, and what else there is to show, come when they are done.
      this.waited = true;
      return;
    }
    this.waited = false;
    const scrolled = same ? this.place.scrollTop : 0;
    this.shown = field;
    this.place.replaceChildren(...(field.type === 'default' ? this.form(field) : this.field(field)).flat().filter(Boolean));
    this.place.scrollTop = scrolled;
    const again = path && this.place.querySelector(`[data-path="${CSS.escape(path)}"]`);
    if (again) {
      again.focus({ preventScroll: true });
      if (again.setSelectionRange && ['text', 'textarea'].includes(again.type) && at[0] !== null && at[0] !== undefined) {
        again.setSelectionRange(at[0], at[1]);
      }
    }
  }

  form(root) {
    const { title, titleEn } = root.properties || {};
    const set = name => text => this.changes.setIn(root, 'properties', { [name]: tidy(text) ?? '' });
    return [
      h('h2', { id: 'panel-title' }, t('The whole form')),
      h('p', { class: 'small' }, t('Select a question on the sheet or in the list to change it.')),
      fields.text({ label: 'Title (Chinese)', path: 'title' }, title, set('title')),
      fields.text({ label: 'Title (English)', path: 'titleEn' }, titleEn, set('titleEn'))
    ];
  }

  field(field) {
    const inRow = this.sheet.parentOf(field)?.type === 'dynamiclist';
    return [
      h('h2', { id: 'panel-title' }, called(field)),
      h('p', { class: 'small' }, kindWords(field.type)),
      h('div', { class: 'btns' },
        button(t('Another kind…'), () => this.acts.become(field), { 'data-path': 'become' }),
        button(t('Copy'), () => this.acts.copy(field), { 'data-path': 'copy' })),
      this.findings(field),
      this.asks(field),
      this.mustBe(field),
      this.limits(field),
      inRow ? null : this.fold('when', t('When it is asked'), () => when(this, field), !!field.conditional),
      field.type === 'text' ? null : this.hints(field),
      this.fromMeeting(field),
      this.experts(field)
    ];
  }

  findings(field) {
    const own = this.found.filter(one => one.question === field);
    return own.length ? h('ul', { class: 'form-found' }, ...own.map(one => h('li', { class: 'note' }, one.message))) : null;
  }

  asks(field) {
    const name = labelName(field.type);
    const [chinese, english] = field.type === 'text' ? ['Words (Chinese)', 'Words (English)']
      : field.type === 'group' ? ['Title (Chinese)', 'Title (English)'] : ['Question (Chinese)', 'Question (English)'];
    const write = field.type === 'text' ? fields.area : fields.text;
    return [
      write({ label: chinese, path: 'label' }, field[name], text => this.changes.set(field, { [name]: tidy(text) ?? '' })),
      write({ label: english, path: 'en' }, field.properties?.en, text => this.english(field, tidy(text) ?? ''))
    ];
  }

  /** A question that is new is called in the file as its English words say. */
  english(field, en) {
    const wanted = /^question\d+$/.test(keyOf(field) || '') && keyFrom(en);
    this.changes.together(() => {
      this.changes.setIn(field, 'properties', { en });
      if (wanted) {
        this.changes.rename(field, this.changes.freeKey(wanted));
      }
    });
  }

  mustBe(field) {
    return ALWAYS_ANSWERED.includes(field.type) ? null : fields.tick({
      label: field.type === 'checkbox' ? 'Has to be ticked' : 'Has to be answered', path: 'required'
    }, !!field.validate?.required, on => this.changes.setIn(field, 'validate', { required: on || undefined }));
  }

  limits(field) {
    const of = (holder, name, label, kind = fields.number, change = count) => kind({ label, path: name }, field[holder]?.[name], value =>
      this.changes.setIn(field, holder, { [name]: change(value) }));
    const rule = (name, label) => of('validate', name, label);
    const said = (name, label) => of('properties', name, label, fields.number, value => value);
    const yes = (name, label) => fields.yes({ label, path: name }, field.properties?.[name], value => this.changes.setIn(field, 'properties', { [name]: value }));
    const one = (name, label, pairs) => fields.choice({ label, path: name }, field.properties?.[name], value => this.changes.setIn(field, 'properties', { [name]: value }), offered(pairs));
    switch (field.type) {
      case 'textfield': return [rule('maxLength', 'Characters at most'), rule('minLength', 'Characters at least'), yes('sensitive', 'Only whoever needs it sees it whole (identity numbers, telephone numbers)')];
      case 'textarea': return [rule('maxLength', 'Characters at most'), rule('minLength', 'Characters at least')];
      case 'number': return [rule('min', 'Smallest number'), rule('max', 'Largest number'),
        fields.number({ label: 'Digits after the point', path: 'decimalDigits' }, field.decimalDigits, value => this.changes.set(field, { decimalDigits: count(value) || 0 }))];
      case 'datetime': return [yes('future', 'May be a day that is still to come'), yes('today', 'Is the day of writing: today stands there already')];
      case 'radio': case 'select': case 'checklist': return answers(this, field);
      case 'person': return [one('scope', 'Who can be chosen', SCOPES), one('standing', 'Only those who are', STANDINGS), said('min', 'How many persons at least'), said('max', 'How many persons at most')];
      case 'organization': return [h('p', { class: 'small' }, t('Every branch can be found and chosen.'))];
      case 'filepicker': return [fields.flag({ label: 'May be several files', path: 'multiple' }, field.multiple, on => this.changes.set(field, { multiple: on })), this.papers(field)];
      case 'dynamiclist': return [said('min', 'How many rows at least'), said('max', 'How many rows at most (30)')];
      default: return [];
    }
  }

  papers(field) {
    const accepted = (field.accept || '').split(',');
    return h('fieldset', null, h('legend', null, t('Which files')), ...PAPERS.map(([ends, label]) => fields.tick({ label, path: 'accept' + ends },
      ends.split(',').every(end => accepted.includes(end)), on => {
        const left = PAPERS.map(([other]) => other).filter(other => other === ends ? on : other.split(',').every(end => accepted.includes(end)));
        if (left.length) {
          this.changes.set(field, { accept: left.join(',') });
        } else {
          this.say(t('At least one kind of file has to be taken.'));
          this.later();
        }
      })));
  }

  hints(field) {
    const hint = field.description, hintEn = field.properties?.hintEn;
    const sampled = ['textfield', 'textarea'].includes(field.type);
    const sample = (name, label) => fields.area({ label, path: name }, field.properties?.[name], text => this.changes.setIn(field, 'properties', { [name]: tidy(text) }));
    return this.fold('hints', t('Help for whoever fills it in'), () => [
      fields.area({ label: 'How to answer (Chinese)', path: 'hint', hint: 'Stands below the question, with an example.' }, hint, text => this.changes.set(field, { description: tidy(text) })),
      fields.area({ label: 'How to answer (English)', path: 'hintEn' }, hintEn, text => this.changes.setIn(field, 'properties', { hintEn: tidy(text) })),
      ...sampled ? [sample('sample', 'A whole answer as an example (Chinese)'), sample('sampleEn', 'A whole answer as an example (English)')] : []
    ], !!(hint || hintEn));
  }

  fromMeeting(field) {
    return !BY_MEETING.includes(field.type) ? null : this.fold('meeting', t('Where a meeting decides'), () => [
      fields.choice({ label: 'Filled in from the record of the meeting', path: 'meeting', hint: 'Then nobody has to type it again.' },
        field.properties?.meeting, value => this.changes.setIn(field, 'properties', { meeting: value }), offered(MEETING))
    ], !!field.properties?.meeting);
  }

  experts(field) {
    const name = keyName(field.type);
    const property = (path, label) => fields.text({ label, path }, field.properties?.[path], text => this.changes.setIn(field, 'properties', { [path]: tidy(text) }));
    const own = [
      name ? fields.text({ label: 'Name in the file', path: 'key', hint: 'Diagrams and conditions refer to it. Small letter first, then letters and digits.' }, field[name], key => this.rename(field, key)) : null,
      field.type === 'textfield' ? fields.text({ label: 'Pattern of the answer', path: 'pattern', hint: 'From ^ to $, for example ^[0-9]{6}$' }, field.validate?.pattern,
        pattern => this.changes.setIn(field, 'validate', { pattern })) : null,
      ...field.validate?.pattern ? [property('patternMessage', 'What is said when it does not fit (Chinese)'), property('patternMessageEn', 'What is said when it does not fit (English)')] : [],
      field.type === 'textfield' ? fields.tick({ label: 'Is the identity number of the person and goes into their record', path: 'record' }, field.properties?.record === 'citizen-id',
        on => this.changes.setIn(field, 'properties', { record: on ? 'citizen-id' : undefined })) : null,
      field.type === 'text' && !name && !field.conditional ? null : fields.text({ label: 'Hidden when (as in the file)', path: 'hide' }, field.conditional?.hide,
        hide => this.changes.set(field, { conditional: hide ? { hide } : undefined }))
    ].filter(Boolean);
    return own.length ? this.fold('experts', t('For experts'), () => own, false, 'diagram-experts') : null;
  }

  rename(field, key) {
    if (!this.changes.rename(field, key)) {
      this.say(t('This name is empty, taken or not allowed.'));
      this.later();
    }
  }

  fold(key, title, content, unless, style) {
    const open = this.opened.get(key) ?? !!unless;
    const box = h('details', { class: 'fold block ' + (style || ''), open, 'data-key': key },
      h('summary', { 'data-path': 'fold.' + key }, title), h('div', null, ...content().flat().filter(Boolean)));
    // Only what somebody opens or closes stays so for the next question.
    box.firstChild.addEventListener('click', () => this.opened.set(key, !box.open));
    return box;
  }

  drop(label, path, act) {
    return button('×', act, { class: 'diagram-drop', 'aria-label': label, 'data-path': path });
  }

  say(words) {
    this.place.dispatchEvent(new CustomEvent('diagram-says', { bubbles: true, detail: words }));
  }
}

/** A number as the file has it. */
function count(value) {
  return value === undefined || !/^-?\d+(\.\d+)?$/.test(value) ? undefined : Number(value);
}


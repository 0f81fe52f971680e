import { unzipSync, strFromU8 } from 'fflate';
import { parse } from './keepsakes.js';
import { fromOldModel, isOldModel } from './oldmodeler.js';
import { t } from './words.js';

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const MOST_FILES = 200;
const LARGEST = 2 * 1024 * 1024;
const ARCHIVE = [0x50, 0x4b];

/** What is wrong with a file, in words for whoever brought it. */
export class Unreadable extends Error {}

/**
 * The diagrams in a file: BPMN of any tool, or a ZIP or BAR that an older modeler exported.
 * @return {Promise<{name: string, xml: string}[]>} at least one
 */
export async function diagramsIn(file) {
  if (file.size > 8 * LARGEST) {
    throw new Unreadable(t('The file is too large.'));
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const archive = bytes[0] === ARCHIVE[0] && bytes[1] === ARCHIVE[1];
  const found = archive ? unpacked(bytes) : [{ name: file.name, xml: decoded(bytes) }];
  if (found.some(({ xml }) => /<!DOCTYPE/i.test(xml))) {
    throw new Unreadable(t('The file has a document type (DOCTYPE). Such files could fetch others; they are not opened.'));
  }
  const written = found.filter(({ xml }) => isBpmn(xml));
  // An archive may hold the same diagram twice: as BPMN, and as the older modeler kept it.
  const diagrams = written.length > 0 ? written
    : found.filter(({ xml }) => isOldModel(xml)).map(({ name, xml }) => ({ name, xml: fromOldModel(xml) }));
  if (diagrams.length === 0) {
    throw new Unreadable(archive
      ? t('There is no BPMN diagram in the archive.')
      : t('The file is no BPMN 2.0.'));
  }
  return diagrams;
}

function unpacked(bytes) {
  let seen = 0;
  try {
    const files = unzipSync(bytes, {
      filter: entry => {
        const wanted = /\.(bpmn|xml|json)$/i.test(entry.name) && !/(^|\/)(__MACOSX|\.)/.test(entry.name);
        if (wanted && (++seen > MOST_FILES || entry.originalSize > LARGEST)) {
          throw new Unreadable(t('The archive is too large.'));
        }
        return wanted;
      }
    });
    return Object.entries(files).map(([name, content]) => ({ name: name.split('/').pop(), xml: decoded(content) }));
  } catch (broken) {
    throw broken instanceof Unreadable ? broken : new Unreadable(t('The archive is damaged.'));
  }
}

/** Text in the encoding its declaration or its first bytes name. */
function decoded(bytes) {
  const start = strFromU8(bytes.subarray(0, 200), true);
  const named = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(start);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(utf16 || (named ? named[1] : 'utf-8')).decode(bytes)
      .replace(/^(<\?xml[^>]*encoding=["'])[\w.-]+/, '$1UTF-8');
  } catch {
    throw new Unreadable(t('The encoding of the file is not known.'));
  }
}

function isBpmn(xml) {
  try {
    const root = parse(xml).documentElement;
    return root.namespaceURI === MODEL && root.localName === 'definitions';
  } catch {
    return false;
  }
}

/** A drawing as a picture of dots, twice as fine as it is large. */
export async function painted(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    await new Promise((done, failed) => {
      image.onload = done;
      image.onerror = () => failed(new Unreadable(t('The picture could not be made.')));
      image.src = address;
    });
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.width;
    canvas.height = 2 * image.height;
    const paper = canvas.getContext('2d');
    paper.fillStyle = '#ffffff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise(done => canvas.toBlob(done, 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

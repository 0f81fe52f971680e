// Builds what the application serves below /vendor from what is written here and from the libraries, and notes the digest of each
// file, of what was built and of what it was built from. Fails if a text has no Chinese.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const OUT = '../src/main/resources/static/vendor';
const FONT = 'node_modules/bpmn-js/dist/assets/bpmn-font/font/bpmn.woff2';

const files = (folder, ending) => readdirSync(folder, { recursive: true }).map(String).filter(name => ending.test(name)).sort()
  .map(name => join(folder, name));

/** Texts begin with a capital letter or a place for a name; these begin so and are none. */
const NO_TEXT = /^([A-Z]{2,}|Accept|Content-Type|Control\+|Asia\/|Enter$|Element$|X-|BPMN[A-Z]|Bounds$|Yes$|No$|(User|Script|Send|Receive|Manual|Event|Collapsed|Text|Data|Sub|Pool|Lane|Adhoc)[A-Z]|(Message|Sequence)Flow$|Pool$|Lane$|TextAnnotation$|EventDefinition$|Ref$|Parallel$|Sequential$|None$|One$|Both$|UTF|[MYWP]$)/;

const wordsOf = name => JSON.parse(readFileSync(`src/words/${name}.json`, 'utf8'));

/** The texts in these files of which the books say nothing. */
function missingWords(known, written) {
  const said = written.flatMap(file => Array.from(
    readFileSync(file, 'utf8').replace(/^\s*\/\/.*$|\/\*[^]*?\*\//gm, '').matchAll(/'((?:[A-Z]|\{\w+\})(?:[^'\\\n]|\\.)*)'/g), match => match[1]));
  return [...new Set(said)].filter(text => !(text in known) && !NO_TEXT.test(text));
}

const library = readFileSync('node_modules/bpmn-js-i18n/translations/zn.js', 'utf8');
const scripts = files('src', /\.js$/);
const isOfForms = file => file.includes('form/');
const missing = [
  ...missingWords({ ...(await import('data:text/javascript,' + encodeURIComponent(library))).default, ...wordsOf('zh') }, scripts.filter(file => !isOfForms(file))),
  ...missingWords({ ...wordsOf('zh'), ...wordsOf('forms.zh') }, scripts.filter(isOfForms))
];
if (missing.length > 0) {
  console.error('No Chinese for:\n' + missing.map(text => JSON.stringify(text)).join('\n'));
  process.exitCode = 1;
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const shared = { outdir: OUT, bundle: true, minify: true, logLevel: 'warning' };
const result = await build({
  ...shared, entryPoints: { 'diagram-editor': 'src/main.js', 'form-editor': 'src/form/main.js' },
  format: 'iife', target: 'es2022', legalComments: 'none', metafile: true, plugins: [{ name: 'without', setup: withoutUnused }]
});
await build({
  ...shared, entryPoints: { 'diagram-editor': 'src/editor.css', 'form-editor': 'src/form/editor.css' },
  loader: { '.woff2': 'file', '.svg': 'dataurl' }, external: ['*.eot', '*.woff', '*.ttf', '*.svg'], assetNames: '[name]'
});
writeFileSync(join(OUT, 'LICENSES.txt'), licences(Object.keys(result.metafile.inputs)));
writeFileSync(join(OUT, 'SHA256SUMS'), [
  ...files(OUT, /\.(js|css|woff2|txt)$/).map(file => line(file, file.slice(3))),
  ...[...files('src', /\.(js|css|json)$/), ...files('moddle', /\.json$/), 'build.mjs', 'package.json', 'package-lock.json']
    .map(file => line(file, 'frontend/' + file))
].join(''));

/** The editor of forms evaluates nothing and has a panel of its own: what the library has for that stays outside. */
function withoutUnused({ onResolve }) {
  const unused = /^(@codemirror\/.*|@bpmn-io\/(feel-editor|feelers-editor|feelin)|feelers|marked|dompurify|luxon|flatpickr|focus-trap)$/;
  onResolve({ filter: unused }, ({ importer }) => /form-js/.test(importer) ? { path: resolve('src/form/unused.js') } : undefined);
}

function line(file, name) {
  return `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${name}\n`;
}

/** Whose work is in the bundle, and on what terms. */
function licences(inputs) {
  const names = [...new Set(inputs.map(input => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]).filter(Boolean))].sort();
  return names.map(name => {
    const folder = join('node_modules', name);
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = readdirSync(folder).filter(file => /^licen[cs]e/i.test(file)).map(file => readFileSync(join(folder, file), 'utf8').trim());
    return `${name} ${about.version} (${about.license || 'see below'})\n\n${text.join('\n\n') || 'No text of a licence is in the package.'}\n`;
  }).join('\n' + '-'.repeat(72) + '\n\n');
}

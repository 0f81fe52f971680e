// Builds what the application serves below /vendor from what is written here and from the libraries, and notes the digest of each
// file, of what was built and of what it was built from. Fails if a text has no Chinese.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = '../src/main/resources/static/vendor';
const FONT = 'node_modules/bpmn-js/dist/assets/bpmn-font/font/bpmn.woff2';

const files = (folder, ending) => readdirSync(folder, { recursive: true }).map(String).filter(name => ending.test(name)).sort()
  .map(name => join(folder, name));

/** Texts begin with a capital letter or a place for a name; these begin so and are none. */
const NO_TEXT = /^([A-Z]{2,}|Accept|Content-Type|Control\+|Asia\/|Enter$|Element$|X-|BPMN[A-Z]|Bounds$|Yes$|No$|(User|Script|Send|Receive|Manual|Event|Collapsed|Text|Data|Sub|Pool|Lane|Adhoc)[A-Z]|(Message|Sequence)Flow$|Pool$|Lane$|TextAnnotation$|EventDefinition$|Ref$|Parallel$|Sequential$|None$|One$|Both$|UTF|[MYWP]$)/;

function missingWords(library) {
  const known = { ...library, ...JSON.parse(readFileSync('src/words/zh.json', 'utf8')) };
  const said = files('src', /\.js$/).flatMap(file => Array.from(
    readFileSync(file, 'utf8').replace(/^\s*\/\/.*$|\/\*[^]*?\*\//gm, '').matchAll(/'((?:[A-Z]|\{\w+\})(?:[^'\\\n]|\\.)*)'/g), match => match[1]));
  return [...new Set(said)].filter(text => !(text in known) && !NO_TEXT.test(text));
}

const library = readFileSync('node_modules/bpmn-js-i18n/translations/zn.js', 'utf8');
const missing = missingWords((await import('data:text/javascript,' + encodeURIComponent(library))).default);
if (missing.length > 0) {
  console.error('No Chinese for:\n' + missing.map(text => JSON.stringify(text)).join('\n'));
  process.exitCode = 1;
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const result = await build({
  entryPoints: { 'diagram-editor': 'src/main.js' },
  outdir: OUT, bundle: true, minify: true, format: 'iife', target: 'es2022', legalComments: 'none', metafile: true, logLevel: 'warning'
});
await build({
  entryPoints: { 'diagram-editor': 'src/editor.css' },
  outdir: OUT, bundle: true, minify: true, loader: { '.woff2': 'file', '.svg': 'dataurl' }, external: ['*.eot', '*.woff', '*.ttf', '*.svg'],
  assetNames: '[name]', logLevel: 'warning'
});
writeFileSync(join(OUT, 'LICENSES.txt'), licences(Object.keys(result.metafile.inputs)));
writeFileSync(join(OUT, 'SHA256SUMS'), [
  ...files(OUT, /\.(js|css|woff2|txt)$/).map(file => line(file, file.slice(3))),
  ...[...files('src', /\.(js|css|json)$/), ...files('moddle', /\.json$/), 'build.mjs', 'package.json', 'package-lock.json']
    .map(file => line(file, 'frontend/' + file))
].join(''));

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

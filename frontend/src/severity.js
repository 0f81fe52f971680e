/** How serious a finding is: its words, its sign, its colour; the most serious first. */
export const SEVERITY = {
  error: ['Must be changed', 'alert', 'due--soon'],
  authority: ['Needs an authority', 'lock', 'due--soon'],
  comment: ['Comment', 'info', 'due--fine'],
  warn: ['Please confirm', 'info', 'due--fine'],
  authorised: ['Has an authority', 'check', 'due--fine'],
  info: ['Good to know', 'info', 'due--fine']
};
export const ORDER = Object.keys(SEVERITY);

export const severityOf = said => said === 'warning' ? 'warn' : said in SEVERITY ? said : 'info';

/**
 * Organisations, people and posts brought and taken away as sheets: a template, a check of every cell, then all of a file
 * or nothing; and what one may see, to take away. What may stand in a row is decided by the rooms beside, for pages and
 * sheets alike.
 */
package org.zhengcheng.organization.sheet;

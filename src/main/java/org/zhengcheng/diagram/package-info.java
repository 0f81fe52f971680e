/**
 * The process editor: drafts, checks, comparison, release, migration of running cases.
 */
package org.zhengcheng.diagram;

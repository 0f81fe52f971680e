/**
 * Drafts of diagrams, with all that was ever saved of their drawing.
 */
package org.zhengcheng.diagram.draft;

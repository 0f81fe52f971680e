/**
 * Tries a draft out with an invented case: no person, no case and no message comes of it. What was tried is kept as a way
 * through the procedure and run anew on later drafts.
 */
package org.zhengcheng.diagram.trial;

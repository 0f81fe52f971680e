/**
 * Past cases against a draft: how many it would have kept waiting, made late or sent another way.
 */
package org.zhengcheng.diagram.replay;

/**
 * Takes a draft into use: asked for by one person, looked at and released by another.
 */
package org.zhengcheng.diagram.release;

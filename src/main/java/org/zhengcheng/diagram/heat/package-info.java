/**
 * Shows on a diagram where cases stand and how long its steps take. It counts, and names nobody's case.
 */
package org.zhengcheng.diagram.heat;

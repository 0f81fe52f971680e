/**
 * What came with a newer release of the application, offered to the drafts that go back to an older one.
 */
package org.zhengcheng.diagram.newer;

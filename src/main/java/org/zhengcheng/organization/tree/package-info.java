/**
 * The tree of organisations itself: what an organisation is and was, the acts that change it, and the pages, the search
 * and the picker through which people find their way in it.
 */
package org.zhengcheng.organization.tree;

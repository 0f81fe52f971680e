/**
 * The tree of organisations, the people in it, the posts they hold from-to and their standing in the Party.
 */
package org.zhengcheng.organization;

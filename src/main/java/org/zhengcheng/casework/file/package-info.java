/**
 * The case itself: where it stands, everything done in it, who may see and do what.
 */
package org.zhengcheng.casework.file;

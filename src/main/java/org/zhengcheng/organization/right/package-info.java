/**
 * Who may do what, as one table; and the administrators' posts, which decide no case.
 */
package org.zhengcheng.organization.right;

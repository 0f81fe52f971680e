/**
 * The passwords of the built-in accounts: how they are kept, checked, limited and changed. All times are the database's.
 */
package org.zhengcheng.identity.password;

/**
 * Sign-ins that last: each is a row, so that any node knows it, it can be listed, and whoever may can end it. All times are
 * the database's, the same for every node, and not those of the demonstration's clock.
 */
package org.zhengcheng.identity.session;

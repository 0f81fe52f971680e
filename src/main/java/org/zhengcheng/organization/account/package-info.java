/**
 * The accounts of people, as the security administrator keeps them: created, locked, given a new password, ended. Whoever
 * does that sees accounts and no cases.
 */
package org.zhengcheng.organization.account;

package org.zhengcheng.organization.account;

/** Only a security administrator keeps accounts, and never their own. */
class NotSecurityAdministrator extends RuntimeException {}

/**
 * Who signs in and who is acting: accounts, passwords, sessions, encryption of named fields.
 */
package org.zhengcheng.identity;

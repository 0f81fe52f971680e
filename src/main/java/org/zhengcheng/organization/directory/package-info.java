/**
 * Follows the directory of a Keycloak server, with the profile {@code keycloak}: groups into organisations, users into
 * persons and accounts. Pages and pickers never ask Keycloak; what they need has been written into our tables.
 */
package org.zhengcheng.organization.directory;

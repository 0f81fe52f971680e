/**
 * Sign-in through a Keycloak server, with the profile {@code keycloak}. Keycloak says who somebody is; what they may do
 * stays in our own tables. No token is kept, and none reaches a browser.
 */
package org.zhengcheng.identity.keycloak;

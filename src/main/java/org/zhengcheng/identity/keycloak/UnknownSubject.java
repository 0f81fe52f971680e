package org.zhengcheng.identity.keycloak;

/**
 * Somebody signs in for whom no account is known yet. Whoever reads the directory may add one before this returns.
 *
 * @param subject the id of the user at Keycloak
 */
public record UnknownSubject(String subject) {}

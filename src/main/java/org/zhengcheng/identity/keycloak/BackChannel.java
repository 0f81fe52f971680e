package org.zhengcheng.identity.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.zhengcheng.identity.session.SignIns;

/**
 * Ends sign-ins when Keycloak says that a session there is over. The sign-ins in the database are the registry of sessions:
 * each holds the one at Keycloak it came from, so any node can end those of any other.
 */
final class BackChannel implements LogoutHandler, OidcSessionRegistry {

    private final SignIns signIns;

    BackChannel(SignIns signIns) {
        this.signIns = signIns;
    }

    /** The token has been verified. Without a session it means all of the subject's. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication verified) {
        OidcLogoutToken token = (OidcLogoutToken) verified.getPrincipal();
        if (token.getSessionId() != null) {
            signIns.endOfKeycloakSession(token.getSessionId());
        } else {
            signIns.endOfKeycloakSubject(token.getSubject());
        }
    }

    /** Kept with the sign-in. */
    @Override
    public void saveSessionInformation(OidcSessionInformation information) {
        // The sign-in holds it already.
    }

    @Override
    public OidcSessionInformation removeSessionInformation(String clientSessionId) {
        return null;
    }

    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return List.of();
    }
}

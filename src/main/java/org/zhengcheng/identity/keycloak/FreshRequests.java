package org.zhengcheng.identity.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.zhengcheng.identity.Onward;

/**
 * Asks Keycloak for the password again, whatever session it has, when a grave act demands it. Whether it really did says
 * the time in the token, which the sign-in goes by.
 */
final class FreshRequests implements OAuth2AuthorizationRequestResolver {

    private final OAuth2AuthorizationRequestResolver plain;

    FreshRequests(OAuth2AuthorizationRequestResolver plain) {
        this.plain = plain;
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return freshened(plain.resolve(request), request);
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return freshened(plain.resolve(request, registration), request);
    }

    private static OAuth2AuthorizationRequest freshened(OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        String back = request.getParameter("fresh");
        if (asked == null || back == null) {
            return asked;
        }
        Onward.afterSignIn(request, back);
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(parameters -> {
                    parameters.put("prompt", "login");
                    parameters.put("max_age", "0");
                })
                .build();
    }
}

package org.zhengcheng.identity.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.client.RestTemplate;
import org.zhengcheng.identity.ForeignSignIn;
import org.zhengcheng.identity.session.SignIns;
import org.zhengcheng.installation.CannotStart;

/** Signs in through Keycloak. Its endpoints are written down here and not asked for, so that we start without it. */
@Configuration(proxyBeanMethods = false)
@Profile("keycloak")
class KeycloakSignIn implements ForeignSignIn {

    private static final String REGISTRATION = "keycloak";
    private static final String SIGN_IN = "/sign-in";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(KeycloakSignIn.class);

    private final KeycloakSettings settings;
    private final KeycloakPeople people;
    private final SignIns signIns;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    KeycloakSignIn(KeycloakSettings settings, KeycloakPeople people, SignIns signIns) {
        this.settings = settings;
        this.people = people;
        this.signIns = signIns;
        if (settings.clientSecret() == null || settings.directorySecret() == null) {
            throw new CannotStart(
                    "没有设置 zhengcheng.keycloak.client-secret 和 directory-secret。They are not set.",
                    "请填上 Keycloak 里两个客户端的密钥。Set them to the secrets of the two clients in Keycloak.");
        }
    }

    @Bean
    ClientRegistrationRepository clientRegistrations() {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId("zhengcheng")
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid")
                .issuerUri(settings.issuer())
                .authorizationUri(settings.endpoint("auth"))
                .tokenUri(settings.endpoint("token"))
                .jwkSetUri(settings.endpoint("certs"))
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", settings.endpoint("logout")))
                .build());
    }

    /** By itself it would wait half a second only for the keys with which tokens are signed. */
    @Bean
    JwtDecoderFactory<ClientRegistration> patientDecoder() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(LONG_PATIENCE);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(settings.endpoint("certs"))
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new OidcIdTokenValidator(clientRegistrations().findByRegistrationId(REGISTRATION))));
        return registration -> decoder;
    }

    /** Nobody here acts at Keycloak in a person's name, so their tokens are forgotten at once. */
    @Bean
    OAuth2AuthorizedClientRepository noTokensKept() {
        return new OAuth2AuthorizedClientRepository() {
            @Override
            public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                    String registration, Authentication person, HttpServletRequest request) {
                return null;
            }

            @Override
            public void saveAuthorizedClient(
                    OAuth2AuthorizedClient client,
                    Authentication person,
                    HttpServletRequest request,
                    HttpServletResponse response) {
                // Forgotten.
            }

            @Override
            public void removeAuthorizedClient(
                    String registration,
                    Authentication person,
                    HttpServletRequest request,
                    HttpServletResponse response) {
                // There is none.
            }
        };
    }

    @Override
    public void join(HttpSecurity http, AuthenticationSuccessHandler onward) throws Exception {
        BackChannel backChannel = new BackChannel(signIns);
        OidcClientInitiatedLogoutSuccessHandler leave =
                new OidcClientInitiatedLogoutSuccessHandler(clientRegistrations());
        leave.setPostLogoutRedirectUri("{baseUrl}" + SIGN_IN + "?out");
        leave.setDefaultTargetUrl(SIGN_IN + "?out");
        OAuth2AuthorizationRequestResolver plain = new DefaultOAuth2AuthorizationRequestResolver(clientRegistrations());
        http.oauth2Login(login -> login.loginPage(SIGN_IN)
                        .authorizationEndpoint(asked -> asked.authorizationRequestResolver(new FreshRequests(plain)))
                        .userInfoEndpoint(asked -> asked.oidcUserService(people))
                        .successHandler(onward)
                        .failureHandler(KeycloakSignIn::refused))
                .oidcLogout(logout -> logout.oidcSessionRegistry(backChannel)
                        .backChannel(channel -> channel.logoutHandler(backChannel)))
                .logout(logout -> logout.logoutSuccessHandler(leave));
    }

    private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        log.warn("A sign-in at Keycloak was refused: {}", why.getMessage());
        response.sendRedirect(request.getContextPath() + SIGN_IN + "?unified");
    }

    @Override
    public String path() {
        return "/oauth2/authorization/" + REGISTRATION;
    }

    @Override
    public String origin() {
        return settings.address();
    }

    @Override
    public boolean isThere() {
        try {
            HttpRequest asked = HttpRequest.newBuilder(URI.create(settings.issuer()))
                    .timeout(PATIENCE)
                    .build();
            return http.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

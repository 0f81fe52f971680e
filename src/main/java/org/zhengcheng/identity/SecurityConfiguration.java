package org.zhengcheng.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.zhengcheng.identity.guard.ForeignWrites;
import org.zhengcheng.identity.guard.RequestLimits;
import org.zhengcheng.identity.guard.RequestSettings;
import org.zhengcheng.identity.guard.StrangersFiles;
import org.zhengcheng.identity.guard.Unreadable;
import org.zhengcheng.identity.guard.UnseenSigns;
import org.zhengcheng.identity.password.TooManyAttempts;
import org.zhengcheng.identity.session.SessionGuard;
import org.zhengcheng.identity.session.SignIns;

/** Everyone signs in; what they may then see and do is asked per case in {@code casework}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String SIGN_IN = "/sign-in";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Preferences preferences,
            Appearance appearance,
            SignIns signIns,
            RequestSettings limits,
            ObjectProvider<ForeignSignIn> foreign)
            throws Exception {
        AuthenticationSuccessHandler onward = dressed(preferences, appearance);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                SIGN_IN,
                                "/demo/walk/start",
                                "/preferences",
                                "/letters",
                                "/letters/*",
                                "/*.css",
                                "/*.js",
                                "/favicon.svg",
                                "/actuator/health",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form ->
                        form.loginPage(SIGN_IN).successHandler(onward).failureHandler(SecurityConfiguration::refused))
                .sessionManagement(
                        session -> session.addSessionAuthenticationStrategy((authentication, request, response) ->
                                signIns.begin((Actor) authentication.getPrincipal(), request)))
                .addFilterBefore(new SessionGuard(signIns), CsrfFilter.class)
                .addFilterBefore(new StrangersFiles(new LostSession()), CsrfFilter.class)
                .addFilterBefore(new RequestLimits(limits), SessionGuard.class)
                .addFilterBefore(new ForeignWrites(), RequestLimits.class)
                .addFilterAfter(new UnseenSigns(), CsrfFilter.class)
                .addFilterBefore(new Unreadable(), ForeignWrites.class)
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .addLogoutHandler(
                                (request, response, authentication) -> leave(signIns, request, authentication))
                        .addLogoutHandler(
                                new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE)))
                        .logoutSuccessUrl(SIGN_IN + "?out"))
                .csrf(Customizer.withDefaults())
                // AnswerHeaders says it with every answer; what may stand in a frame of ours says so itself.
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable))
                .exceptionHandling(refused -> refused.accessDeniedHandler(new LostSession()));
        for (ForeignSignIn other : foreign) {
            other.join(http, onward);
        }
        return http.build();
    }

    /** Whoever signs in finds pages as they chose them on another device, and the page they had asked for. */
    private static AuthenticationSuccessHandler dressed(Preferences preferences, Appearance appearance) {
        SavedRequestAwareAuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();
        return (request, response, authentication) -> {
            UUID personId = ((Actor) authentication.getPrincipal()).personId();
            preferences.of(personId).ifPresent(choice -> appearance.wear(choice, request, response));
            Optional<String> page = Onward.take(request);
            if (page.isPresent()) {
                response.sendRedirect(request.getContextPath() + page.get());
            } else {
                onward.onAuthenticationSuccess(request, response, authentication);
            }
        };
    }

    private static void leave(SignIns signIns, HttpServletRequest request, Authentication authentication) {
        UUID current = SignIns.current(request);
        if (current != null && authentication != null && authentication.getPrincipal() instanceof Actor actor) {
            signIns.end(actor.accountId(), current, actor.personId());
        }
    }

    /** What the sign-in page is to say. */
    private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String said = why instanceof TooManyAttempts
                ? "wait"
                : why instanceof LockedException || why instanceof DisabledException
                        ? "locked"
                        : why instanceof CredentialsExpiredException ? "old" : "error";
        response.sendRedirect(request.getContextPath() + SIGN_IN + "?" + said);
    }
}

package org.zhengcheng.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Keeps the choice of look and language in cookies, so that no page asks the database for it, signed in or not. */
@Component
class Appearance implements HandlerInterceptor {

    private static final String TYPE = "type";
    private static final String THEME = "theme";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final LocaleResolver locales;

    Appearance(LocaleResolver locales) {
        this.locales = locales;
    }

    /** From now on this device shows pages so. */
    void wear(Preference choice, HttpServletRequest request, HttpServletResponse response) {
        locales.setLocale(request, response, choice.language().locale());
        keep(TYPE, Preferences.lower(choice.typeSize()), request, response);
        keep(THEME, Preferences.lower(choice.theme()), request, response);
    }

    /** What this device shows now. */
    Preference worn(HttpServletRequest request) {
        return new Preference(
                Preference.Language.EN
                                .locale()
                                .getLanguage()
                                .equals(locales.resolveLocale(request).getLanguage())
                        ? Preference.Language.EN
                        : Preference.Language.ZH,
                read(TYPE, Preference.TypeSize.class, request, Preference.DEFAULT.typeSize()),
                read(THEME, Preference.Theme.class, request, Preference.DEFAULT.theme()));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute("appearance", worn(request));
        request.setAttribute("here", here(request));
        // Of an error, what was asked for may be what could not be read.
        request.setAttribute(
                "again", request.getDispatcherType() != DispatcherType.ERROR && request.getParameter("again") != null);
        return true;
    }

    /** Where to come back to after the choice, without script and referrer: of an error, the page that was asked for. */
    private static String here(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
            return asked;
        }
        String query = HttpMethod.GET.matches(request.getMethod()) ? request.getQueryString() : null;
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static void keep(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(A_YEAR)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static <E extends Enum<E>> E read(String name, Class<E> type, HttpServletRequest request, E otherwise) {
        Cookie cookie = WebUtils.getCookie(request, name);
        for (E choice : type.getEnumConstants()) {
            if (cookie != null && Preferences.lower(choice).equals(cookie.getValue())) {
                return choice;
            }
        }
        return otherwise;
    }
}

package org.zhengcheng.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Chinese unless a reader has chosen English; every room has a bundle of its own in {@code messages/}. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    private static final String FOLDER = "messages/";
    private static final Duration A_YEAR = Duration.ofDays(365);

    @Bean
    MessageSource messageSource() throws IOException {
        String[] rooms = Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*.properties"))
                .map(file -> String.valueOf(file.getFilename()))
                .filter(name -> !name.contains("_"))
                .map(name -> FOLDER + name.substring(0, name.lastIndexOf('.')))
                .sorted()
                .toArray(String[]::new);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(rooms);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new ChosenLocale(chosen(true), chosen(false));
    }

    private static LocaleResolver chosen(boolean secure) {
        CookieLocaleResolver chosen = new CookieLocaleResolver("language");
        chosen.setCookieSecure(secure);
        chosen.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        chosen.setCookieMaxAge(A_YEAR);
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        return chosen;
    }

    /** Over a safe connection the choice is kept so that it is sent over safe ones only. */
    private record ChosenLocale(LocaleResolver safe, LocaleResolver plain) implements LocaleResolver {

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            return plain.resolveLocale(request);
        }

        @Override
        public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
            (request.isSecure() ? safe : plain).setLocale(request, response, locale);
        }
    }

    /** Gives pages {@code #say}. */
    @Bean
    IExpressionObjectDialect sayDialect(Clock clock, MessageSource messages) {
        return new SayDialect(clock, messages);
    }

    private record SayDialect(Clock clock, MessageSource messages)
            implements IExpressionObjectDialect, IExpressionObjectFactory {

        private static final String SAY = "say";

        @Override
        public String getName() {
            return SAY;
        }

        @Override
        public IExpressionObjectFactory getExpressionObjectFactory() {
            return this;
        }

        @Override
        public Set<String> getAllExpressionObjectNames() {
            return Set.of(SAY);
        }

        @Override
        public Object buildObject(IExpressionContext context, String name) {
            return new Say(context.getLocale(), clock.getZone(), messages);
        }

        @Override
        public boolean isCacheable(String name) {
            return true;
        }
    }
}

package org.zhengcheng.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Keeps sessions in the database, so that any node serves any person and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

    /** What a session may hold. Whoever could write into the table could else run code by what is read from it. */
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "org.zhengcheng.**;org.springframework.security.**;org.springframework.web.servlet.FlashMap;"
                    + "org.springframework.util.*;java.lang.*;java.util.**;java.time.**;java.net.*;java.math.*;"
                    + "jakarta.servlet.http.Cookie;maxdepth=40;maxbytes=2000000;!*");

    /** A page that changes nothing in the session writes nothing, but for the time of the last one, once a minute. */
    private static final String SPARING_UPDATE = """
            update %TABLE_NAME% s set session_id = n.session_id, last_access_time = n.last_access,
              max_inactive_interval = n.idle, expiry_time = n.expiry, principal_name = null
            from (select ?::char(36) as session_id, ?::bigint as last_access, ?::int as idle, ?::bigint as expiry,
                  ?::varchar as principal, ?::char(36) as primary_id) n
            where s.primary_id = n.primary_id and (s.session_id <> n.session_id
              or s.max_inactive_interval <> n.idle or s.last_access_time < n.last_access - 60000)
            """;

    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer twoRequestsMayWriteOneAttribute() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Over a safe connection only this host can have set it, and no part of the host's name but the whole. */
    @Bean
    CookieSerializer sessionCookie() {
        return new HostCookie(cookie("__Host-SESSION", true), cookie("SESSION", false));
    }

    private static CookieSerializer cookie(String name, boolean secure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    /** One name for connections that are safe and one for those of a demonstration. */
    private record HostCookie(CookieSerializer safe, CookieSerializer plain) implements CookieSerializer {

        @Override
        public void writeCookieValue(CookieValue value) {
            of(value.getRequest()).writeCookieValue(value);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private CookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? safe : plain;
        }
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> writeSparingly() {
        return sessions -> sessions.setUpdateSessionQuery(SPARING_UPDATE);
    }

    /** Under the name by which Spring Session looks for it. */
    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, SessionConfiguration::read);
        return conversion;
    }

    /** What another version of the application wrote may be unreadable: its person then signs in again. */
    private static Object read(byte[] stored) {
        try (InputStream bytes = new ByteArrayInputStream(stored);
                ObjectInputStream objects = new ObjectInputStream(bytes)) {
            objects.setObjectInputFilter(KNOWN);
            return objects.readObject();
        } catch (IOException | ClassNotFoundException unreadable) {
            log.warn("Part of a session cannot be read: {}", unreadable.toString());
            return null;
        }
    }
}

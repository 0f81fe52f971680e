package org.zhengcheng.identity.guard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.zhengcheng.identity.ForeignSignIn;
import org.zhengcheng.installation.QueryTime;

/**
 * Says with every answer what a browser may do with it. It stands before everything else in the server, so that pages of
 * errors, files, redirects and refusals of the server itself say so too. A page that needs more sets the header itself.
 */
@Configuration(proxyBeanMethods = false)
class AnswerHeaders {

    /** Nothing but our own files, no markup made of text by a script, in nobody's frame. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
            + " trusted-types pages; form-action 'self'";

    /** Of all this no page makes use. */
    private static final String NOT_USED = Stream.of(
                    "accelerometer",
                    "autoplay",
                    "browsing-topics",
                    "camera",
                    "display-capture",
                    "encrypted-media",
                    "geolocation",
                    "gyroscope",
                    "hid",
                    "magnetometer",
                    "microphone",
                    "midi",
                    "payment",
                    "publickey-credentials-get",
                    "screen-wake-lock",
                    "serial",
                    "usb",
                    "xr-spatial-tracking")
            .map(feature -> feature + "=()")
            .collect(Collectors.joining(", "));

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> headersOnEveryAnswer(
            ObjectProvider<ForeignSignIn> foreign) {
        // Asked for at the first request: while the server is being made nothing else is there yet.
        Supplier<Map<String, String>> headers = SingletonSupplier.of(() -> headers(foreign));
        return server -> server.addEngineValves(new First(headers));
    }

    private static Map<String, String> headers(ObjectProvider<ForeignSignIn> foreign) {
        // A browser holds the way on from our form for bound by the same rule as the form.
        String onward =
                foreign.stream().map(ForeignSignIn::origin).map(" "::concat).collect(Collectors.joining());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", POLICY + onward);
        headers.put("Permissions-Policy", NOT_USED);
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        // Our own pages are told where somebody comes from, to lead them back there; nobody else is.
        headers.put("Referrer-Policy", "same-origin");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        // Others sit at the same machine; what may be kept says so itself.
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    /** Whatever happens in it happens for somebody who waits for an answer. */
    private static final class First extends ValveBase {

        private final Supplier<Map<String, String>> headers;

        First(Supplier<Map<String, String>> headers) {
            super(true);
            this.headers = headers;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            headers.get().forEach(response::setHeader);
            try (QueryTime.Limited limited = QueryTime.limited()) {
                getNext().invoke(request, response);
            }
        }
    }
}

package org.zhengcheng.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** A browser without scripts: it gets pages, fills in the forms it finds there and sends them. */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new LocalCookies())
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String address;

    private Browser(String address) {
        this.address = address;
    }

    /** A browser in which nobody has signed in. */
    public static Browser stranger(String address) {
        return new Browser(address);
    }

    /** A browser in which an account has signed in through the sign-in page. */
    public static Browser signIn(String address, String username, String password) {
        Browser browser = new Browser(address);
        Page home = browser.get("/sign-in")
                .form("form[action$=/sign-in]")
                .set("username", username)
                .set("password", password)
                .send();
        if (home.uri().getPath().endsWith("/sign-in")) {
            throw new IllegalStateException(username + " could not sign in");
        }
        return browser;
    }

    public Page get(String path) {
        return send(HttpRequest.newBuilder(absolute(path))
                .header("Accept", "text/html")
                .GET());
    }

    /** Sends a form that only asks. */
    Page get(String path, List<Map.Entry<String, String>> values) {
        return get(path + "?" + encoded(values));
    }

    /** Sends whatever somebody might send without a page to begin from, with a file if it is sent in parts. */
    public Page send(String path, Map<String, String> values, boolean parts) {
        List<Upload> uploads =
                parts ? List.of(new Upload("file", "something.pdf", new byte[] {'%', 'P', 'D', 'F'})) : List.of();
        return post(path, address + "/", List.copyOf(values.entrySet()), uploads, parts);
    }

    /** The bytes behind an address. */
    public HttpResponse<byte[]> download(String path) {
        try {
            return http.send(HttpRequest.newBuilder(absolute(path)).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The bytes that answer what a form sends. */
    public HttpResponse<byte[]> download(String path, Map<String, String> values) {
        try {
            return http.send(
                    HttpRequest.newBuilder(absolute(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(encoded(values)))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Sends what a page's script would. */
    public HttpResponse<String> script(String path, Map<String, String> values) {
        String body = encoded(values);
        return answer(HttpRequest.newBuilder(absolute(path))
                .header("X-Requested-With", "script")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file as a page's script would. */
    public HttpResponse<String> script(String path, Map<String, String> values, String fileName, byte[] content) {
        String boundary = UUID.randomUUID().toString();
        return answer(HttpRequest.newBuilder(absolute(path))
                .header("X-Requested-With", "script")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body(
                        boundary, List.copyOf(values.entrySet()), List.of(new Upload("file", fileName, content))))));
    }

    /** The value of a cookie; null without it. */
    public String cookie(String name) {
        return cookies().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Sends a cookie that was kept. */
    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies().add(URI.create(address), cookie);
    }

    private CookieStore cookies() {
        return ((CookieManager) http.cookieHandler().orElseThrow()).getCookieStore();
    }

    /** Forgets the session, as after a long absence. */
    public void loseSession() {
        cookies().removeAll();
    }

    /** Sends a form as a browser does, in parts when there may be files. */
    Page post(String path, String from, List<Map.Entry<String, String>> values, List<Upload> uploads, boolean parts) {
        HttpRequest.Builder request = HttpRequest.newBuilder(absolute(path))
                .header("Accept", "text/html")
                .header("Referer", from);
        if (!parts) {
            return send(request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encoded(values))));
        }
        String boundary = UUID.randomUUID().toString();
        return send(request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body(boundary, values, uploads))));
    }

    private static byte[] body(String boundary, List<Map.Entry<String, String>> values, List<Upload> uploads) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        values.forEach(value -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                        + value.getKey() + "\"\r\n\r\n" + value.getValue() + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        uploads.forEach(upload -> {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + upload.field()
                            + "\"; filename=\"" + upload.name()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(upload.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private Page send(HttpRequest.Builder builder) {
        HttpResponse<String> response = answer(builder);
        return new Page(
                this,
                response.statusCode(),
                response.uri(),
                Jsoup.parse(response.body(), response.uri().toString()));
    }

    /** A timeout of the request itself would, in Java 17, cut off a later one on the same connection (JDK-8304701). */
    private HttpResponse<String> answer(HttpRequest.Builder builder) {
        try {
            return http.sendAsync(builder.build(), BodyHandlers.ofString()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new UncheckedIOException(new IOException(failure.getCause()));
        } catch (TimeoutException none) {
            throw new UncheckedIOException(new IOException("No answer within " + PATIENCE, none));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private URI absolute(String path) {
        return URI.create(path.startsWith("http") ? path : address + path);
    }

    private static String encoded(List<Map.Entry<String, String>> values) {
        return values.stream()
                .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A file to be sent. */
    record Upload(String field, String name, byte[] content) {}

    /** Takes this machine for safe, as browsers do: cookies meant for safe connections are sent to it too. */
    private static final class LocalCookies extends CookieManager {

        @Override
        public void put(URI from, Map<String, List<String>> headers) throws IOException {
            super.put(
                    from,
                    headers.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    header -> header.getValue().stream()
                                            .map(value -> value.replaceAll("(?i); *secure(?=;|$)", ""))
                                            .toList())));
        }
    }
}

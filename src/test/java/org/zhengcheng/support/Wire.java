package org.zhengcheng.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Speaks to the server byte by byte, as no browser would: it says what it is told and follows nothing. */
public final class Wire {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final URI server;
    private final String from;
    private final List<String> always = new ArrayList<>();

    private Wire(URI server, String from) {
        this.server = server;
        this.from = from;
    }

    public static Wire to(String address) {
        return new Wire(URI.create(address), null);
    }

    /** The same from another address of this machine. */
    public Wire from(String address) {
        return new Wire(server, address);
    }

    /** With the session of a browser. */
    public Wire as(Browser browser) {
        Wire wire = new Wire(server, from);
        wire.always.add("Cookie: SESSION=" + browser.cookie("SESSION"));
        return wire;
    }

    public Answer get(String target, String... headers) {
        return ask("GET", target, new byte[0], headers);
    }

    /** Sends a form as a page would. */
    public Answer post(String target, String form, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/x-www-form-urlencoded");
        return ask("POST", target, form.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    public Answer ask(String method, String target, byte[] body, String... headers) {
        List<String> head = new ArrayList<>();
        head.add(method + " " + target + " HTTP/1.1");
        head.add("Host: " + server.getAuthority());
        head.add("Connection: close");
        if (body.length > 0) {
            head.add("Content-Length: " + body.length);
        }
        head.addAll(always);
        head.addAll(List.of(headers));
        if (head.stream().noneMatch(line -> line.startsWith("Accept:"))) {
            head.add("Accept: text/html");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return say(bytes.toByteArray());
    }

    /** Sends exactly these bytes and hears until the server hangs up. */
    public Answer say(byte[] bytes) {
        try (Socket socket = new Socket()) {
            if (from != null) {
                socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            }
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), server.getPort()));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (SocketException hungUpAlready) {
                // What it said before is heard below.
            }
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(heard);
            } catch (SocketException reset) {
                // It does not listen to the rest of what is too long.
            }
            return Answer.of(heard.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What the server said.
     *
     * @param status 0 when it hung up without a word
     * @param headers by names in small letters
     */
    public record Answer(int status, Map<String, List<String>> headers, String body) {

        static Answer of(byte[] bytes) {
            int head = indexOf(bytes, END_OF_HEAD);
            if (head < 0) {
                return new Answer(0, Map.of(), "");
            }
            List<String> lines = new String(bytes, 0, head, StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
            Map<String, List<String>> headers = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            byte[] rest = Arrays.copyOfRange(bytes, head + END_OF_HEAD.length, bytes.length);
            boolean chunked =
                    headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
            String body = new String(chunked ? joined(rest) : rest, StandardCharsets.UTF_8);
            return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers, body);
        }

        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }

        /** Everything it said, to be looked through. */
        public String everything() {
            return headers.entrySet().stream()
                            .map(header -> header.getKey() + ": " + header.getValue())
                            .collect(Collectors.joining("\n"))
                    + "\n\n" + body;
        }

        private static byte[] joined(byte[] chunks) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int at = 0;
            while (at < chunks.length) {
                int line = at;
                while (line < chunks.length && chunks[line] != '\r') {
                    line++;
                }
                int size = Integer.parseInt(new String(chunks, at, line - at, StandardCharsets.ISO_8859_1), 16);
                body.write(chunks, line + 2, Math.min(size, Math.max(0, chunks.length - line - 2)));
                at = line + 2 + size + 2;
                if (size == 0) {
                    break;
                }
            }
            return body.toByteArray();
        }

        private static int indexOf(byte[] bytes, byte[] sought) {
            for (int i = 0; i + sought.length <= bytes.length; i++) {
                if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
